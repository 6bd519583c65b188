/** A small app that uses what the stand-in has to stand in for; the tests beside this folder drive it. */
import { fork } from './echo-process.ts';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { app, BrowserWindow, desktopCapturer, ipcMain, protocol, session } from 'electron';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
);

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

if (!app.requestSingleInstanceLock()) app.quit();

app.on('second-instance', (_event, argv) => {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('second-instance', argv.at(-1));
});

app.on('window-all-closed', () => app.quit());

await app.whenReady();
protocol.handle('app', servePage);
session.defaultSession.setDisplayMediaRequestHandler((_request, callback) => void shareScreen(callback));
ipcMain.handle('add-one', (_event, value: number) => value + 1);
ipcMain.handle('echo', (_event, value: unknown) => value);
ipcMain.handle('fail', () => {
  throw new TypeError('boom happened');
});
ipcMain.on('connect', ({ sender }) => fork(sender));
ipcMain.on('port', ({ ports: [port] }) => {
  port?.on('message', ({ data }) => port.postMessage({ echoed: data as unknown }));
  port?.start();
});
const window = new BrowserWindow({
  width: 900,
  height: 640,
  show: false,
  webPreferences: { preload: join(import.meta.dirname, 'preload.cjs') },
});
window.once('ready-to-show', () => window.show());
await window.loadURL('app://desk/index.html');

async function shareScreen(callback: (streams: Electron.Streams) => void): Promise<void> {
  const [video] = await desktopCapturer.getSources({ types: ['screen'] });
  callback(video === undefined ? {} : { video });
}

async function servePage({ url }: Request): Promise<Response> {
  const { pathname } = new URL(url);
  if (pathname === '/moved')
    return new Response(null, { status: 302, headers: { location: 'app://desk/second.html' } });
  if (pathname === '/broken') return Response.error();
  if (pathname === '/empty.wasm') return asset(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), pathname);
  if (pathname === '/inter.woff2') return asset(await readFile(fontFile), pathname);
  try {
    return asset(await readFile(join(import.meta.dirname, 'pages', pathname)), pathname);
  } catch (error) {
    return new Response(String(error), { status: 404 });
  }
}

function asset(body: Uint8Array, pathname: string): Response {
  const contentType = types[extname(pathname)] ?? 'application/octet-stream';
  const headers = { 'content-type': contentType, 'content-security-policy': policy };
  return new Response(Uint8Array.from(body), { headers });
}
