import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { koffiFile, loadKoffi } from '../../agent-helper/input/koffi.ts';
import { projectRoot } from '../../test/rooms/project-files.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { buildOffline, packSmallApp, smallApp, smallAppVersion as version } from '../../test/support/small-app.ts';
import { afterPack } from './after-pack.ts';
import { readArchive } from './read-archive.ts';

const run = promisify(execFile);
const isDebian = existsSync('/usr/bin/dpkg-deb');
const isRoot = process.getuid?.() === 0;

describe.runIf(isDebian)('packages of the stand-in, made without a network', () => {
  let folder: string;
  let desk: string;
  let helper: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskbell-packages-'));
    desk = await packSmallApp(join(folder, 'console'), 'console', ['dir', 'deb', 'tar.gz']);
    helper = await packSmallApp(join(folder, 'helper'), 'helper', ['deb']);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const deskDeb = () => join(desk, `deskbell-console-standin-${version}-amd64.deb`);
  const helperDeb = () => join(helper, `deskbell-helper-standin-${version}-amd64.deb`);
  const extracted = async (deb: string) => {
    const root = await temporaryFolder();
    await run('dpkg-deb', ['-R', deb, root]);
    return root;
  };

  test('are what was asked for, and say in their names what they are', async () => {
    expect((await readdir(desk)).toSorted()).toEqual([
      'builder-debug.yml',
      `deskbell-console-standin-${version}-amd64.deb`,
      `deskbell-console-standin-${version}-x64.tar.gz`,
      'latest-linux.yml',
      'linux-unpacked',
    ]);
  });

  test('hold the files of the app and nothing else', () => {
    const files = readArchive(join(desk, 'linux-unpacked/resources/app.asar'));

    expect(files.map(({ path }) => path).toSorted()).toEqual([
      'main.cjs',
      'package.json',
      'pages/index.html',
      'preload.cjs',
    ]);
    const manifest = JSON.parse(files.find(({ path }) => path === 'package.json')!.content.toString()) as object;
    expect(manifest).toMatchObject({ name: 'deskbell-console', version, desktopName: 'deskbell-console.desktop' });
  });

  test('tell dpkg what they are and what they need', async () => {
    const { stdout } = await run('dpkg-deb', ['-f', deskDeb()]);
    const fields = new Map(
      stdout.split('\n').flatMap((line) => {
        const [, name, value] = /^([A-Z][\w-]*): (.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name, value] as const];
      }),
    );

    expect(Object.fromEntries(fields)).toMatchObject({
      Package: 'deskbell-console',
      Version: version,
      Architecture: 'amd64',
      Section: 'admin',
      Description: 'Service desk console',
    });
    const { stdout: sizes } = await run('du', ['-sk', '--apparent-size', join(desk, 'linux-unpacked')]);
    expect(Math.abs(Number(fields.get('Installed-Size')) - Number.parseInt(sizes, 10))).toBeLessThan(1_500);
    for (const library of ['libgtk-3-0 |', 'libnss3', 'libgbm1', 'libasound2 |', 'xdg-utils']) {
      expect(fields.get('Depends')).toContain(library);
    }
  });

  test('bring an entry for the desktop that opens links to tickets and mails, and icons in every size', async () => {
    const root = await extracted(deskDeb());
    const entry = await readFile(join(root, 'usr/share/applications/deskbell-console.desktop'), 'utf8');
    const sizes = await readdir(join(root, 'usr/share/icons/hicolor'));

    expect(entry.split('\n')).toEqual(
      expect.arrayContaining([
        'Name=Deskbell',
        'Exec=/opt/Deskbell/deskbell-console %U',
        'Icon=deskbell-console',
        'StartupWMClass=deskbell-console',
        'MimeType=message/rfc822;x-scheme-handler/deskbell;',
        'GenericName[de]=Helpdesk',
        'Categories=Office;',
      ]),
    );
    // What a mail is, the desktop has been told by others.
    expect(existsSync(join(root, 'usr/share/mime'))).toBe(false);
    expect(sizes).toEqual(expect.arrayContaining(['16x16', '32x32', '256x256', '512x512', '1024x1024']));
    const icon = await readFile(join(root, 'usr/share/icons/hicolor/48x48/apps/deskbell-console.png'));
    expect(icon).toEqual(await readFile(join(projectRoot, 'build/icons/console/48x48.png')));
  });

  test('of the helper start it with the session, by an entry that an administrator may change', async () => {
    const root = await extracted(helperDeb());
    const entry = await readFile(join(root, 'etc/xdg/autostart/deskbell-helper.desktop'), 'utf8');

    const program = /^Exec="([^"]+)" --hidden$/m.exec(entry)?.[1];
    expect(existsSync(join(root, program!))).toBe(true);
    expect(await readFile(join(root, 'DEBIAN/conffiles'), 'utf8')).toBe('/etc/xdg/autostart/deskbell-helper.desktop\n');
    expect(existsSync(join(root, 'usr/share/applications/deskbell-helper.desktop'))).toBe(true);
    expect(existsSync(join(await extracted(deskDeb()), 'etc'))).toBe(false);
  });

  test('of the helper bring koffi for their system, which reaches its calls from there', async () => {
    const root = await extracted(helperDeb());
    const resourcesPath = join(root, 'opt/Deskbell Helper/resources');
    const { platform, arch } = process;
    const file = koffiFile({ isPackaged: true, resourcesPath, appFolder: '', platform, arch });

    const length = loadKoffi(file).load('libc.so.6').func('size_t strlen(const char *text)');

    expect(length('Deskbell')).toBe(8);
    expect(existsSync(join(await extracted(deskDeb()), 'opt/Deskbell/resources/koffi'))).toBe(false);
  });

  test('have scripts that the plainest shell reads', async () => {
    for (const deb of [deskDeb(), helperDeb()]) {
      const root = await extracted(deb);
      for (const script of ['postinst', 'postrm']) {
        await run('sh', ['-n', join(root, 'DEBIAN', script)]);
        expect(await readFile(join(root, 'DEBIAN', script), 'utf8')).not.toContain('${');
      }
    }
  });

  test.runIf(isRoot)('are installed, found whole and unharmed, upgraded, and leave nothing behind', async () => {
    const root = await temporaryFolder();
    for (const path of ['var/lib/dpkg/updates', 'var/lib/dpkg/info', 'usr/share/mime']) {
      await mkdir(join(root, path), { recursive: true });
    }
    await writeFile(join(root, 'var/lib/dpkg/status'), '');
    const dpkg = (...args: readonly string[]) =>
      run('dpkg', [`--root=${root}`, '--force-script-chrootless', '--force-depends', '--log=/dev/null', ...args]);

    await dpkg('--install', helperDeb());
    await dpkg('--install', helperDeb());

    expect(await readlink(join(root, 'usr/bin/deskbell-helper'))).toBe('/opt/Deskbell Helper/deskbell-helper');
    expect((await dpkg('--verify', 'deskbell-helper')).stdout).toBe('');
    const installed = await stat(join(root, 'opt/Deskbell Helper/deskbell-helper'));
    expect([installed.uid, installed.gid, installed.mode & 0o777]).toEqual([0, 0, 0o755]);

    await dpkg('--purge', 'deskbell-helper');
    const left = (await readdir(root, { recursive: true })).filter((path) => path.includes('deskbell'));
    expect(left).toEqual([]);
  });
});

describe('the guard', () => {
  test.runIf(process.platform === 'linux')(
    'ends the packaging of a release when it is given the stand-in',
    async () => {
      const folder = await temporaryFolder();
      const directories = { app: await smallApp(folder, 'console'), output: join(folder, 'out') };
      const config = { extends: 'build/desktop/console.yml', electronDist: 'test/electron-standin', directories };

      const packing = buildOffline(config);

      await expect(packing).rejects.toMatchObject({
        stderr: expect.stringContaining('A stand-in for Electron is never shipped') as string,
      });
    },
  );

  /** What electron-builder hands to the guard, as far as it looks at it. */
  const contextOf = (appOutDir: string, electronPlatformName: string, config: Configuration = {}) =>
    ({
      appOutDir,
      electronPlatformName,
      packager: {
        config,
        executableName: 'deskbell-console',
        appInfo: { productFilename: 'Deskbell' },
        getResourcesDir: () => join(appOutDir, 'resources'),
      },
    }) as unknown as AfterPackContext;

  test.runIf(isDebian)('lets a real program with the files of an app pass, and nothing besides', async () => {
    const folder = await temporaryFolder();
    const app = await smallApp(folder, 'console');
    await rm(join(app, 'main.cjs.map'));
    const { createPackage } = await import('@electron/asar');
    await createPackage(app, join(folder, 'resources/app.asar'));
    await copyFile('/bin/true', join(folder, 'deskbell-console'));

    expect(() => afterPack(contextOf(folder, 'linux'))).not.toThrow();

    const withKoffi = { extraResources: [{ from: 'koffi.node', to: 'koffi/koffi.node' }] };
    const missing = 'koffi.node is not there as linux needs it. Has npm left out optional packages?';
    expect(() => afterPack(contextOf(folder, 'linux', withKoffi))).toThrow(missing);
    await mkdir(join(folder, 'resources/koffi'));
    await writeFile(join(folder, 'resources/koffi/koffi.node'), 'MZ, but nothing else of a program');
    expect(() => afterPack(contextOf(folder, 'linux', withKoffi))).toThrow(missing);
    await copyFile('/bin/true', join(folder, 'resources/koffi/koffi.node'));
    expect(() => afterPack(contextOf(folder, 'linux', withKoffi))).not.toThrow();

    await copyFile('/bin/true', join(folder, 'Deskbell.exe'));
    expect(() => afterPack(contextOf(folder, 'win32'))).toThrow('is not a program for win32');
    await writeFile(join(app, '.env'), 'SECRET=1');
    await createPackage(app, join(folder, 'resources/app.asar'));
    expect(() => afterPack(contextOf(folder, 'linux'))).toThrow('.env is nothing that belongs into a package.');
  });
});
