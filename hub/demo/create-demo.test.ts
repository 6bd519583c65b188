import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskItself } from '#domain/kernel/principal.ts';
import { recordKinds } from '#domain/processes.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAccount } from '../access/accounts.ts';
import { createPasswords } from '../access/passwords.ts';
import { prepareCommand } from '../prepare-command.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { createGate } from '../sync/accept-commands.ts';
import { deskCommand } from '../sync/desk-command.ts';
import { createDemo } from './create-demo.ts';

const NOW_MS = Date.UTC(2026, 9, 14, 13, 30);
const LONGEST_MS = 60_000;
const passwords = createPasswords({ memoryKiB: 1_024, passes: 1, lanes: 1 });

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskbell-demo-'));
  store = await openStore({ databaseUrl: null, dataFolder: folder });
  // Two and a half thousand commands: what is tested here is where the story stops, not whether the disk has it.
  await sql`pragma synchronous = off`.execute(store.database);
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function count(table: 'record' | 'journal' | 'account'): Promise<number> {
  const row = await store.database
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return row.rows;
}

/** A store whose `nth` transaction fails, as when the process is killed there. */
function stoppedAt(nth: number): Store {
  let begun = 0;
  return {
    ...store,
    transaction: async (work) => {
      begun += 1;
      if (begun === nth) throw new Error('stopped');
      return await store.transaction(work);
    },
  };
}

test(
  'an empty store is filled through the gate, and its people can sign in',
  async () => {
    const signIns = await createDemo({ store, passwords, nowMs: () => NOW_MS });

    expect(signIns.map(({ role }) => role).filter((role) => role === 'requester')).toHaveLength(2);
    expect(signIns).toHaveLength(10);
    for (const { login, password } of signIns.slice(0, 2)) {
      const account = await readAccount(store.database, login);
      expect(await passwords.check(account?.password_hash ?? null, password)).toMatchObject({
        value: { isRight: true },
      });
    }
    // 3 sites, 40 people, 3 teams, 8 agents, 10 services, 40 devices, 300 incidents, 32 articles, 3 announcements.
    expect(await count('record')).toBe(439);
  },
  LONGEST_MS,
);

test(
  'what was interrupted is completed without anything twice, and then left alone',
  async () => {
    await expect(createDemo({ store: stoppedAt(900), passwords, nowMs: () => NOW_MS })).rejects.toThrow('stopped');
    expect(await count('account')).toBe(0);

    const resumed = await createDemo({ store, passwords, nowMs: () => NOW_MS + 86_400_000 });
    const lines = await count('journal');

    expect(resumed).toHaveLength(10);
    expect(await count('record')).toBe(439);
    expect(await createDemo({ store, passwords, nowMs: () => NOW_MS })).toEqual([]);
    expect(await count('journal')).toBe(lines);
  },
  LONGEST_MS,
);

test('a store that holds anything is left alone', async () => {
  const reportFault = () => 'none';
  const gate = createGate({ store, kinds: recordKinds, nowMs: () => NOW_MS, prepare: prepareCommand, reportFault });
  const site = { code: 'BER', name: 'Berlin', zone: 'Europe/Berlin' };
  await gate.accept(deskItself, [deskCommand('site.open', 'site:1', site, NOW_MS)]);

  await expect(createDemo({ store, passwords, nowMs: () => NOW_MS })).rejects.toMatchObject({
    code: 'demo.store-not-empty',
  });
  expect(await count('record')).toBe(1);
});
