import fs from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, expect, test } from '@playwright/test';

/** A window and a utility process that hold the two ends of one channel. */
const sources = {
  'package.json': JSON.stringify({ name: 'port-desk', version: '1.0.0', main: 'main.cjs' }),
  'page.html': '<!doctype html><title>Ports</title>',
  'preload.cjs': `
    const { ipcRenderer } = require('electron');
    ipcRenderer.on('port', ({ ports }) => window.postMessage('port', '*', ports));`,
  'echo.cjs': `
    process.parentPort.on('message', ({ ports: [port] }) => {
      port.on('message', ({ data }) => port.postMessage(data));
      port.start();
    });`,
  'main.cjs': `
    const { app, BrowserWindow, MessageChannelMain, utilityProcess } = require('electron');
    const path = require('node:path');
    app.whenReady().then(() => {
      const window = new BrowserWindow({ webPreferences: { preload: path.join(__dirname, 'preload.cjs') } });
      globalThis.child = utilityProcess.fork(path.join(__dirname, 'echo.cjs'), [], { serviceName: 'echo' });
      globalThis.connect = () => {
        const { port1, port2 } = new MessageChannelMain();
        globalThis.child.postMessage('port', [port1]);
        window.webContents.postMessage('port', null, [port2]);
      };
      window.loadFile('page.html');
    });`,
};

async function launch(folder: string, ...args: readonly string[]): Promise<ElectronApplication> {
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(sources)) fs.writeFileSync(path.join(folder, name), text);
  const app = await _electron.launch({ args: [`--user-data-dir=${path.join(folder, 'profile')}`, ...args, folder] });
  await app.evaluate(({ app }) => app.whenReady());
  return app;
}

async function shownPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page).toHaveTitle('Ports');
  return page;
}

test('a page and a utility process talk over a port of their own, in order and with large messages', async ({}, testInfo) => {
  const app = await launch(testInfo.outputPath());
  const page = await shownPage(app);
  // The listener stands before the port is sent: the two ways into the app do not wait for one another.
  await page.evaluate(() => {
    const arrival = new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', ({ ports: [port] }) => resolve(port!));
    });
    Object.assign(window, { arrival });
  });
  await app.evaluate(() => Reflect.get(globalThis, 'connect')() as void);

  const heard = await page.evaluate(async () => {
    const port = await (Reflect.get(window, 'arrival') as Promise<MessagePort>);
    const answers: unknown[] = [];
    const done = new Promise<void>((resolve) => {
      port.addEventListener('message', ({ data }) => {
        answers.push(data instanceof Uint8Array ? data.length : data);
        if (answers.length === 2_001) resolve();
      });
    });
    port.start();
    for (let count = 0; count < 2_000; count += 1) port.postMessage(count);
    port.postMessage(new Uint8Array(1_000_000));
    await done;
    return answers;
  });

  expect(heard).toEqual([...Array.from({ length: 2_000 }, (_, count) => count), 1_000_000]);
  await app.close();
});

test("the app's choice of theme reaches its pages", async ({}, testInfo) => {
  const app = await launch(testInfo.outputPath());
  const page = await shownPage(app);
  const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'dark'));
  await expect.poll(isDark).toBe(true);
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'));
  await expect.poll(isDark).toBe(false);
  await app.close();
});

test('a sealed secret is opened after a restart, and not where there is no key store', async ({}, testInfo) => {
  const folder = testInfo.outputPath();
  const first = await launch(folder);
  const sealed = await first.evaluate(async ({ safeStorage }) =>
    (await safeStorage.encryptStringAsync('token')).toString('hex'),
  );
  await first.close();
  const second = await launch(folder);
  const open = async (app: ElectronApplication) =>
    app.evaluate(
      async ({ safeStorage }, hex) => (await safeStorage.decryptStringAsync(Buffer.from(hex, 'hex'))).result,
      sealed,
    );

  expect(await open(second)).toBe('token');
  await second.close();
  const withoutStore = await launch(folder, '--password-store=basic');
  expect(await withoutStore.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe('basic_text');
  await expect(open(withoutStore)).rejects.toThrow('Decryption is not available');
  await withoutStore.close();
});

test('utility processes end with the app, however it ends', async ({}, testInfo) => {
  const app = await launch(testInfo.outputPath());
  await app.firstWindow();
  const pid = await app.evaluate(() => (Reflect.get(globalThis, 'child') as { pid: number }).pid);
  app.process().kill('SIGKILL');

  await expect.poll(() => fs.existsSync(`/proc/${pid}`)).toBe(false);
});
