import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { findElectron } from './electron-program.ts';

const linuxWithChromium = { platform: 'linux', chromium: '/usr/bin/chromium' } as const;

test('the binary that was installed runs the desktop apps, wherever that is', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'node_modules/electron'), { recursive: true });
  await writeFile(join(root, 'node_modules/electron/path.txt'), 'electron.exe');

  const found = { path: join(root, 'node_modules/electron/dist/electron.exe'), isReal: true };
  expect(findElectron(root, { platform: 'win32', chromium: null })).toEqual(found);
  expect(findElectron(root, linuxWithChromium)).toEqual(found);
});

test('without it the stand-in does, on Linux with Chromium', async () => {
  const root = await temporaryFolder();

  expect(findElectron(root, linuxWithChromium)).toEqual({
    path: join(root, 'test/electron-standin/electron'),
    isReal: false,
  });
});

test('elsewhere nothing does, and the browser serves', async () => {
  const root = await temporaryFolder();

  expect(findElectron(root, { platform: 'linux', chromium: null })).toBeNull();
  expect(findElectron(root, { platform: 'darwin', chromium: '/usr/bin/chromium' })).toBeNull();
});
