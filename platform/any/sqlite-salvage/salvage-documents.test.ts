import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aSqliteStorage } from '../../../test/support/sqlite-storage.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openLoose, stored } from '../sqlite-storage/sqlite-storage.fixtures.ts';
import type { DamagedDatabase } from './salvage-documents.ts';
import { salvageDocuments } from './salvage-documents.ts';

/** A long text of each, so that some need pages of their own. */
const texts = Array.from({ length: 40 }, (_, serial) => `Überlauf ${serial} `.repeat(serial * 25 + 1));

/** The files of a database as they lie on the disk while it is open, or after it was closed in good order. */
async function filesOf({ isClosed }: { readonly isClosed: boolean }) {
  const folder = await temporaryFolder();
  const instance = await openLoose(aSqliteStorage(folder));
  const rows = texts.map((text, serial) => ({ document: stored({ id: `row${serial}`, text }) }));
  await instance.bulkWrite(rows, 'test');
  if (isClosed) await instance.close();
  const file = readFileSync(join(folder, 'test.sqlite'));
  const log = isClosed ? Buffer.alloc(0) : readFileSync(join(folder, 'test.sqlite-wal'));
  if (!isClosed) await instance.close();
  return { file: Buffer.from(file), log: Buffer.from(log) };
}

function databaseOf({ file, log }: { readonly file: Buffer; readonly log: Buffer }): DamagedDatabase {
  const of = (bytes: Buffer) => ({
    sizeBytes: bytes.byteLength,
    read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
  });
  return { file: of(file), log: of(log) };
}

/** Texts by id, of what was found. */
function found(files: { readonly file: Buffer; readonly log: Buffer }): ReadonlyMap<string, string> {
  const documents = [...salvageDocuments(databaseOf(files))] as { id: string; text: string }[];
  return new Map(documents.map(({ id, text }) => [id, text]));
}

const all = new Map(texts.map((text, serial) => [`row${serial}`, text]));

describe('what is salvaged', () => {
  test('is everything, from a file that was closed in good order', async () => {
    expect(found(await filesOf({ isClosed: true }))).toEqual(all);
  });

  test('is everything, while all of it stands in the log only', async () => {
    expect(found(await filesOf({ isClosed: false }))).toEqual(all);
  });

  test.each([
    ['the header is gone', (file: Buffer) => file.fill(0, 0, 100)],
    ['the first page, with the names of all tables, is gone', (file: Buffer) => file.fill(0xa5, 0, 4_096)],
    ['the header says that pages have another size', (file: Buffer) => file.writeUInt16BE(1_024, 16)],
  ])('is everything when %s', async (_what, damage) => {
    const files = await filesOf({ isClosed: true });
    damage(files.file);

    expect(found(files)).toEqual(all);
  });

  test('lacks only what stood on the pages that are gone, and nothing in it is wrong', async () => {
    const files = await filesOf({ isClosed: true });
    const pageBytes = files.file.readUInt16BE(16);
    for (let page = 8; page * pageBytes < files.file.byteLength; page += 7)
      files.file.fill(0xa5, page * pageBytes, (page + 1) * pageBytes);

    const left = found(files);

    expect(left.size).toBeGreaterThan(10);
    for (const [id, text] of left) expect(text).toBe(all.get(id));
  });

  test('is what the rest of a file that was cut off holds', async () => {
    const files = await filesOf({ isClosed: true });

    const left = found({ ...files, file: files.file.subarray(0, Math.floor(files.file.byteLength / 2) + 100) });

    expect(left.size).toBeGreaterThan(5);
    for (const [id, text] of left) expect(text).toBe(all.get(id));
  });

  test('is nothing, without a fault, from noise', () => {
    const noise = Buffer.from(Array.from({ length: 40_960 }, (_, at) => (at * 7_919 + (at >> 5) * 104_729) & 0xff));
    for (let page = 0; page < 10; page += 1) noise[page * 4_096] = 0x0d;

    expect(found({ file: noise, log: noise })).toEqual(new Map());
    expect(found({ file: Buffer.alloc(0), log: Buffer.alloc(0) })).toEqual(new Map());
  });
});
