import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importTable } from './import-table.ts';
import { isTest, projectFiles } from './project-files.ts';

const files = projectFiles();
const paths = files.map(({ path }) => path);

/** The words all processes use; itself no process. */
const kernel = 'domain/kernel';
const processes = [...new Set(paths.flatMap((path) => /^domain\/[^/]+(?=\/)/.exec(path)?.[0] ?? []))]
  .filter((folder) => folder !== kernel)
  .toSorted();

describe('every process of the domain has its files', () => {
  test.each(processes)('%s', (folder) => {
    const inside = paths.filter((path) => path.startsWith(`${folder}/`));
    const hasRecords = inside.some((path) => path.endsWith('.record.ts') || path.endsWith('.commands.ts'));
    // What only works out something from other processes' records has rules alone.
    const wanted = hasRecords ? ['record', 'commands', 'policy', 'fixtures'] : ['rules'];
    const roles = wanted.filter((role) => !inside.some((path) => path.endsWith(`.${role}.ts`)));
    const untested = inside.some((path) => isTest({ path })) ? [] : ['test'];

    expect([...roles, ...untested]).toEqual([]);
  });
});

describe('every room and process says in a page what lives there', () => {
  const rooms = importTable.map(({ folder }) => (folder.startsWith('platform/') ? folder : folder.split('/')[0]));
  const folders = [...new Set([...rooms, kernel, ...processes])];

  test.each(folders)('%s', (folder) => {
    const page = files.find(({ path }) => path === `${folder}/README.md`);

    expect(page === undefined ? 'missing' : 'there').toBe('there');
  });

  test('no such page is longer than 30 lines', () => {
    // The list of decisions is no room's page: it grows by a line with each.
    const isOfRoom = (path: string) => path.includes('/') && !path.startsWith('docs/');
    const pages = files.filter(({ path }) => posix.basename(path) === 'README.md' && isOfRoom(path));

    expect(pages.filter(({ text }) => text.split('\n').length - 1 > 30).map(({ path }) => path)).toEqual([]);
  });
});
