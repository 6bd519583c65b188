import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { arePagesBuilt, notePagesBuilt } from './built-pages.ts';

async function aProject(): Promise<string> {
  const root = await temporaryFolder();
  for (const folder of ['renderer', 'portal', 'platform', 'domain', 'contracts', 'build/set-up']) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await writeFile(join(root, 'package-lock.json'), '{}');
  await writeFile(join(root, 'renderer', 'renderer.tsx'), 'first');
  return root;
}

test('pages that were never built are built', async () => {
  expect(arePagesBuilt(await aProject())).toBe(false);
});

test('pages are not built again while their sources stay the same, though files were copied or touched', async () => {
  const root = await aProject();
  notePagesBuilt(root);

  await writeFile(join(root, 'renderer', 'renderer.tsx'), 'first');

  expect(arePagesBuilt(root)).toBe(true);
});

test('a changed, added or renamed source file has the pages built again; a test or a start script does not', async () => {
  const root = await aProject();
  notePagesBuilt(root);

  await writeFile(join(root, 'renderer', 'renderer.test.tsx'), 'a test');
  await writeFile(join(root, 'build', 'set-up', 'start.mjs'), 'a script');
  expect(arePagesBuilt(root)).toBe(true);

  await writeFile(join(root, 'domain', 'added.ts'), 'added');
  expect(arePagesBuilt(root)).toBe(false);
});
