import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { writeForeignFile } from './foreign-file.ts';

const bytes = new TextEncoder().encode('minutes of the meeting');
const isRoot = process.getuid?.() === 0;

test('a file has the permissions that the user wants new files to have', async () => {
  const before = process.umask(0o027);
  onTestFinished(() => void process.umask(before));
  const folder = await temporaryFolder();

  await writeForeignFile(join(folder, 'minutes.txt'), bytes);

  expect((await stat(join(folder, 'minutes.txt'))).mode & 0o777).toBe(0o640);
});

test('it takes the place of what was there, of a link as well, and leaves nothing beside it', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'elsewhere.txt'), 'untouched');
  await symlink(join(folder, 'elsewhere.txt'), join(folder, 'minutes.txt'));

  await writeForeignFile(join(folder, 'minutes.txt'), bytes);

  expect(await readFile(join(folder, 'minutes.txt'), 'utf8')).toBe('minutes of the meeting');
  expect(await readFile(join(folder, 'elsewhere.txt'), 'utf8')).toBe('untouched');
  expect((await readdir(folder)).toSorted()).toEqual(['elsewhere.txt', 'minutes.txt']);
});

test('a name may be as long as the system allows', async () => {
  const folder = await temporaryFolder();
  const name = `${'n'.repeat(251)}.txt`;

  await writeForeignFile(join(folder, name), bytes);

  expect(await readdir(folder)).toEqual([name]);
});

test('what could not be written is told with the reason, and leaves what was there', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'minutes.txt/inside'), { recursive: true });

  await expect(writeForeignFile(join(folder, 'minutes.txt'), bytes)).rejects.toMatchObject({
    code: 'file.not-written',
  });
  await expect(writeForeignFile(join(folder, 'nowhere/minutes.txt'), bytes)).rejects.toMatchObject({
    details: { reason: 'ENOENT' },
  });
  expect(await readdir(folder)).toEqual(['minutes.txt']);
});

test('a folder that may not be written is named as the reason', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o500);
  // Root writes everywhere but where the kernel lets nobody.
  const closed = isRoot ? '/sys' : folder;

  await expect(writeForeignFile(join(closed, 'minutes.txt'), bytes)).rejects.toMatchObject({
    details: { reason: expect.stringMatching(/^(EACCES|EPERM|EROFS)$/) },
  });
});

test('on Windows it says that it came from elsewhere', async () => {
  const folder = await temporaryFolder();

  await writeForeignFile(join(folder, 'minutes.docx'), bytes, 'win32');

  // Where there are no streams of files, the mark is a file of its own.
  const mark = await readFile(join(folder, 'minutes.docx:Zone.Identifier'), 'utf8');
  expect(mark).toBe('[ZoneTransfer]\r\nZoneId=3\r\n');
});
