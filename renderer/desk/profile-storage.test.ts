import type { OutboxEntry } from '#contracts/desk-port.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import type { SqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aMemoryStorage } from '../../test/support/memory-storage.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { profileStorage } from './profile-storage.ts';

/** A browser profile: a folder for SQLite, and IndexedDB with one database for each collection. */
async function aProfile() {
  const folder = await temporaryFolder();
  const path = (name: string) => join(folder, `${name}.sqlite`);
  const pool: SqlitePool = {
    has: (name) => existsSync(path(name)),
    open: (name) => openNodeSqlite(path(name)),
    read: () => new Uint8Array(),
    remove: (name) => ['', '-wal', '-shm'].forEach((suffix) => rmSync(path(name) + suffix, { force: true })),
  };
  const earlier = aMemoryStorage();
  const names = new Set<string>();
  const removed: string[] = [];
  const places = {
    pool,
    earlier,
    earlierDatabases: async () => [...names],
    removeEarlier: async (name: string) => {
      names.delete(name);
      removed.push(name);
    },
  };
  return { pool, earlier, names, removed, places };
}

const dexieNames = ['keep', 'incident', 'outbox'].map((name) => `rxdb-dexie-deskbell--0--${name}`);
const waiting = {
  id: 'command:1',
  order: 1,
  entry: { id: 'command:1', name: 'incident.note', target: 'incident:1', input: { text: 'Typed in a cellar.' } },
  state: 'waiting',
  place: 0,
  refusal: null,
} as unknown as OutboxEntry;

async function fill(storage: DeskStorage): Promise<void> {
  const tables = await openTables(storage);
  await tables.own.get('incident')?.write({ put: [anIncident()] });
  await tables.own.get('device')?.write({ put: [aDevice()] });
  await tables.outbox.write({ put: [waiting] });
  await tables.keep.write({ put: [{ id: 'client', value: 'client:1' }] });
  await tables.close();
}

async function contentOf(storage: DeskStorage): Promise<object> {
  const tables = await openTables(storage);
  const [incidents, devices, outbox, keep] = await Promise.all([
    tables.own.get('incident')?.all(),
    tables.own.get('device')?.all(),
    tables.outbox.all(),
    tables.keep.all(),
  ]);
  await tables.close();
  return { incidents, devices, outbox, keep };
}
const whole = {
  incidents: [anIncident()],
  devices: [aDevice()],
  outbox: [waiting],
  keep: [{ id: 'client', value: 'client:1' }],
};
const nothing = { incidents: [], devices: [], outbox: [], keep: [] };

test('a new profile keeps its desk in SQLite', async () => {
  const { places, pool } = await aProfile();

  const storage = await profileStorage(places);
  await fill(storage);

  expect(pool.has('deskbell')).toBe(true);
  expect(await contentOf(await profileStorage(places))).toEqual(whole);
});

test('a browser without a place for SQLite keeps it in IndexedDB', async () => {
  const { places, earlier } = await aProfile();

  expect(await profileStorage({ ...places, pool: null })).toBe(earlier);
});

test('a desk that lay in IndexedDB is carried over whole, with what waits for the hub, and removed there afterwards', async () => {
  const { places, earlier, names, removed } = await aProfile();
  await fill(earlier);
  for (const name of dexieNames) names.add(name);

  const storage = await profileStorage(places);

  expect(await contentOf(storage)).toEqual(whole);
  expect(removed).toEqual([dexieNames[2], dexieNames[0], dexieNames[1]]);
});

test('a carrying-over that was cut short is begun anew', async () => {
  const { places, earlier, pool, names } = await aProfile();
  await fill(earlier);
  names.add(dexieNames[0]!);
  const half = await openTables(createSqliteStorage({ openDatabase: pool.open }));
  await half.own.get('incident')?.write({ put: [anIncident({ summary: 'From the first half' })] });
  await half.close();

  expect(await contentOf(await profileStorage(places))).toEqual(whole);
});

test('after an older version ran in between, what was done there is sent first, and then that desk goes', async () => {
  const { places, earlier, names, removed } = await aProfile();
  await profileStorage(places);
  await fill(earlier);
  for (const name of dexieNames) names.add(name);

  expect(await profileStorage(places)).toBe(earlier);
  expect(removed).toEqual([]);
  const tables = await openTables(earlier);
  await tables.outbox.write({ forget: [waiting.id] });
  await tables.close();
  const storage = await profileStorage(places);

  expect(storage).not.toBe(earlier);
  expect(removed).toHaveLength(3);
  expect(await contentOf(storage)).toEqual(nothing);
});
