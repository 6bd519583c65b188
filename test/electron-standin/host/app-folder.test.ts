import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPackage } from '@electron/asar';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findApp } from './app-folder.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'app-folder-test-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function writeApp(name: string, manifest: object): string {
  const app = path.join(folder, name);
  fs.mkdirSync(app, { recursive: true });
  fs.writeFileSync(path.join(app, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(app, 'main.cjs'), '');
  return app;
}

test('a folder on the command line is an app in development, called by its product name', () => {
  const app = writeApp('app', { name: 'desk', productName: 'Desk Console', version: '1.2.3', main: 'main.cjs' });

  expect(findApp(path.join(folder, 'resources'), app)).toEqual({
    mainModule: path.join(app, 'main.cjs'),
    isPackaged: false,
    about: { appName: 'Desk Console', appVersion: '1.2.3', appPath: app },
  });
});

test('a file on the command line runs as Electron itself', () => {
  const app = writeApp('app', { name: 'desk' });
  const file = path.join(app, 'main.cjs');

  expect(findApp(path.join(folder, 'resources'), file)).toMatchObject({
    mainModule: file,
    about: { appName: 'Electron', appPath: app },
  });
});

test('an archive beside the executable wins, and runs from a folder that is called like it', async () => {
  const app = writeApp('app', { name: 'desk', version: '2.0.0', main: 'main.cjs' });
  fs.mkdirSync(path.join(folder, 'resources'));
  await createPackage(app, path.join(folder, 'resources/app.asar'));

  const found = findApp(path.join(folder, 'resources'), null);

  expect(found).toMatchObject({ isPackaged: true, about: { appName: 'desk', appVersion: '2.0.0' } });
  expect(path.basename(found.about.appPath)).toBe('app.asar');
  expect(fs.existsSync(found.mainModule)).toBe(true);
});

test('without an app there is nothing to start', () => {
  expect(() => findApp(folder, null)).toThrow(/No app/);
});
