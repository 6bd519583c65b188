import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { buildPages } from './built-pages.ts';

/** A project with one source file, and how often its pages were built. */
async function aProject() {
  const root = await temporaryFolder();
  const folders = ['renderer', 'portal', 'main', 'agent-helper', 'platform', 'domain', 'contracts'];
  for (const folder of [...folders, 'build/set-up', 'dist']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  const write = (path: string, text: string) => writeFile(join(root, path), text);
  await write('package-lock.json', '{}');
  await write('renderer/renderer.tsx', 'first');
  let builds = 0;
  const timesBuilt = async () => {
    await buildPages(root, async () => {
      builds += 1;
    });
    return builds;
  };
  return { root, write, timesBuilt };
}

test('pages that were never built are built', async () => {
  const { timesBuilt } = await aProject();

  expect(await timesBuilt()).toBe(1);
});

test('pages are not built again while their sources stay the same, though files were copied or touched', async () => {
  const { write, timesBuilt } = await aProject();
  await timesBuilt();

  await write('renderer/renderer.tsx', 'first');

  expect(await timesBuilt()).toBe(1);
});

test('a changed or added source file has the pages built again; a test or a start script does not', async () => {
  const { write, timesBuilt } = await aProject();
  await timesBuilt();

  await write('renderer/renderer.test.tsx', 'a test');
  await write('build/set-up/start.mjs', 'a script');
  expect(await timesBuilt()).toBe(1);

  await write('domain/added.ts', 'added');
  expect(await timesBuilt()).toBe(2);
  await write('renderer/renderer.tsx', 'second');
  expect(await timesBuilt()).toBe(3);
});

test('a build that failed is tried again', async () => {
  const { root, timesBuilt } = await aProject();
  await expect(buildPages(root, () => Promise.reject(new Error('no room on the disk')))).rejects.toThrow('no room');

  expect(await timesBuilt()).toBe(1);
});
