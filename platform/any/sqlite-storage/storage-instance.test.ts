import type { EventBulk, RxDocumentData, RxStorageChangeEvent, RxStorageDefaultCheckpoint } from 'rxdb/plugins/core';
import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aMemoryStorage } from '../../../test/support/memory-storage.ts';
import { aSqliteStorageInMemory } from '../../../test/support/sqlite-in-memory.ts';
import { aSqliteStorage } from '../../../test/support/sqlite-storage.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import type { Loose, StoredLoose } from './sqlite-storage.fixtures.ts';
import { looseSchema, openLoose, prepared, stored } from './sqlite-storage.fixtures.ts';

type Instance = Awaited<ReturnType<typeof openLoose>>;
type Bulk = EventBulk<RxStorageChangeEvent<Loose>, RxStorageDefaultCheckpoint>;

function heardFrom(instance: Instance): Bulk[] {
  const heard: Bulk[] = [];
  // This storage's checkpoints; RxDB's type leaves them open.
  instance.changeStream().subscribe((bulk) => heard.push(bulk as Bulk));
  return heard;
}

const everything = prepared({ selector: {}, sort: [{ id: 'asc' }] });

async function idsIn(instance: Instance): Promise<readonly string[]> {
  return (await instance.query(everything)).documents.map(({ id }) => id);
}

describe('writing', () => {
  test('what is written over another state than the one assumed is a conflict, and the rest is written', async () => {
    const instance = await openLoose(aSqliteStorageInMemory());
    const first = stored({ id: 'a', state: 'new' });
    await instance.bulkWrite([{ document: first }], 'test');
    const second = stored({ id: 'a', state: 'open' }, first);
    await instance.bulkWrite([{ previous: first, document: second }], 'test');

    const { error } = await instance.bulkWrite(
      [{ previous: first, document: stored({ id: 'a', state: 'lost' }, first) }, { document: stored({ id: 'b' }) }],
      'test',
    );

    expect(error).toMatchObject([{ status: 409, documentId: 'a', documentInDb: { state: 'open' } }]);
    expect(await instance.findDocumentsById(['a', 'b', 'none'], false)).toMatchObject([
      { id: 'a', state: 'open' },
      { id: 'b' },
    ]);
  });

  test('any row of writes is taken and refused as RxDB’s memory storage does', async () => {
    const write = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      isDeleted: fc.boolean(),
      knows: fc.constantFrom('now', 'before', 'nothing'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(write, { selector: ({ id }) => id }), { maxLength: 8 }),
        async (batches) => {
          const both = await Promise.all(
            [aSqliteStorageInMemory(), aMemoryStorage()].map((storage) => openLoose(storage)),
          );
          const heard = both.map(heardFrom);
          const history = new Map<string, StoredLoose[]>();
          for (const [serial, batch] of batches.entries()) {
            const rows = batch.map(({ id, isDeleted, knows }) => {
              const states = history.get(id) ?? [];
              const previous = { now: states.at(-1), before: states.at(-2), nothing: undefined }[knows];
              const document = stored({ id, serial, _deleted: isDeleted }, previous);
              return previous === undefined ? { document } : { previous, document };
            });
            const [answer, expected] = await Promise.all(
              both.map((instance) => instance.bulkWrite(structuredClone(rows), 'test')),
            );
            expect(answer).toEqual(expected);
            const refused = new Set(expected!.error.map(({ documentId }) => documentId));
            for (const { document } of rows) {
              if (!refused.has(document.id)) history.set(document.id, [...(history.get(document.id) ?? []), document]);
            }
          }
          const [events, expectedEvents] = heard.map((bulks) =>
            bulks.map(({ events, checkpoint, context }) => ({ events, checkpoint, context })),
          );
          expect(events).toEqual(expectedEvents);
          const [rows, expectedRows] = await Promise.all(
            both.map(async (instance) => (await instance.query(everything)).documents),
          );
          expect(rows).toEqual(expectedRows);
          await Promise.all(both.map((instance) => instance.remove()));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a document with a list where an index wants a plain value is refused, and nothing of its batch is written', async () => {
    const instance = await openLoose(aSqliteStorageInMemory());
    const heard = heardFrom(instance);

    const writing = instance.bulkWrite(
      [{ document: stored({ id: 'a' }) }, { document: stored({ id: 'b', state: ['x'] }) }],
      'test',
    );

    await expect(writing).rejects.toMatchObject({ code: 'storage.field-not-plain', details: { path: 'state' } });
    expect(await idsIn(instance)).toEqual([]);
    expect(heard).toEqual([]);
  });
});

describe('changes', () => {
  test('are told in the order they were written, each once, after they can be read', async () => {
    const instance = await openLoose(aSqliteStorageInMemory());
    const told: unknown[] = [];
    const readAtOnce: Promise<unknown>[] = [];
    const heard = heardFrom(instance);
    instance.changeStream().subscribe(({ events: [event], context }) => {
      told.push([context, event?.operation, event?.documentId]);
      readAtOnce.push(instance.findDocumentsById(['a'], true));
    });
    const first = stored({ id: 'a' });
    const second = stored({ id: 'a', state: 'open' }, first);
    const gone = stored({ id: 'a', _deleted: true }, second);

    await instance.bulkWrite([{ document: first }], 'one');
    await instance.bulkWrite([{ previous: first, document: second }], 'two');
    await instance.bulkWrite([{ previous: second, document: gone }], 'three');

    expect(told).toEqual([
      ['one', 'INSERT', 'a'],
      ['two', 'UPDATE', 'a'],
      ['three', 'DELETE', 'a'],
    ]);
    expect(await Promise.all(readAtOnce)).toEqual([[first], [second], [gone]]);
    expect(heard.map(({ checkpoint }) => checkpoint.id)).toEqual(['a', 'a', 'a']);
  });

  test('are all found by going from checkpoint to checkpoint, also those written in the same moment', async () => {
    const instance = await openLoose(aSqliteStorageInMemory());
    const sameMoment = Array.from({ length: 25 }, (_, serial) => ({
      document: { ...stored({ id: `x${serial}` }), _meta: { lwt: 7 + (serial % 2) } },
    }));
    await instance.bulkWrite(sameMoment, 'test');

    const found: string[] = [];
    let checkpoint: unknown;
    for (;;) {
      const page = await instance.getChangedDocumentsSince!(4, checkpoint);
      if (page.documents.length === 0) break;
      found.push(...page.documents.map(({ id }) => id));
      ({ checkpoint } = page);
    }

    expect(found).toHaveLength(25);
    expect(new Set(found).size).toBe(25);
  });

  test('of an event’s checkpoint begin after that event', async () => {
    const instance = await openLoose(aSqliteStorageInMemory());
    const heard = heardFrom(instance);
    await instance.bulkWrite([{ document: stored({ id: 'a' }) }, { document: stored({ id: 'b' }) }], 'test');
    await instance.bulkWrite([{ document: stored({ id: 'c' }) }], 'test');

    const after = await instance.getChangedDocumentsSince!(10, heard[0]!.checkpoint);

    expect(after.documents.map(({ id }) => id)).toEqual(['c']);
  });
});

describe('two who opened the same collection', () => {
  test('see each other’s documents, and conflict with each other', async () => {
    const folder = await temporaryFolder();
    const [mine, theirs] = await Promise.all([openLoose(aSqliteStorage(folder)), openLoose(aSqliteStorage(folder))]);
    const document = stored({ id: 'a', state: 'mine' });
    await mine.bulkWrite([{ document }], 'test');

    const { error } = await theirs.bulkWrite([{ document: stored({ id: 'a', state: 'theirs' }) }], 'test');

    expect(error).toMatchObject([{ status: 409, documentInDb: { state: 'mine' } }]);
    expect(await theirs.findDocumentsById(['a'], false)).toEqual([document]);
    await Promise.all([mine.close(), theirs.close()]);
  });

  test('hear of each other when RxDB says that there may be several', async () => {
    const folder = await temporaryFolder();
    const open = (token: string) =>
      openLoose(aSqliteStorage(folder), { multiInstance: true, token, databaseName: `several-${process.pid}` });
    const mine = await open('one');
    const theirs = await open('two');
    const hears = Promise.withResolvers<Bulk>();
    theirs.changeStream().subscribe((bulk) => hears.resolve(bulk as Bulk));

    await mine.bulkWrite([{ document: stored({ id: 'a' }) }], 'test');

    expect((await hears.promise).events).toMatchObject([{ documentId: 'a', operation: 'INSERT' }]);
    await Promise.all([mine.close(), theirs.close()]);
  });

  test('leave one by one: the other works on', async () => {
    const storage = aSqliteStorage(await temporaryFolder());
    const [mine, theirs] = await Promise.all([openLoose(storage), openLoose(storage, { collectionName: 'other' })]);
    await mine.close();
    await mine.close();

    await theirs.bulkWrite([{ document: stored({ id: 'a' }) }], 'test');

    expect(await idsIn(theirs)).toEqual(['a']);
    await expect(mine.query(everything)).rejects.toMatchObject({ code: 'storage.closed' });
    await theirs.close();
  });
});

describe('the end of documents', () => {
  async function withDeleted(count: number): Promise<Instance> {
    const instance = await openLoose(aSqliteStorageInMemory());
    const rows = Array.from({ length: count }, (_, serial) => ({
      document: stored({ id: `x${serial}`, _deleted: true }),
    }));
    await instance.bulkWrite([...rows, { document: stored({ id: 'kept' }) }], 'test');
    return instance;
  }

  test('a cleanup removes what was deleted long enough ago, in slices that hold nobody up', async () => {
    const instance = await withDeleted(1_500);

    expect(await instance.cleanup(60_000)).toBe(true);
    expect(await idsIn(instance)).toHaveLength(1_501);
    expect(await instance.cleanup(0)).toBe(false);
    expect(await idsIn(instance)).toHaveLength(501);
    expect(await instance.cleanup(0)).toBe(true);
    expect(await idsIn(instance)).toEqual(['kept']);
  });

  test('a collection that is removed is empty when it is opened again, and its neighbour is not', async () => {
    const storage = aSqliteStorage(await temporaryFolder());
    const [removed, neighbour] = await Promise.all([
      openLoose(storage),
      openLoose(storage, { collectionName: 'other' }),
    ]);
    for (const instance of [removed, neighbour]) await instance.bulkWrite([{ document: stored({ id: 'a' }) }], 'test');

    await removed.remove();

    const again = await openLoose(storage);
    expect(await idsIn(again)).toEqual([]);
    expect(await idsIn(neighbour)).toEqual(['a']);
    await Promise.all([again.close(), neighbour.close()]);
  });
});

test('attachments are refused by name, when the collection is opened', async () => {
  const schema: typeof looseSchema = { ...looseSchema, attachments: {} };

  await expect(openLoose(aSqliteStorageInMemory(), { schema })).rejects.toMatchObject({
    code: 'storage.no-attachments',
  });
});

describe('hostile names', () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((name) => !name.includes('\0'));
  const hostile = fc.oneof(fc.constantFrom(`x"; DROP TABLE "other/0"; --`, `x'; --`, `"`, `?`, `:a`, `loose`), names);

  test('of collections, fields and keys name what they name, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        hostile,
        hostile.filter((name) => !/[.$]/.test(name) && !name.startsWith('_') && name !== 'id'),
        hostile,
        async (collectionName, field, id) => {
          const storage = aSqliteStorageInMemory();
          const other = await openLoose(storage, { collectionName: `other` });
          await other.bulkWrite([{ document: stored({ id: 'safe' }) }], 'test');
          const schema = fillWithDefaultSettings<Loose>({
            version: 0,
            type: 'object',
            primaryKey: 'id',
            properties: { id: { type: 'string', maxLength: 48 }, [field]: { type: 'string', maxLength: 48 } },
            required: ['id'],
            indexes: [[field]],
          });
          const instance = await openLoose(storage, { schema, collectionName: `${collectionName}!` });
          const document: RxDocumentData<Loose> = stored({ id, [field]: id });
          await instance.bulkWrite([{ document }], 'test');

          const found = await instance.query(
            prepared({ selector: { [field]: id }, sort: [{ [field]: 'desc' }] }, schema),
          );

          expect(found.documents).toEqual([document]);
          expect(await instance.findDocumentsById([id], false)).toEqual([document]);
          expect(await idsIn(other)).toEqual(['safe']);
        },
      ),
      { numRuns: 150 },
    );
  });
});
