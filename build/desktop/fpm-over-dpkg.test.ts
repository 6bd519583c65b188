import { describe, expect, test } from 'vitest';
import { controlText } from './deb-control.ts';
import type { DebOrder } from './fpm-arguments.ts';
import { readFpmArguments } from './fpm-arguments.ts';

/** As electron-builder says it. */
const said = `-s|dir|--force|-t|deb|-d|libnss3|-d|libgtk-3-0|--deb-recommends|libnotify-bin
|--deb-compression|xz|--architecture|amd64|--after-install|/t/postinst|--after-remove|/t/postrm|--version|1.2.0
|--package|/out/desk.deb|--name|deskbell-console|--maintainer|A <a@b.example>|--vendor|A|--url|https://deskbell.example
|--category|admin|--deb-priority|optional|--license|MIT|/build/linux-unpacked/=/opt/Deskbell Helper
|/t/x.desktop=/usr/share/applications/x.desktop`
  .replaceAll('\n', '')
  .split('|')
  .concat('--description', 'Desk\n For agents.\n\n Offline.');
const order: DebOrder = {
  output: '/out/desk.deb',
  name: 'deskbell-console',
  version: '1.2.0',
  architecture: 'amd64',
  maintainer: 'A <a@b.example>',
  description: 'Desk\n For agents.\n\n Offline.',
  section: 'admin',
  priority: 'optional',
  compression: 'xz',
  homepage: 'https://deskbell.example',
  depends: ['libnss3', 'libgtk-3-0'],
  recommends: ['libnotify-bin'],
  afterInstall: '/t/postinst',
  afterRemove: '/t/postrm',
  contents: [
    { from: '/build/linux-unpacked/', to: '/opt/Deskbell Helper' },
    { from: '/t/x.desktop', to: '/usr/share/applications/x.desktop' },
  ],
};

test('what electron-builder says to fpm is understood', () => {
  expect(readFpmArguments(said)).toEqual({ ok: true, value: order });
});

describe('what it does not understand, it does not guess', () => {
  test.each([
    [['--rpm-os', 'linux'], '"--rpm-os" is no option of fpm that is known here.'],
    [['--iteration', '2'], '"--iteration" is no option of fpm that is known here.'],
    [['-t', 'rpm'], 'Only "-s dir -t deb" is built here.'],
    [['/a=relative'], '"/a=relative" does not say what goes where.'],
    [['/a=/b=/c'], '"/a=/b=/c" does not say what goes where.'],
    [['--name'], '"--name" needs a value.'],
  ])('%j', (more, sentence) => {
    expect(readFpmArguments([...said, ...more])).toMatchObject({
      refusal: { details: { sentence: `fpm-over-dpkg: ${sentence}` } },
    });
  });

  test('nor when something is missing', () => {
    expect(readFpmArguments(['-s', 'dir', '-t', 'deb', '--name', 'desk'])).toMatchObject({
      refusal: {
        details: { sentence: 'fpm-over-dpkg: Missing: output, version, architecture, maintainer, description.' },
      },
    });
  });
});

test('the control file has the fields of Debian policy, in the way they are read', () => {
  expect(controlText(order, 431)).toBe(`Package: deskbell-console
Version: 1.2.0
Section: admin
Priority: optional
Architecture: amd64
Maintainer: A <a@b.example>
Installed-Size: 431
Depends: libnss3, libgtk-3-0
Recommends: libnotify-bin
Homepage: https://deskbell.example
Description: Desk
 For agents.
 .
 Offline.
`);
});
