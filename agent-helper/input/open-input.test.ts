import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../test/rooms/project-files.ts';
import { koffiFile } from './koffi.ts';
import { openInput } from './open-input.ts';

const nobody = {
  onLocalInput: () => undefined,
  onPanic: () => undefined,
  onLost: () => undefined,
  onFault: () => undefined,
};

test.each([
  [
    'under Wayland, where an X display reaches half of the windows only',
    { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' },
    'input.wayland',
  ],
  ['under Wayland by the name of the session', { XDG_SESSION_TYPE: 'wayland', DISPLAY: ':0' }, 'input.wayland'],
  ['without a display', {}, 'input.no-display'],
  ['on a display that nobody serves', { DISPLAY: ':4999' }, 'input.display-refused'],
])('nothing is injected %s, and it is said why', async (_name, env, reason) => {
  expect(await openInput({ platform: 'linux', koffiFile: '', env }, nobody)).toEqual({ isOpen: false, reason });
});

const here = {
  isPackaged: false,
  resourcesPath: '',
  appFolder: join(projectRoot, 'dist/desktop/helper'),
  platform: process.platform,
  arch: process.arch,
};

describe.each(['win32', 'darwin'] as const)('for %s', (platform) => {
  test.each([
    ['koffi is not there', join(projectRoot, 'nowhere/koffi.node')],
    ['koffi is that of another system', koffiFile(here)],
  ])('nothing is injected where %s, and it is said why', async (_where, file) => {
    expect(await openInput({ platform, koffiFile: file, env: {} }, nobody)).toEqual({
      isOpen: false,
      reason: 'input.unsupported-system',
    });
  });
});

test('koffi is looked for beside the archive of the app, and in no folder around it', () => {
  const packaged = { ...here, isPackaged: true, resourcesPath: '/opt/Deskbell Helper/resources' };

  expect(koffiFile(packaged)).toBe('/opt/Deskbell Helper/resources/koffi/koffi.node');
  expect(existsSync(koffiFile(here))).toBe(true);
});
