import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import type { RxStorageInstance } from 'rxdb/plugins/core';
import { expect, test } from 'vitest';
import { aSqliteStorageInMemory } from '../../../test/support/sqlite-in-memory.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import type { StorageThatMayWriteTogether, TogetherWrite } from '../write-together.ts';
import { createSqliteStorage } from './create-sqlite-storage.ts';

/** As SQLite numbers it: https://www.sqlite.org/pragma.html#pragma_synchronous */
const FULL = 2;

interface Kept {
  readonly id: string;
  readonly note: string;
}
type Instance = RxStorageInstance<Kept, unknown, unknown>;

async function collectionIn(storage: StorageThatMayWriteTogether, collectionName: string): Promise<Instance> {
  const schema = fillWithDefaultSettings<Kept>({
    version: 0,
    type: 'object',
    primaryKey: 'id',
    properties: { id: { type: 'string', maxLength: 48 }, note: { type: 'string' } },
  });
  const params = { databaseInstanceToken: 'token', databaseName: 'desk', collectionName, schema, options: {} };
  return storage.createStorageInstance<Kept>({ ...params, multiInstance: false, devMode: false });
}

async function aDesk() {
  const storage = aSqliteStorageInMemory();
  const [tickets, lines] = [await collectionIn(storage, 'ticket'), await collectionIn(storage, 'line')];
  const told: string[] = [];
  for (const instance of [tickets, lines]) {
    instance.changeStream().subscribe(({ events }) => told.push(`${instance.collectionName} ${events.length}`));
  }
  const write = (writes: readonly object[]) =>
    // Their rows are of the type that the collections were made with.
    storage.writeTogether!(writes as readonly TogetherWrite[], { context: 'test', isRepeatable: false });
  const held = async (instance: Instance) =>
    (await instance.findDocumentsById(['a', 'b'], false)).map(({ id, note }) => `${id} ${note}`);
  return { storage, tickets, lines, told, write, held };
}

function documentOf(id: string, note: string) {
  const meta = { _deleted: false, _attachments: {}, _rev: `1-${note}`, _meta: { lwt: 1_700_000_000_000 } };
  return { id, note, ...meta };
}

test('rows of several collections are one transaction, and told of when it is over', async () => {
  const { tickets, lines, told, write, held } = await aDesk();

  await write([
    { instance: tickets, rows: [{ document: documentOf('a', 'one') }] },
    { instance: lines, rows: [{ document: documentOf('b', 'two') }] },
  ]);

  expect([...(await held(tickets)), ...(await held(lines))]).toEqual(['a one', 'b two']);
  expect(told).toEqual(['ticket 1', 'line 1']);
});

test('a conflict in one collection leaves the others as they were, and nobody hears of anything', async () => {
  const { tickets, lines, told, write, held } = await aDesk();
  await write([{ instance: lines, rows: [{ document: documentOf('b', 'two') }] }]);
  told.splice(0);

  const writing = write([
    { instance: tickets, rows: [{ document: documentOf('a', 'one') }] },
    { instance: lines, rows: [{ document: documentOf('b', 'three') }] },
  ]);

  await expect(writing).rejects.toMatchObject({ code: 'storage.failed' });
  expect([...(await held(tickets)), ...(await held(lines))]).toEqual(['b two']);
  expect(told).toEqual([]);
});

test('many documents replace whatever is there, and an event without rows tells of them', async () => {
  const { storage, tickets, told, write, held } = await aDesk();
  await write([{ instance: tickets, rows: [{ document: documentOf('a', 'one') }] }]);
  told.splice(0);

  await write([{ instance: tickets, documents: [documentOf('a', 'newer'), documentOf('b', 'two')] }]);
  expect(told).toEqual([]);
  storage.tellOfMuch!([tickets as unknown as TogetherWrite['instance']]);

  expect(await held(tickets)).toEqual(['a newer', 'b two']);
  expect(told).toEqual(['ticket 0']);
});

test('a collection of another storage is refused', async () => {
  const { write } = await aDesk();
  const foreign = await collectionIn(aSqliteStorageInMemory(), 'ticket');

  const writing = write([{ instance: foreign, documents: [documentOf('a', 'one')] }]);

  await expect(writing).rejects.toMatchObject({ code: 'storage.failed' });
});

test('what would come again is not waited for until it is on the disk, and whatever comes after it is', async () => {
  const said: string[] = [];
  const driver = openNodeSqlite(':memory:');
  const level = () => Number(driver.prepare('PRAGMA synchronous').all([])[0]?.[0]);
  const note = () => said.push(level() === FULL ? 'waited for' : 'not waited for');
  const storage = createSqliteStorage({
    openDatabase: () => ({
      ...driver,
      exec: (sql) => {
        if (sql === 'COMMIT') note();
        driver.exec(sql);
      },
      transaction: (act) => {
        note();
        return driver.transaction(act);
      },
    }),
  });
  const tickets = await collectionIn(storage, 'ticket');
  const notes = await collectionIn(storage, 'note');
  said.splice(0);
  const writes = [
    { instance: tickets, documents: [documentOf('a', 'one')] },
    { instance: notes, rows: [{ document: documentOf('b', 'how far') }] },
  ] as unknown as readonly TogetherWrite[];
  const context = 'test';

  await storage.writeTogether(writes.slice(0, 1), { context, isRepeatable: true, isContinued: true });
  expect(said).toEqual([]);
  await storage.writeTogether(writes, { context, isRepeatable: true });
  await storage.writeTogether(writes.slice(0, 1), { context, isRepeatable: false });
  await tickets.bulkWrite([{ document: documentOf('c', 'three') }], 'test');

  expect(said).toEqual(['not waited for', 'waited for', 'waited for']);
  expect(level()).toBe(FULL);
});
