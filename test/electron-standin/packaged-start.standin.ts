import { createHash } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { _electron, expect, test } from '@playwright/test';

const standIn = import.meta.dirname;
const updater = path.resolve('node_modules/electron-updater');

/** A whole app in three files: a window over a scheme of its own, and an updater. */
const sources = {
  'package.json': JSON.stringify({
    name: 'tiny-desk',
    productName: 'Tiny Desk',
    version: '1.0.0',
    main: 'main.cjs',
  }),
  'page.html': '<!doctype html><title>Tiny</title><h1>Tiny Desk</h1>',
  'main.cjs': `
    const { app, BrowserWindow, net, protocol } = require('electron');
    const path = require('node:path');
    const { pathToFileURL } = require('node:url');
    protocol.registerSchemesAsPrivileged([{ scheme: 'tiny', privileges: { standard: true, secure: true } }]);
    app.whenReady().then(() => {
      protocol.handle('tiny', () => net.fetch(pathToFileURL(path.join(__dirname, 'page.html')).href));
      new BrowserWindow().loadURL('tiny://desk/');
    });
    globalThis.downloadUpdate = async () => {
      const { AppImageUpdater } = require(${JSON.stringify(updater)});
      const updater = new AppImageUpdater();
      updater.logger = null;
      updater.disableDifferentialDownload = true;
      const { downloadPromise } = await updater.checkForUpdates();
      return (await downloadPromise)[0];
    };`,
};

/** Puts the app together as a packager does: the renamed executable, its files, and the archive beside it. */
async function packageApp(folder: string, feed: string): Promise<string> {
  const source = path.join(folder, 'source');
  const packaged = path.join(folder, 'linux-unpacked');
  fs.mkdirSync(source);
  for (const [name, text] of Object.entries(sources)) fs.writeFileSync(path.join(source, name), text);
  fs.cpSync(standIn, packaged, { recursive: true });
  fs.renameSync(path.join(packaged, 'electron'), path.join(packaged, 'tiny-desk'));
  fs.mkdirSync(path.join(packaged, 'resources'));
  await createPackage(source, path.join(packaged, 'resources/app.asar'));
  const update = `provider: generic\nurl: ${feed}\nupdaterCacheDirName: tiny-desk-updater\n`;
  fs.writeFileSync(path.join(packaged, 'resources/app-update.yml'), update);
  return path.join(packaged, 'tiny-desk');
}

/** A feed of one newer version, on a port of its own. */
async function serveUpdate(program: Buffer): Promise<{ readonly origin: string; readonly stop: () => void }> {
  const sha512 = createHash('sha512').update(program).digest('base64');
  const file = `url: tiny.AppImage\n    sha512: ${sha512}\n    size: ${program.length}`;
  const feed = `version: 1.1.0\nfiles:\n  - ${file}\npath: tiny.AppImage\nsha512: ${sha512}\nreleaseDate: '2026-01-01'\n`;
  const server = http.createServer((request, response) => {
    const name = request.url?.split('?')[0];
    if (name === '/latest-linux.yml') response.end(feed);
    // The program is kept elsewhere, so that the updater has to follow.
    else if (name === '/tiny.AppImage') response.writeHead(302, { location: '/kept/tiny' }).end();
    else if (name === '/kept/tiny') response.end(program);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

test('a packaged app starts from its archive, knows where it is, and updates itself', async ({}, testInfo) => {
  const folder = testInfo.outputPath();
  fs.mkdirSync(folder, { recursive: true });
  const program = Buffer.alloc(300_000, '#!/bin/sh\n');
  const feed = await serveUpdate(program);
  const executablePath = await packageApp(folder, feed.origin);
  const app = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${path.join(folder, 'profile')}`],
    env: {
      ...(process.env as Record<string, string>),
      XDG_CACHE_HOME: path.join(folder, 'cache'),
      APPIMAGE: path.join(folder, 'tiny.AppImage'),
    },
  });
  const page = await app.firstWindow();

  await expect(page.getByRole('heading')).toHaveText('Tiny Desk');
  const about = await app.evaluate(({ app }) => ({
    isPackaged: app.isPackaged,
    name: app.getName(),
    version: app.getVersion(),
    appPath: app.getAppPath(),
    executable: process.execPath,
    resources: process.resourcesPath,
  }));
  expect(about).toMatchObject({ isPackaged: true, name: 'Tiny Desk', version: '1.0.0', executable: executablePath });
  expect(about.resources).toBe(path.join(path.dirname(executablePath), 'resources'));
  expect(path.basename(about.appPath)).toBe('app.asar');

  const downloaded = await app.evaluate(() => Reflect.get(globalThis, 'downloadUpdate')() as Promise<string>);
  expect(fs.readFileSync(downloaded).equals(program)).toBe(true);

  await app.close();
  feed.stop();
  expect(fs.existsSync(about.appPath)).toBe(false);
});
