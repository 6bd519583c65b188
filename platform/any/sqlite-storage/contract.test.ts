import type { EventBulk, RxDocumentData, RxStorageChangeEvent } from 'rxdb/plugins/core';
import { describe, expect, test } from 'vitest';
import { aSqliteStorageInMemory } from '../../../test/support/sqlite-in-memory.ts';
import type { Loose, StoredLoose } from './sqlite-storage.fixtures.ts';
import { looseSchema, openLoose, prepared, stored } from './sqlite-storage.fixtures.ts';

/**
 * What RxDB asks of every storage, case by case as in the suite it publishes for them
 * (https://github.com/pubkey/rxdb, test/unit/rx-storage-implementations.test.ts). Attachments we refuse by name; queries,
 * conflicts, cleanups and what several instances hear of each other have tests of their own beside this one.
 */
type Instance = Awaited<ReturnType<typeof openLoose>>;

const open = () => openLoose(aSqliteStorageInMemory());

async function write(instance: Instance, document: StoredLoose, previous?: StoredLoose) {
  const { error } = await instance.bulkWrite([previous === undefined ? { document } : { previous, document }], 'test');
  return error;
}

function heardFrom(instance: Instance) {
  const heard: EventBulk<RxStorageChangeEvent<Loose>, unknown>[] = [];
  instance.changeStream().subscribe((bulk) => heard.push(bulk));
  return heard;
}

describe('opening', () => {
  test('many collections of one database at once, and closing them', async () => {
    const storage = aSqliteStorageInMemory();

    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, serial) => openLoose(storage, { collectionName: `collection${serial}` })),
    );
    await Promise.all(opened.map((instance, serial) => write(instance, stored({ id: `of${serial}` }))));

    const found = await Promise.all(opened.map((instance) => instance.query(prepared({ selector: {} }))));
    expect(found.map(({ documents }) => documents.map(({ id }) => id))).toEqual(
      opened.map((_, serial) => [`of${serial}`]),
    );
    await Promise.all(opened.map((instance) => instance.close()));
  });

  test.each([
    ['keys are to be compressed', { ...looseSchema, keyCompression: true }, 'UT5'],
    ['something is to be encrypted', { ...looseSchema, encrypted: ['state'] }, 'UT6'],
  ] as const)('where %s and nothing does it, it fails by RxDB’s own name', async (_what, schema, code) => {
    await expect(openLoose(aSqliteStorageInMemory(), { schema })).rejects.toMatchObject({
      code,
    });
  });
});

describe('writing', () => {
  test('of two first writes of one document at the same time, the first is kept and the second is a conflict', async () => {
    const instance = await open();

    const [first, second] = await Promise.all([
      write(instance, stored({ id: 'a', state: 'first' })),
      write(instance, stored({ id: 'a', state: 'second' })),
    ]);

    expect(first).toEqual([]);
    expect(second).toMatchObject([{ status: 409, isError: true, documentId: 'a' }]);
    expect(await instance.findDocumentsById(['a'], false)).toMatchObject([{ state: 'first' }]);
  });

  test('a conflict tells what is stored, exactly as it was written, and what was to be written', async () => {
    const instance = await open();
    const kept = stored({ id: 'a', state: 'kept', note: { deep: [1, null, 'ä'] } });
    const refused = stored({ id: 'a', state: 'refused' });
    await write(instance, kept);

    const [conflict] = await write(instance, refused);

    expect(conflict).toMatchObject({ documentInDb: kept, writeRow: { document: refused } });
    expect(conflict && 'documentInDb' in conflict && Object.keys(conflict.documentInDb).toSorted()).toEqual(
      Object.keys(kept).toSorted(),
    );
  });

  test('a document that is deleted from the start is stored as such, and tells nobody', async () => {
    const instance = await open();
    const heard = heardFrom(instance);

    expect(await write(instance, stored({ id: 'a', _deleted: true }))).toEqual([]);

    expect(heard).toEqual([]);
    expect(await instance.findDocumentsById(['a'], false)).toEqual([]);
    expect(await instance.findDocumentsById(['a'], true)).toMatchObject([{ id: 'a', _deleted: true }]);
  });

  test('a deleted document comes back with a new state, as an insert, when the deletion is named as the state before', async () => {
    const instance = await open();
    const first = stored({ id: 'a', state: 'first' });
    const deleted = stored({ id: 'a', _deleted: true }, first);
    await write(instance, first);
    await write(instance, deleted, first);
    const heard = heardFrom(instance);

    const again = stored({ id: 'a', state: 'again' }, deleted);
    expect(await write(instance, again)).toMatchObject([{ status: 409 }]);
    expect(await write(instance, again, deleted)).toEqual([]);

    expect(heard).toMatchObject([{ events: [{ operation: 'INSERT', documentData: { state: 'again' } }] }]);
    expect(await instance.findDocumentsById(['a'], false)).toMatchObject([{ state: 'again' }]);
  });

  test('a change of RxDB’s own notes alone is kept', async () => {
    const instance = await open();
    const first = stored({ id: 'a' });
    await write(instance, first);
    const noted = { ...stored({ id: 'a' }, first), _meta: { lwt: first._meta.lwt + 1, noted: 'yes' } };

    await write(instance, noted, first);

    expect(await instance.findDocumentsById(['a'], false)).toEqual([noted]);
  });

  test('a field that the new state has not is gone', async () => {
    const instance = await open();
    const first = stored({ id: 'a', state: 'open', atMs: 5 });
    await write(instance, first);

    await write(instance, stored({ id: 'a' }, first), first);

    const [now] = await instance.findDocumentsById(['a'], false);
    expect(now).not.toHaveProperty('state');
    expect((await instance.query(prepared({ selector: { state: 'open' } }))).documents).toEqual([]);
    expect((await instance.query(prepared({ selector: { atMs: { $exists: false } } }))).documents).toHaveLength(1);
  });

  test('what was handed in is not changed, nor changes what is stored afterwards', async () => {
    const instance = await open();
    const document: RxDocumentData<Loose> = stored({ id: 'a', note: { list: ['one'] } });
    const before = structuredClone(document);

    await write(instance, document);
    expect(document).toEqual(before);
    (document as unknown as { note: { list: string[] } }).note.list.push('two');

    expect(await instance.findDocumentsById(['a'], false)).toEqual([before]);
  });

  test.each(['0', ' ', 'ä', '\u{1F600}', 'a/b:c|d', '__proto__', 'constructor', "'", '"', '%', 'x'.repeat(48)])(
    'a document is found again by the key %j',
    async (id) => {
      const instance = await open();
      const document = stored({ id });

      await write(instance, document);

      expect(await instance.findDocumentsById([id], false)).toEqual([document]);
      expect((await instance.query(prepared({ selector: { id } }))).documents).toEqual([document]);
    },
  );

  test('thousands at once are written as one, and told as one', async () => {
    const instance = await open();
    const heard = heardFrom(instance);
    const rows = Array.from({ length: 5_000 }, (_, serial) => ({ document: stored({ id: `x${serial}` }) }));

    expect((await instance.bulkWrite(rows, 'test')).error).toEqual([]);

    expect(heard.map(({ events }) => events.length)).toEqual([5_000]);
    expect(await instance.count(prepared({ selector: { _deleted: false } }))).toMatchObject({ count: 5_000 });
  });

  test('where nothing but conflicts came, nobody hears of anything', async () => {
    const instance = await open();
    await write(instance, stored({ id: 'a' }));
    const heard = heardFrom(instance);

    await write(instance, stored({ id: 'a' }));

    expect(heard).toEqual([]);
  });
});

describe('reading by key', () => {
  test('gives what is there, deleted or not as asked, and nothing for what is not', async () => {
    const instance = await open();
    await write(instance, stored({ id: 'a' }));
    await write(instance, stored({ id: 'gone', _deleted: true }));
    const keysOf = async (withDeleted: boolean) =>
      (await instance.findDocumentsById(['gone', 'missing', 'a'], withDeleted)).map(({ id }) => id);

    expect(await keysOf(false)).toEqual(['a']);
    expect((await keysOf(true)).toSorted((one, other) => one.localeCompare(other))).toEqual(['a', 'gone']);
    expect(await instance.findDocumentsById([], true)).toEqual([]);
  });
});

describe('changes since a checkpoint', () => {
  test('hold each document once, at the place where it was written last', async () => {
    const instance = await open();
    const first = stored({ id: 'a' });
    await write(instance, first);
    await write(instance, stored({ id: 'b' }));
    await write(instance, stored({ id: 'a', state: 'open' }, first), first);

    const { documents } = await instance.getChangedDocumentsSince!(10);

    expect(documents.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  test('hold what was deleted, so that others can hear of it', async () => {
    const instance = await open();
    await write(instance, stored({ id: 'a', _deleted: true }));

    expect((await instance.getChangedDocumentsSince!(10)).documents).toMatchObject([{ id: 'a', _deleted: true }]);
  });

  test('that there are none of leave the checkpoint where it was', async () => {
    const instance = await open();
    await write(instance, stored({ id: 'a' }));
    const { checkpoint } = await instance.getChangedDocumentsSince!(10);

    expect(await instance.getChangedDocumentsSince!(10, checkpoint)).toEqual({ documents: [], checkpoint });
  });

  test('are found from the checkpoint of any event on', async () => {
    const instance = await open();
    const heard = heardFrom(instance);
    for (const id of ['a', 'b', 'c']) await write(instance, stored({ id }));

    const after = await Promise.all(
      heard.map(async ({ checkpoint }) => (await instance.getChangedDocumentsSince!(10, checkpoint)).documents),
    );

    expect(after.map((documents) => documents.map(({ id }) => id))).toEqual([['b', 'c'], ['c'], []]);
  });
});

describe('the end', () => {
  test('comes once, however often it is asked for', async () => {
    const instance = await open();
    let ends = 0;
    instance.changeStream().subscribe({ complete: () => (ends += 1) });

    await Promise.all([instance.close(), instance.close()]);
    await instance.close();

    expect(ends).toBe(1);
    await expect(instance.bulkWrite([{ document: stored({ id: 'a' }) }], 'test')).rejects.toMatchObject({
      code: 'storage.closed',
    });
  });

  test('of a collection leaves another version of it alone', async () => {
    const storage = aSqliteStorageInMemory();
    const next = { ...looseSchema, version: 1 };
    const [old, fresh] = [await openLoose(storage), await openLoose(storage, { schema: next })];
    await write(old, stored({ id: 'a' }));
    expect(await fresh.findDocumentsById(['a'], true)).toEqual([]);
    await write(fresh, stored({ id: 'b' }));

    await old.remove();

    expect(await fresh.findDocumentsById(['b'], false)).toHaveLength(1);
    const again = await openLoose(storage);
    expect((await again.query(prepared({ selector: {} }))).documents).toEqual([]);
  });
});
