import { describe, expect, test } from 'vitest';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { createFailureTallies } from './failure-tallies.ts';

const policy = { freeFailures: 3, firstWaitMs: 1_000, longestWaitMs: 60_000, forgetAfterMs: 3_600_000 };
const wide = { ...policy, freeFailures: 10 };
const own = { subject: 'sign-in mira 192.0.2.7', policy };
const address = { subject: 'sign-in 192.0.2.7', policy: wide };

async function someTallies() {
  const { store, address: storeAddress } = await sqliteUnderTest.open();
  const clock = { nowMs: 1_000_000 };
  const tallies = createFailureTallies({ store, nowMs: () => clock.nowMs });
  return { store, storeAddress, clock, tallies };
}

test('tries are free until there were too many failures; then each has to wait', async () => {
  const { clock, tallies } = await someTallies();
  const waits = [];
  for (let tries = 0; tries < 5; tries += 1) waits.push(await tallies.beginTry([own]));
  expect(waits).toEqual([0, 0, 0, 0, 1_000]);

  clock.nowMs += 1_000;
  expect(await tallies.beginTry([own])).toBe(0);
  expect(await tallies.beginTry([own])).toBe(2_000);
});

test('asking during the wait does not make it longer', async () => {
  const { clock, tallies } = await someTallies();
  for (let tries = 0; tries < 4; tries += 1) await tallies.beginTry([own]);
  clock.nowMs += 400;

  expect(await tallies.beginTry([own])).toBe(600);
  expect(await tallies.beginTry([own])).toBe(600);
});

test('of many tries at the same moment only as many are made as there are left', async () => {
  const { tallies } = await someTallies();

  const waits = await Promise.all(Array.from({ length: 30 }, () => tallies.beginTry([own, address])));

  expect(waits.filter((waitMs) => waitMs === 0)).toHaveLength(4);
});

test('success forgets the failures of this login and keeps those of the address', async () => {
  const { tallies } = await someTallies();
  const fail = () => tallies.beginTry([{ ...own, subject: 'sign-in tom 192.0.2.7' }, address]);
  for (let tries = 0; tries < 4; tries += 1) await fail();
  for (let tries = 0; tries < 3; tries += 1) await tallies.beginTry([own, address]);

  await tallies.beginTry([own, address]);
  await tallies.succeed([own, address]);

  const waits = [];
  for (let tries = 0; tries < 5; tries += 1) waits.push(await tallies.beginTry([own, address]));
  // 4 + 3 failures of the address are remembered, so it has four goes left; the login has all of its own.
  expect(waits).toEqual([0, 0, 0, 0, 1_000]);
});

test('a restart forgets nothing', async () => {
  const { store, storeAddress, clock, tallies } = await someTallies();
  for (let tries = 0; tries < 4; tries += 1) await tallies.beginTry([own]);
  await store.close();

  const after = createFailureTallies({ store: await sqliteUnderTest.reopen(storeAddress), nowMs: () => clock.nowMs });

  expect(await after.beginTry([own])).toBe(1_000);
});

describe('the table of failures', () => {
  test('names nobody', async () => {
    const { store, tallies } = await someTallies();
    await tallies.beginTry([own, address]);

    const rows = await store.database.selectFrom('failure_tally').selectAll().execute();

    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/mira|192/);
  });

  test('does not grow for ever', async () => {
    const { store, clock, tallies } = await someTallies();
    await tallies.beginTry([own]);
    clock.nowMs += 25 * 3_600_000;
    await tallies.beginTry([address]);

    await tallies.tidy();

    expect(await store.database.selectFrom('failure_tally').selectAll().execute()).toHaveLength(1);
  });
});
