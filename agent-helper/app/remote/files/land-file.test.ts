import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { landFile } from './land-file.ts';

let root = '';
let folder = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deskbell-land-'));
  folder = join(root, 'home', 'Downloads', 'Deskbell');
});
afterEach(() => rm(root, { recursive: true }));

async function land(name: string, content = name): Promise<string> {
  const part = join(root, 'a.part');
  await writeFile(part, content);
  return await landFile(part, folder, name);
}

/** What was tried against others who took names for places, and what hides what a file is. */
const hostileNames = [
  '../../../../etc/cron.d/owned',
  '..\\..\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Startup\\run.bat',
  '/etc/passwd',
  '//server/share/file.dll',
  '\\\\?\\C:\\Windows\\System32\\file.dll',
  'C:\\Windows\\System32\\evil.dll',
  'C:evil.dll',
  'report.txt:Zone.Identifier',
  'report.txt::$DATA',
  'CON',
  'nul.txt',
  'COM1',
  'LPT9.log',
  '.bashrc',
  '.ssh',
  '..',
  '.',
  '',
  '   ',
  'a\u0000.txt',
  'a\nb.txt',
  'invoice\u202Egpj.exe',
  'ends with dot.',
  'ends with space ',
  '%2e%2e%2fsecret',
  '..%5c..%5csecret',
  '....//....//secret',
  'name/',
  '~root',
  '$HOME/x',
  'file?.txt',
  'one|two',
  'x'.repeat(300),
];

test.each(hostileNames)('%j lies in the folder and nowhere else (W4)', async (name) => {
  const path = await land(name, 'content');

  expect(dirname(path)).toBe(folder);
  expect(await readdir(folder)).toHaveLength(1);
  expect(await readFile(path, 'utf8')).toBe('content');
  expect((await readdir(root, { recursive: true })).toSorted()).toEqual(
    ['home', 'home/Downloads', 'home/Downloads/Deskbell', path.slice(root.length + 1)].toSorted(),
  );
});

test('a name in two forms of the same letters is one name (NFC)', async () => {
  expect(await land('u\u0308ber.txt')).toBe(join(folder, 'über.txt'));
});

test('nothing is overwritten: the second of a name is counted (W4)', async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'notes.txt'), 'the person’s own');
  await land('notes.txt', 'first');
  await land('notes.txt', 'second');

  expect((await readdir(folder)).toSorted()).toEqual(['notes (2).txt', 'notes (3).txt', 'notes.txt']);
  expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('the person’s own');
  expect(await readFile(join(folder, 'notes (3).txt'), 'utf8')).toBe('second');
});

test('a part that cannot be moved leaves no empty file behind', async () => {
  await expect(landFile(join(root, 'missing.part'), folder, 'a.txt')).rejects.toThrow('ENOENT');
  expect(await readdir(folder)).toEqual([]);
});
