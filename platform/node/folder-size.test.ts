import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { folderSize } from './folder-size.ts';

test('a folder is as large as all files in and below it', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'desk.sqlite'), 'x'.repeat(1_000));
  await writeFile(join(folder, 'files', 'one'), 'x'.repeat(24));

  expect(await folderSize(folder)).toBe(1_024);
});
