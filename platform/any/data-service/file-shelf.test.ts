import type { AttachmentHash } from '#domain/kernel/attachment.ts';
import { attachmentHash } from '#domain/kernel/attachment.ts';
import { expect, test } from 'vitest';
import { blobsInMemory } from '../../../test/support/blobs-in-memory.ts';
import { createFileShelf } from './file-shelf.ts';
import type { FileRow } from './rx-schema.ts';
import type { SmallTable } from './small-table.ts';

const HOUR_MS = 3_600_000;
const hashOf = (digit: number): AttachmentHash => attachmentHash.parse(String(digit).repeat(64));

/** Rows in memory, and how often they were written. */
function rowsInMemory(): SmallTable<FileRow> & { readonly written: () => number } {
  const rows = new Map<string, FileRow>();
  let written = 0;
  const nothing = async (): Promise<void> => {};
  return {
    all: () => [...rows.values()],
    get: (id) => rows.get(id),
    write: async ({ put = [], forget = [] }) => {
      written += 1;
      for (const id of forget) rows.delete(id);
      for (const row of put) rows.set(row.id, row);
    },
    prepare: async () => ({ writes: [], onWritten: () => {} }),
    load: nothing,
    purge: nothing,
    written: () => written,
  };
}

/** A shelf with room for 300 bytes, and files of 100 bytes for it. */
async function aShelf(states: readonly FileRow['state'][]) {
  const room = { bytes: 300 };
  const rows = rowsInMemory();
  const blobs = blobsInMemory();
  const shelf = createFileShelf(rows, blobs, () => room.bytes);
  const keep = (digit: number, state: FileRow['state'], addedAtMs: number) =>
    shelf.keep({ id: hashOf(digit), name: '', sizeBytes: 100, state, addedAtMs }, new Uint8Array(100));
  for (const [index, state] of states.entries()) await keep(index + 1, state, index);
  const left = async () =>
    (await blobs.list()).map((sha256) => Number(sha256[0])).toSorted((one, other) => one - other);
  return { shelf, room, rows, keep, left };
}

test('what was used longest ago makes room for what is new', async () => {
  const { shelf, keep, left } = await aShelf(['fetched', 'sent', 'fetched']);
  await shelf.use(hashOf(1), 2 * HOUR_MS);

  await keep(4, 'fetched', 3 * HOUR_MS);

  expect(await left()).toEqual([1, 3, 4]);
});

test('drafts and what is still to be sent are never let go, and take no room from the others', async () => {
  const { keep, left } = await aShelf(['draft', 'unsent', 'unsent', 'draft', 'unsent']);
  for (const digit of [6, 7, 8, 9]) await keep(digit, 'fetched', digit * HOUR_MS);

  expect(await left()).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
});

test('with less room what is over it goes at once', async () => {
  const { shelf, room, left } = await aShelf(['fetched', 'fetched', 'fetched']);
  room.bytes = 150;

  await shelf.makeRoom();

  expect(await left()).toEqual([3]);
});

test('looking at a file again and again is one write an hour', async () => {
  const { shelf, rows } = await aShelf(['fetched', 'draft']);
  const before = rows.written();

  for (let minute = 61; minute < 100; minute += 1) {
    for (const digit of [1, 2]) await shelf.use(hashOf(digit), minute * 60_000);
  }

  expect(rows.written() - before).toBe(1);
});
