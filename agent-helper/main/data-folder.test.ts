import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { dataPathOf, openDataFolder } from './data-folder.ts';

test.each([
  [{}, 'linux', '/srv/vera/.local/share/deskbell-helper'],
  [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/deskbell-helper'],
  [{}, 'darwin', '/srv/vera/Library/Application Support/Deskbell Helper'],
  [{ DESKBELL_HELPER_DATA: '/chosen' }, 'linux', '/chosen'],
  [{ DESKBELL_HELPER_DATA: '' }, 'linux', '/srv/vera/.local/share/deskbell-helper'],
] as const)('with %j on %s the data is in %s', (environment, platform, path) => {
  expect(dataPathOf(environment, platform, '/srv/vera')).toBe(path);
});

test('all folders are made for this user alone', async () => {
  const path = join(await temporaryFolder(), 'helper');

  await openDataFolder(path);

  const modes = await Promise.all(
    (await readdir(path)).map(async (name) => (await stat(join(path, name))).mode & 0o777),
  );
  expect(new Set(modes)).toEqual(new Set([0o700]));
});

test('a folder inside that others may open is refused like the one around it', async () => {
  const path = await temporaryFolder();
  await mkdir(join(path, 'waiting'));
  await chmod(join(path, 'waiting'), 0o755);

  await expect(openDataFolder(path)).rejects.toMatchObject({
    code: 'folder.not-private',
    details: { path: join(path, 'waiting'), mode: '755' },
  });
});
