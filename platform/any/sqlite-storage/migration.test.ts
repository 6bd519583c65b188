import type { RxCollection, RxJsonSchema, RxStorage } from 'rxdb/plugins/core';
import { addRxPlugin, createRxDatabase, randomToken } from 'rxdb/plugins/core';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { expect, test } from 'vitest';
import { aSqliteStorageInMemory } from '../../../test/support/sqlite-in-memory.ts';

addRxPlugin(RxDBMigrationSchemaPlugin);

interface OldTicket {
  readonly id: string;
  readonly severity: number;
  readonly summary: string;
}
interface Ticket {
  readonly id: string;
  readonly urgency: string;
  readonly summary: string;
}

const fields = { id: { type: 'string', maxLength: 48 }, summary: { type: 'string' } } as const;
const oldSchema: RxJsonSchema<OldTicket> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: { ...fields, severity: { type: 'integer', minimum: 1, maximum: 3, multipleOf: 1 } },
  required: ['id', 'severity'],
  indexes: ['severity'],
};
const schema: RxJsonSchema<Ticket> = {
  version: 1,
  type: 'object',
  primaryKey: 'id',
  properties: { ...fields, urgency: { type: 'string', maxLength: 10 } },
  required: ['id', 'urgency'],
  indexes: ['urgency'],
};
const migrationStrategies = {
  // A test in the shape of a real change: what was useless is left behind.
  1: ({ severity, ...kept }: OldTicket) =>
    kept.summary === 'spam' ? null : { ...kept, urgency: severity === 1 ? 'high' : 'low' },
};

async function aDatabase(storage: RxStorage<unknown, unknown>, name: string) {
  return createRxDatabase<{ ticket: RxCollection<Ticket> }>({
    name,
    storage,
    multiInstance: false,
    // A tab that was closed closes nothing behind it.
    closeDuplicates: true,
    hashFunction: async (hashed) => JSON.stringify(hashed),
  });
}

async function withOldTickets(storage: RxStorage<unknown, unknown>, name: string, count: number): Promise<void> {
  const before = await createRxDatabase<{ ticket: RxCollection<OldTicket> }>({
    name,
    storage,
    multiInstance: false,
    hashFunction: async (hashed) => JSON.stringify(hashed),
  });
  await before.addCollections({ ticket: { schema: oldSchema } });
  const tickets = Array.from({ length: count }, (_, serial) => ({
    id: `t${serial}`,
    severity: (serial % 3) + 1,
    summary: serial % 10 === 0 ? 'spam' : `Ticket ${serial}`,
  }));
  await before.ticket.bulkInsert(tickets);
  // One was changed, one removed: neither may come back as it was.
  await (await before.ticket.findOne('t1').exec(true)).patch({ summary: 'Changed' });
  await (await before.ticket.findOne('t2').exec(true)).remove();
  await before.close();
}

test('a collection of an earlier version is migrated by RxDB, once, with all that people had in it', async () => {
  const storage = aSqliteStorageInMemory();
  const name = `migrated-${randomToken(6)}`;
  await withOldTickets(storage, name, 500);

  const after = await aDatabase(storage, name);
  await after.addCollections({ ticket: { schema, migrationStrategies } });

  const tickets = await after.ticket.find({ sort: [{ id: 'asc' }] }).exec();
  expect(tickets).toHaveLength(500 - 50 - 1);
  expect((await after.ticket.findOne('t1').exec(true)).toJSON()).toEqual({
    id: 't1',
    summary: 'Changed',
    urgency: 'low',
  });
  expect(await after.ticket.findOne('t2').exec()).toBeNull();
  expect(await after.ticket.count({ selector: { urgency: 'high' } }).exec()).toBe(
    Array.from({ length: 500 }, (_, serial) => serial).filter((serial) => serial % 3 === 0 && serial % 10 !== 0).length,
  );
  await after.close();

  const again = await aDatabase(storage, name);
  await again.addCollections({ ticket: { schema, migrationStrategies } });
  expect(await again.ticket.count().exec()).toBe(449);
  await again.close();
});

test('a migration that was cut short goes on at the next start, and loses nothing', async () => {
  const storage = aSqliteStorageInMemory();
  const name = `cut-short-${randomToken(6)}`;
  await withOldTickets(storage, name, 300);
  const before = await aDatabase(storage, name);
  const isHalfWay = Promise.withResolvers<void>();
  let seen = 0;
  const stopping = {
    1: (old: OldTicket) => {
      seen += 1;
      if (seen < 120) return migrationStrategies[1](old);
      isHalfWay.resolve();
      return new Promise<never>(() => {});
    },
  };
  void before.addCollections({ ticket: { schema, migrationStrategies: stopping } }).catch(() => null);
  await isHalfWay.promise;

  const after = await aDatabase(storage, name);
  await after.addCollections({ ticket: { schema, migrationStrategies } });

  expect(await after.ticket.count().exec()).toBe(300 - 30 - 1);
  expect(await after.ticket.findOne('t299').exec()).not.toBeNull();
  await after.close();
});
