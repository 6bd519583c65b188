import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { Fault } from '#contracts/fault.ts';
import { writeForeignFile } from '#platform/node/foreign-file.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createOpenedFiles, emptyOpenedFiles } from './opened-files.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 minutes');

async function aProfile({ said = '', write = writeForeignFile } = {}) {
  const folder = join(await temporaryFolder(), 'opened-files');
  const opened: string[] = [];
  const reported: unknown[] = [];
  const shell = {
    openPath: async (path: string) => {
      opened.push(path);
      return said;
    },
  };
  const files = createOpenedFiles({ folder, shell, write, reportFault: (error) => reported.push(error) });
  return { folder, opened, reported, files };
}

test('a file is shown from a copy that nobody else reads and nobody changes', async () => {
  const { folder, opened, files } = await aProfile();

  expect(await files.open({ name: 'minutes.pdf', bytes: pdf })).toBe('opened');

  const [path = ''] = opened;
  expect(relative(folder, path)).toMatch(/^[0-9a-f]{32}\/minutes\.pdf$/);
  expect(await readFile(path, 'utf8')).toBe('%PDF-1.7 minutes');
  expect([(await stat(path)).mode & 0o777, (await stat(folder)).mode & 0o777]).toEqual([0o400, 0o700]);
});

test('the same file is laid down once, and again when somebody has changed the copy', async () => {
  const { folder, opened, files } = await aProfile();
  await files.open({ name: 'minutes.pdf', bytes: pdf });
  await chmod(opened[0]!, 0o600);
  await writeFile(opened[0]!, '%PDF-1.7 other words');

  await files.open({ name: 'minutes.pdf', bytes: pdf });

  expect(new Set(opened).size).toBe(1);
  expect(await readFile(opened[0]!, 'utf8')).toBe('%PDF-1.7 minutes');
  expect(await readdir(folder)).toHaveLength(1);
});

test('a name that is too long for a disk is shortened, and keeps its ending', async () => {
  const { opened, files } = await aProfile();

  expect(await files.open({ name: `${'🖨'.repeat(58)}.pdf`, bytes: pdf })).toBe('opened');

  expect(opened[0]).toMatch(/\/🖨+\.pdf$/u);
});

test('what may run something is not even written', async () => {
  const { folder, opened, files } = await aProfile();

  expect(await files.open({ name: 'setup.exe', bytes: pdf })).toBe('file.not-openable');
  expect(await files.open({ name: 'minutes.pdf', bytes: new TextEncoder().encode('MZ') })).toBe('file.not-openable');
  expect([opened, existsSync(folder)]).toEqual([[], false]);
});

test('a system without a program for it is believed, and the reason is in the log', async () => {
  const { reported, files } = await aProfile({ said: 'No application is registered' });

  expect(await files.open({ name: 'minutes.pdf', bytes: pdf })).toBe('file.no-program');
  expect(reported).toMatchObject([{ details: { said: 'No application is registered' } }]);
});

test.each([
  ['ENOSPC', 'file.disk-full'],
  ['EDQUOT', 'file.disk-full'],
  ['EACCES', 'file.place-denied'],
  ['EROFS', 'file.place-denied'],
  ['EIO', 'file.not-written'],
])('%s is told as %s', async (reason, problem) => {
  const { opened, files } = await aProfile({
    write: () => Promise.reject(new Fault('file.not-written', '', { details: { reason } })),
  });

  expect(await files.open({ name: 'minutes.pdf', bytes: pdf })).toBe(problem);
  expect(opened).toEqual([]);
});

test('copies are gone after they are emptied, and a folder that cannot be emptied holds nothing up', async () => {
  const { folder, files } = await aProfile();
  await files.open({ name: 'minutes.pdf', bytes: pdf });
  const reported: unknown[] = [];

  emptyOpenedFiles(folder, (error) => reported.push(error));
  expect(existsSync(folder)).toBe(false);
  await mkdir(folder);
  emptyOpenedFiles(`${folder}\0`, (error) => reported.push(error));

  expect(reported).toHaveLength(1);
});
