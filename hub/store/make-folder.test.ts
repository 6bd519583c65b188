import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { makeFolder } from './make-folder.ts';

test('a folder is made with those above it, for its owner alone, and making it again changes nothing', async () => {
  const above = join(await temporaryFolder(), 'one');
  const folder = join(above, 'two');

  makeFolder(folder);
  await writeFile(join(folder, 'kept'), '');
  makeFolder(folder);

  expect(existsSync(join(folder, 'kept'))).toBe(true);
  // Windows has no such modes.
  const modes = process.platform === 'win32' ? [] : [above, folder].map((path) => statSync(path).mode & 0o777);
  expect(modes.filter((mode) => mode !== 0o700)).toEqual([]);
});

test('where a file is in the way, the system says so', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');

  expect(() => makeFolder(file)).toThrow('EEXIST');
  expect(() => makeFolder(join(file, 'below'))).toThrow('EEXIST');
});

test.runIf(process.platform === 'linux')(
  'where the kernel lets nobody make anything, it is said and not tried for ever',
  () => {
    expect(() => makeFolder('/proc/deskbell/data')).toThrow(
      "ENOENT: no such file or directory, mkdir '/proc/deskbell'",
    );
  },
);
