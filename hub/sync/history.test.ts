import { expect, test } from 'vitest';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { addRestoration } from '../store/restoration.ts';
import type { Restoration } from '../store/restoration.ts';
import { isOfThisHistory, readKept, readMark } from './history.ts';

const HOUR_MS = 3_600_000;
const at = (hours: number, newestPlace: number): Restoration => ({
  restoredAtMs: hours * HOUR_MS,
  newestLineAtMs: (hours - 1) * HOUR_MS,
  newestPlace,
});

/** A store with a line at each place up to the last. */
async function aHistory(places: number, restorations: readonly Restoration[] = []) {
  const { store } = await sqliteUnderTest.open();
  const { database } = store;
  for (let place = 1; place <= places; place += 1) {
    const moments = { occurred_at_ms: place, received_at_ms: place };
    const line = { id: `journal:${place}`, target: 'incident:1', audience: 'desk', schema_version: 1, line: '{}' };
    await database
      .insertInto('journal')
      .values({ ...line, ...moments, place })
      .execute();
  }
  for (const one of restorations) await addRestoration(database, one);
  return database;
}

test('a place up to which lines were taken back is no place of the history that had them first', async () => {
  const database = await aHistory(9, [at(10, 5)]);

  expect(await isOfThisHistory(database, { place: 5, mark: 'journal:5' })).toBe(true);
  // The same line; but what leads there may have come in another order.
  expect(await isOfThisHistory(database, { place: 8, mark: 'journal:8' })).toBe(false);
  expect(await readMark(database, 8)).toEqual({ mark: 'journal:8', restoredAtMs: 10 * HOUR_MS });
  expect(await isOfThisHistory(database, { place: 8, ...(await readMark(database, 8)) })).toBe(true);
});

test('a history that began with a restore, and was lost by another, is not taken for the present one', async () => {
  const database = await aHistory(9, [at(10, 3), at(20, 6)]);
  const afterFirst = { restoredAtMs: 10 * HOUR_MS };

  expect(await isOfThisHistory(database, { place: 6, mark: 'journal:6', ...afterFirst })).toBe(true);
  expect(await isOfThisHistory(database, { place: 7, mark: 'journal:7', ...afterFirst })).toBe(false);
  // Begun from a backup after which nothing of it was kept.
  expect(await isOfThisHistory(database, { place: 2, mark: 'journal:2', restoredAtMs: 15 * HOUR_MS })).toBe(false);
});

test('whoever was in a lost history is asked for all that no restore is known to have kept', async () => {
  const database = await aHistory(9, [at(10, 3), at(20, 6)]);

  expect(await readKept(database, {})).toEqual({ sinceMs: 8 * HOUR_MS, backupAtMs: 19 * HOUR_MS });
  // What was taken back after the first restore is as old as it was.
  expect(await readKept(database, { restoredAtMs: 10 * HOUR_MS })).toMatchObject({ sinceMs: 8 * HOUR_MS });
  expect(await readKept(database, { restoredAtMs: 15 * HOUR_MS })).toMatchObject({ sinceMs: 0 });
});
