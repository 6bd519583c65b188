import { expect, test } from 'vitest';
import { installationKind, updateTargetOf } from './installation-kind.ts';

test.each([
  ['linux', 'deb\n', undefined, 'deb'],
  ['linux', 'deb', '/opt/deskbell.AppImage', 'deb'],
  ['linux', null, '/opt/deskbell.AppImage', 'appimage'],
  ['linux', null, undefined, null],
  ['linux', 'rpm', undefined, null],
  ['win32', null, undefined, 'nsis'],
  ['darwin', null, undefined, 'mac'],
  ['freebsd', 'deb', undefined, null],
])('on %s, with the package type %j and the AppImage %j: %s', (platform, packageType, appImage, kind) => {
  expect(installationKind({ platform, packageType, appImage })).toBe(kind);
});

test('systems that nobody builds for have no channel file', () => {
  expect([updateTargetOf('linux', 'x64'), updateTargetOf('linux', 'riscv64')]).toEqual(['linux-x64', null]);
});
