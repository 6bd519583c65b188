import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import type { OutboxEntry } from '#contracts/desk-port.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { aCommandEntry, anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import { takeInRescued } from '#platform/any/data-service/rescue.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import type { SqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { ProfileNotes } from './rescue-profile.ts';
import { isDamage, noteDamage, rescuedDeskIn, rescueProfile } from './rescue-profile.ts';

const entry = aCommandEntry(1, {
  name: 'incident.note',
  target: 'incident:1',
  input: { text: 'Typed in a cellar.' },
});
const waiting: OutboxEntry = {
  id: entry.id,
  order: 1,
  entry,
  state: 'waiting',
  place: 0,
  refusal: null,
};
const session = {
  principal: anAgentPrincipal(),
  name: 'Mira',
  token: 'token',
  offlineUntilMs: 1_800_000_000_000,
};

/** The files of a browser profile, with a desk in them. */
async function aProfile() {
  const folder = await temporaryFolder();
  const path = (name: string) => join(folder, `${name}.sqlite`);
  const pool: SqlitePool = {
    has: (name) => existsSync(path(name)),
    open: (name) => openNodeSqlite(path(name)),
    read: (name, part) => {
      const file = path(name) + (part === 'log' ? '-wal' : '');
      return existsSync(file) ? new Uint8Array(readFileSync(file)) : new Uint8Array();
    },
    remove: (name) => ['', '-wal', '-shm'].forEach((suffix) => rmSync(path(name) + suffix, { force: true })),
  };
  const texts = new Map<string, string>();
  const notes: ProfileNotes = {
    read: async (name) => texts.get(name) ?? null,
    write: async (name, text) => void texts.set(name, text),
    remove: async (name) => void texts.delete(name),
  };
  const storage = () => createSqliteStorage({ openDatabase: pool.open });
  const tables = await openTables(storage());
  await tables.own.get('incident')?.write({ put: [anIncident()] });
  await tables.outbox.write({ put: [waiting] });
  await tables.keep.write({
    put: [
      { id: 'client', value: 'client:1' },
      { id: 'session', value: session },
    ],
  });
  await tables.close();
  const rescue = () => rescueProfile({ pool, notes, nowMs: () => 1_700_000_000_000 });
  return { path, pool, notes, texts, storage, rescue };
}

test('where all is well nothing happens', async () => {
  const { rescue, texts, pool, path } = await aProfile();
  const before = readFileSync(path('deskbell'));

  await rescue();

  expect(readFileSync(path('deskbell'))).toEqual(before);
  expect([pool.has('deskbell'), [...texts]]).toEqual([true, []]);
});

test.each([
  ['whose head is gone', (file: string) => writeFileSync(file, damaged(readFileSync(file), 0, 100))],
  ['whose tables are gone', (file: string) => writeFileSync(file, damaged(readFileSync(file), 0, 4_096))],
  ['that was cut off', (file: string) => truncateSync(file, readFileSync(file).length - 8_192)],
])(
  'from a database %s, what waits for the hub and whose desk it is are saved, and a new one is begun',
  async (_, harm) => {
    const { rescue, path, pool, notes, storage } = await aProfile();
    harm(path('deskbell'));
    await noteDamage(notes);

    await rescue();

    expect(pool.has('deskbell')).toBe(false);
    const rescued = await rescuedDeskIn(notes).read();
    const tables = await openTables(storage());
    if (rescued !== null) await takeInRescued(tables, rescued);
    expect(await tables.outbox.all()).toEqual([waiting]);
    expect(await tables.keep.all()).toEqual(
      expect.arrayContaining([
        { id: 'session', value: session },
        expect.objectContaining({ id: 'mishap', value: expect.objectContaining({ commands: 1, aside: null }) }),
      ]),
    );
    await tables.close();
    await rescuedDeskIn(notes).forget();
    await rescue();
    expect(await rescuedDeskIn(notes).read()).toBeNull();
  },
);

test('what a service reports is damage wherever it lies among the causes', () => {
  const damage = Object.assign(new Error('outer'), { cause: new Error('middle', { cause: new TypeError('inner') }) });

  expect(isDamage(damage)).toBe(false);
  expect(isDamage(new Error('outer', { cause: storageDamaged() }))).toBe(true);
});

function storageDamaged(): Error {
  return new Fault('storage.damaged', 'The database file is damaged.');
}

function damaged(bytes: Buffer, from: number, to: number): Buffer {
  return Buffer.concat([bytes.subarray(0, from), Buffer.alloc(to - from, 0xa5), bytes.subarray(to)]);
}
