import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { storeContract } from '../../test/contracts/store.contract.ts';
import { postgresUnderTest } from '../../test/support/fresh-store.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

storeContract(postgresUnderTest);

/** Resolves with the next change. Begin to wait before what should cause it. */
function nextChange(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const leave = store.onChanged(() => {
      leave();
      resolve();
    });
  });
}

test('what one hub commits wakes the other hubs on the same database', async () => {
  const { store, address } = await postgresUnderTest.open();
  const other = await postgresUnderTest.reopen(address);

  const woken = nextChange(other);
  await store.transaction((tx) => store.takePlaces(tx, 1));

  await expect(woken).resolves.toBeUndefined();
});

test('a hub that lost its wake-up connection listens again, and looks what it missed', async () => {
  const { store, address } = await postgresUnderTest.open();
  const other = await postgresUnderTest.reopen(address);

  const missed = nextChange(other);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'deskbell-wake-up' and datname = current_database()`.execute(store.database);
  await missed;
  const heard = nextChange(other);
  await store.transaction((tx) => store.takePlaces(tx, 1));

  await expect(heard).resolves.toBeUndefined();
});

test('hubs that start at once on an empty database set it up once', async () => {
  const { store, address } = await postgresUnderTest.open();
  await sql`drop schema public cascade`.execute(store.database);
  await sql`create schema public`.execute(store.database);

  const opened = await Promise.all([1, 2, 3, 4].map(() => postgresUnderTest.reopen(address)));

  const places = await Promise.all(opened.map((hub) => hub.transaction((tx) => hub.takePlaces(tx, 1))));
  expect(places.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
});

test.for([
  ['nobody listens there', 'postgresql://deskbell@127.0.0.1:1/deskbell'],
  ['there is no such host', 'postgresql://deskbell@nowhere.invalid/deskbell'],
  ['there is no such database', null],
])('a wrong DATABASE_URL is named in one sentence: %s', async ([, url]) => {
  const { address } = await postgresUnderTest.open();
  const databaseUrl = url ?? address.databaseUrl!.replace('/test_', '/missing_');

  await expect(openStore({ databaseUrl, dataFolder: '' })).rejects.toMatchObject({
    code: 'store.unreachable',
    message: expect.stringMatching(/^Deskbell cannot reach the database that DATABASE_URL names: .+\.$/),
  });
});
