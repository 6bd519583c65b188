import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { hasTray } from './has-tray.ts';
import { refuseRoot } from './refuse-root.ts';
import { autostartEntries, autostartPlaces } from './start-at-login.ts';
import { startCommand, startsHidden } from './start-order.ts';

describe('root', () => {
  test('is refused, unless it is said as plainly as Chromium wants it said', () => {
    expect(() => refuseRoot(0, ['helper'])).toThrow(expect.objectContaining({ code: 'start.as-root' }));
    expect(() => refuseRoot(0, ['helper', '--no-sandbox'])).not.toThrow();
  });

  test('is nobody on Windows, and nobody else is refused', () => {
    expect(() => refuseRoot(undefined, [])).not.toThrow();
    expect(() => refuseRoot(1_000, [])).not.toThrow();
  });
});

describe('starting at sign-in on Linux', () => {
  async function anAutostart() {
    const folder = await temporaryFolder();
    const places = autostartPlaces({ XDG_CONFIG_DIRS: join(folder, 'xdg') }, folder);
    const command = ['/opt/Deskbell Helper/deskbell-helper', '--hidden'];
    const forAll = join(folder, 'xdg/autostart');
    await mkdir(forAll, { recursive: true });
    return {
      entry: join(folder, '.config/autostart/deskbell-helper.desktop'),
      forAll,
      start: autostartEntries(places, command),
    };
  }

  test('is an entry of the user, there while it is on and gone when it is off', async () => {
    const { entry, start } = await anAutostart();
    expect(start.isOn()).toBe(false);

    await start.set(true);
    expect(start.isOn()).toBe(true);
    expect(await readFile(entry, 'utf8')).toContain('\nExec="/opt/Deskbell Helper/deskbell-helper" --hidden\n');

    await start.set(false);
    expect(start.isOn()).toBe(false);
    await expect(readFile(entry)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('where a package starts it for everybody, the user’s own entry leaves it out', async () => {
    const { entry, forAll, start } = await anAutostart();
    await writeFile(join(forAll, 'deskbell-helper.desktop'), '[Desktop Entry]\nExec=deskbell-helper\n');
    expect(start.isOn()).toBe(true);

    await start.set(false);
    expect(start.isOn()).toBe(false);
    expect(await readFile(entry, 'utf8')).toContain('\nHidden=true\n');

    await start.set(true);
    expect(start.isOn()).toBe(true);
  });

  test.each([
    ['$HOME/a', String.raw`"\\$HOME/a"`],
    ['a "b"', String.raw`"a \\"b\\""`],
    ['100 %', '"100 %%"'],
    ['/plain/path', '/plain/path'],
  ])('an argument such as %s is quoted as the standard says', async (argument, quoted) => {
    const folder = await temporaryFolder();
    await autostartEntries(autostartPlaces({}, folder), [argument]).set(true);

    expect(await readFile(join(folder, '.config/autostart/deskbell-helper.desktop'), 'utf8')).toContain(
      `\nExec=${quoted}\n`,
    );
  });

  test('relative folders in the environment count for nothing', () => {
    const environment = { XDG_CONFIG_HOME: 'relative', XDG_CONFIG_DIRS: 'a:/etc/b' };

    expect(autostartPlaces(environment, '/h')).toEqual({ own: '/h/.config/autostart', system: ['/etc/b/autostart'] });
  });
});

test('it starts itself again in the background, an AppImage by its own path', () => {
  const plain = { execPath: '/opt/helper', appImage: undefined, appFolder: null };

  expect(startCommand(plain)).toEqual(['/opt/helper', '--hidden']);
  expect(startCommand({ ...plain, appImage: '/apps/H.AppImage' })).toEqual(['/apps/H.AppImage', '--hidden']);
  expect(startCommand({ ...plain, appFolder: '/src' })).toEqual(['/opt/helper', '/src', '--hidden']);
  expect(startsHidden(['helper', '--hidden'])).toBe(true);
  expect(startsHidden(['helper'])).toBe(false);
});

test('a tray is there on Windows and macOS, and on Linux when somebody on the session bus shows it', async () => {
  expect(await hasTray('win32', async () => false)).toBe(true);
  expect(await hasTray('linux', async (name) => name === 'org.kde.StatusNotifierWatcher')).toBe(true);
  expect(await hasTray('linux', async () => false)).toBe(false);
});
