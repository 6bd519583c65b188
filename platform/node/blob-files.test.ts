import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { createBlobFiles } from './blob-files.ts';

const one = attachmentHash.parse('1'.repeat(64));
const two = attachmentHash.parse('2'.repeat(64));

test('bytes are kept by hash, and are gone when they are removed', async () => {
  const blobs = createBlobFiles(join(await temporaryFolder(), 'files'));

  expect(await blobs.get(one)).toBeNull();
  await blobs.put(one, Uint8Array.of(1, 2, 3));
  await blobs.put(one, Uint8Array.of(1, 2, 3));
  await blobs.put(two, Uint8Array.of(4));

  expect(await blobs.get(one)).toEqual(Uint8Array.of(1, 2, 3));
  expect((await blobs.list()).toSorted()).toEqual([one, two]);
  await blobs.remove(one);
  await blobs.remove(one);
  expect([await blobs.get(one), await blobs.list()]).toEqual([null, [two]]);
});

test.skipIf(process.platform === 'win32')('nobody else may open them', async () => {
  const folder = join(await temporaryFolder(), 'files');
  await createBlobFiles(folder).put(one, Uint8Array.of(1));

  const modes = [await stat(folder), await stat(join(folder, one))].map(({ mode }) => mode & 0o777);
  expect(modes).toEqual([0o700, 0o600]);
});

test('what a killed process left half written is cleared away, and nothing of it is listed', async () => {
  const folder = join(await temporaryFolder(), 'files');
  const blobs = createBlobFiles(folder);
  await blobs.put(one, Uint8Array.of(1));
  await writeFile(join(folder, `${two}.abcdef.tmp`), 'half');
  await writeFile(join(folder, 'notes.txt'), 'somebody else’s');

  expect(await blobs.list()).toEqual([one]);
  expect((await readdir(folder)).toSorted()).toEqual([one, 'notes.txt'].toSorted());
});
