import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { epochMs, incidentId } from '#domain/kernel/fields.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { aSearchedDesk } from '../../../test/support/searched-desk.ts';
import { aSqliteStorage } from '../../../test/support/sqlite-storage.ts';

const ticket = (serial: number, summary: string) =>
  anIncident({ id: incidentId.parse(`incident:${serial}`), summary, changedAtMs: epochMs.parse(1_000 + serial) });

const lineOf = (serial: number, text: string) =>
  journalLineSchema.parse({
    id: `journal:${serial}`,
    name: 'incident.noted',
    target: `incident:${serial}`,
    actor: 'agent:mira',
    device: 'client:a',
    input: { text },
    changed: {},
    audience: 'desk',
    occurredAtMs: 1_000,
    receivedAtMs: 1_000,
  });

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deskbell-search-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A desk and its index in files of a folder, which another start finds again. */
function startIn(folder: string, desk: string | null = 'desk', untilLull?: () => Promise<void>) {
  const database = searchDatabaseAt(join(folder, 'search.sqlite'));
  const lull = untilLull === undefined ? {} : { untilLull };
  return aSearchedDesk({ database, storage: aSqliteStorage(folder), desk: () => desk, ...lull });
}

/** Whether the bytes of a word stand in any file whose name begins so. */
function isInFiles(folder: string, beginning: string, word: string): boolean {
  const files = readdirSync(folder).filter((name) => name.startsWith(beginning));
  return files.some((name) => readFileSync(join(folder, name)).includes(word));
}

function inIndex(folder: string, sql: string): unknown {
  const file = new DatabaseSync(join(folder, 'search.sqlite'), { readOnly: true });
  try {
    return file.prepare(sql).get()?.['value'];
  } finally {
    file.close();
  }
}

/** What is left to do when all of a new index is there and can be found. */
async function untilInOnePiece(folder: string): Promise<void> {
  const due = () => inIndex(folder, `SELECT value FROM notes WHERE name = 'purge-due'`);
  await expect.poll(due, { timeout: 15_000, interval: 5 }).toBe('no');
}

test('the index is found again by the next start, and takes in what was written meanwhile', async () => {
  const folder = aFolder();
  const first = await startIn(folder);
  await first.put(ticket(1, 'Toner'), ticket(2, 'Toner'));
  expect(await first.ids('toner')).toEqual(['incident:2', 'incident:1']);
  await untilInOnePiece(folder);
  await first.stop();
  const changed = readFileSync(join(folder, 'search.sqlite'));

  const second = await startIn(folder);
  expect(await second.ids('toner')).toEqual(['incident:2', 'incident:1']);
  expect(readFileSync(join(folder, 'search.sqlite'))).toEqual(changed);
  await second.put(ticket(3, 'Toner'));
  expect(await second.ids('toner')).toEqual(['incident:3', 'incident:2', 'incident:1']);
});

test.each([
  [
    'a damaged file',
    (path: string) => writeFileSync(path, 'no database at all, but long enough to look like one'.repeat(200)),
  ],
  ['a file cut off in the middle', (path: string) => truncateSync(path, 6_000)],
  [
    'an older layout',
    (path: string) => {
      const older = new DatabaseSync(path);
      older.exec('PRAGMA user_version = 999');
      older.close();
    },
  ],
] as const)('%s is removed and built anew', async (_name, spoil) => {
  const folder = aFolder();
  const first = await startIn(folder);
  await first.put(ticket(1, 'Toner'));
  expect(await first.ids('toner')).toEqual(['incident:1']);
  await first.stop();

  spoil(join(folder, 'search.sqlite'));

  const second = await startIn(folder);
  expect(await second.ids('toner')).toEqual(['incident:1']);
});

test('while it is built anew people are told why', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'search.sqlite'), 'no database'.repeat(1_000));

  const desk = await startIn(folder);

  const { state } = await desk.search.find({
    kinds: ['incident'],
    text: 'x',
    where: [],
    match: 'all',
    limit: 1,
    after: null,
    withSnippets: false,
  });
  expect(state).toMatchObject({ index: 'building', rebuilt: 'damaged' });
});

test("another desk's index is not believed", async () => {
  const folder = aFolder();
  const first = await startIn(folder, 'mine');
  await first.put(ticket(1, 'Toner'));
  expect(await first.ids('toner')).toEqual(['incident:1']);
  await first.tables.own.get('incident')!.write({ forget: ['incident:1'] });
  await first.tables.own.get('incident')!.purge();
  await first.stop();

  const second = await startIn(folder, 'theirs');
  expect(await second.ids('toner')).toEqual([]);
});

test('of what was forgotten no word is left in the files (PERM-1)', async () => {
  const folder = aFolder();
  const desk = await startIn(folder);
  await desk.put(ticket(1, 'Quincunx'), lineOf(1, 'Zarzuela'), ticket(2, 'Toner'), lineOf(2, 'Habanera'));
  expect(await desk.ids('quincunx zarzuela')).toEqual(['incident:1']);

  await desk.forget('incident:1', 'journal:1', 'journal:2');

  expect(await desk.ids('quincunx')).toEqual([]);
  expect(await desk.ids('habanera')).toEqual([]);
  expect(await desk.ids('toner')).toEqual(['incident:2']);
  for (const word of ['quincunx', 'zarzuela', 'habanera']) {
    await expect.poll(() => isInFiles(folder, 'search', word), { interval: 5 }).toBe(false);
  }
  expect(desk.faults).toEqual([]);
});

test('when all is in a new index it is made one piece, and what is written meanwhile is found', async () => {
  const folder = aFolder();
  const desk = await startIn(folder);
  for (let serial = 1; serial < 8; serial += 1) {
    await desk.put(ticket(serial, `Toner ${serial}`));
    expect(await desk.ids(`toner ${serial}`)).toEqual([`incident:${serial}`]);
  }

  await untilInOnePiece(folder);

  const counted = inIndex(folder, 'SELECT count(DISTINCT segid) AS value FROM words_incident_idx');
  expect(counted).toBeLessThanOrEqual(4);
  expect(await desk.ids('toner')).toHaveLength(7);
  expect(desk.faults).toEqual([]);
});

test('what is forgotten and cleared away at once is gone from the index as well', async () => {
  const folder = aFolder();
  const desk = await startIn(folder);
  await desk.put(ticket(1, 'Quincunx'), lineOf(1, 'Zarzuela'), ticket(2, 'Toner'), lineOf(2, 'Habanera'));
  expect(await desk.ids('quincunx')).toEqual(['incident:1']);

  await Promise.all([
    desk.forget('incident:1', 'journal:1', 'journal:2'),
    desk.tables.own.get('incident')!.purge(),
    desk.tables.own.get('journal')!.purge(),
  ]);
  for (const name of ['incident', 'journal']) await desk.tables.own.get(name)!.purge();

  expect(await desk.ids('quincunx')).toEqual([]);
  expect(await desk.ids('habanera')).toEqual([]);
  for (const word of ['quincunx', 'zarzuela', 'habanera']) {
    await expect.poll(() => isInFiles(folder, 'search', word), { interval: 5 }).toBe(false);
  }
});

test('what was forgotten just before the end is dropped before its id is cleared away', async () => {
  const folder = aFolder();
  const first = await startIn(folder);
  await first.put(ticket(1, 'Quincunx'), ticket(2, 'Toner'));
  expect(await first.ids('quincunx')).toEqual(['incident:1']);
  await first.stop();
  const between = await aSearchedDesk({ database: undefined, storage: aSqliteStorage(folder) });
  await between.forget('incident:1');
  await between.stop();

  const second = await startIn(folder);
  await second.search.dropForgotten();
  await second.tables.own.get('incident')!.purge();

  expect(await second.ids('quincunx')).toEqual([]);
  await expect.poll(() => isInFiles(folder, 'search', 'quincunx'), { interval: 5 }).toBe(false);
});

test('what was dropped and cleared away is gone after an end that came before the next round (PERM-1)', async () => {
  const folder = aFolder();
  const first = await startIn(folder);
  await first.put(ticket(1, 'Quincunx'), lineOf(1, 'Zarzuela'), ticket(2, 'Toner'), lineOf(2, 'Habanera'));
  expect(await first.ids('quincunx zarzuela')).toEqual(['incident:1']);
  await untilInOnePiece(folder);
  await first.stop();
  const silence = Promise.withResolvers<void>();
  const between = await startIn(folder, 'desk', () => silence.promise);

  await between.forget('incident:1', 'journal:1', 'journal:2');
  await between.search.dropForgotten();
  for (const name of ['incident', 'journal']) await between.tables.own.get(name)!.purge();
  const stopped = between.stop();
  silence.resolve();
  await stopped;

  const second = await startIn(folder);
  expect(await second.ids('quincunx')).toEqual([]);
  expect(await second.ids('habanera')).toEqual([]);
  expect(await second.ids('toner')).toEqual(['incident:2']);
  for (const word of ['quincunx', 'zarzuela', 'habanera']) {
    await expect.poll(() => isInFiles(folder, 'search', word), { interval: 5 }).toBe(false);
  }
  expect([...first.faults, ...between.faults, ...second.faults]).toEqual([]);
});

test('what must go at once does not wait for a round that waits for others', async () => {
  const folder = aFolder();
  const first = await startIn(folder);
  await first.put(ticket(1, 'Quincunx'));
  expect(await first.ids('quincunx')).toEqual(['incident:1']);
  await first.stop();
  const asked: unknown[] = [];
  const silence = Promise.withResolvers<void>();
  const second = await startIn(folder, 'desk', async () => {
    asked.push(null);
    await silence.promise;
  });
  await second.put(ticket(2, 'Toner'));
  await expect.poll(() => asked.length).toBeGreaterThan(0);

  await second.forget('incident:1');
  await second.search.dropForgotten();

  expect(inIndex(folder, `SELECT count(*) AS value FROM rows`)).toBe(0);
  silence.resolve();
  expect(await second.ids('toner')).toEqual(['incident:2']);
});

test('a line that was forgotten while nobody looked has the index built anew', async () => {
  const folder = aFolder();
  const first = await startIn(folder);
  await first.put(ticket(1, 'Toner'), lineOf(1, 'Zarzuela'));
  expect(await first.ids('zarzuela')).toEqual(['incident:1']);
  await first.stop();
  const between = await aSearchedDesk({ database: undefined, storage: aSqliteStorage(folder) });
  await between.forget('journal:1');
  await between.stop();

  const second = await startIn(folder);

  expect(await second.ids('toner')).toEqual(['incident:1']);
  expect(await second.ids('zarzuela')).toEqual([]);
  expect(isInFiles(folder, 'search', 'zarzuela')).toBe(false);
});

test('signing out leaves no file, and nothing is kept while nobody is signed in', async () => {
  const folder = aFolder();
  let who: string | null = 'desk';
  const database = searchDatabaseAt(join(folder, 'search.sqlite'));
  const desk = await aSearchedDesk({ database, storage: aSqliteStorage(folder), desk: () => who });
  await desk.put(ticket(1, 'Toner'));
  expect(await desk.ids('toner')).toEqual(['incident:1']);

  who = null;
  desk.search.clear();
  await desk.put(ticket(2, 'Toner'));

  expect(
    (
      await desk.search.find({
        kinds: ['incident'],
        text: 'tonerx',
        where: [],
        match: 'all',
        limit: 1,
        after: null,
        withSnippets: false,
      })
    ).hits,
  ).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('search'))).toEqual([]);
  who = 'desk';
  desk.search.wake();
  expect(await desk.ids('toner')).toEqual(['incident:2', 'incident:1']);
  expect(existsSync(join(folder, 'search.sqlite'))).toBe(true);
});

test('a row whose clock was set back is found all the same', async () => {
  const desk = await aSearchedDesk();
  await desk.put(ticket(1, 'Toner'));
  expect(await desk.ids('toner')).toEqual(['incident:1']);
  const collection = desk.tables.readable.get('incident')!;
  const [known] = await collection.findDocumentsById(['incident:1'], false);

  const earlier = { ...known!, id: 'incident:2', _rev: '1-back', _meta: { lwt: 5 } };
  await collection.bulkWrite([{ document: earlier }], 'test');

  expect(await desk.ids('toner')).toHaveLength(2);
});
