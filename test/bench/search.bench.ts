import type { SearchQuestion } from '#contracts/search.ts';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { letOthersRun } from '#platform/any/data-service/let-others-run.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import type { DeskTables } from '#platform/any/data-service/open-tables.ts';
import { createSearch } from '#platform/any/search/create-search.ts';
import type { Search } from '#platform/any/search/create-search.ts';
import { createWordFolder } from '#platform/any/search/fold-words.ts';
import { openSearchFile } from '#platform/any/search/search-file.ts';
import { searchableIncident } from '#platform/any/search/searchable.ts';
import { indexRowOf, PURGE_DUE, wordTables } from '#platform/any/search/word-tables.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { aSqliteStorage } from '../support/sqlite-storage.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import type { PlainSearch } from './plain-search.ts';
import { plainSearch } from './plain-search.ts';
import type { SearchTexts } from './search-texts.ts';
import { LINES_PER_TICKET, searchTexts } from './search-texts.ts';

const ROUNDS = 60;
/** One change takes so little that clearing memory away once, or compiling, would stand for all. */
const UPDATES = 400;
const PEOPLE = 10_000;
const ROWS_PER_WRITE = 500;
const LIMIT = 20;
/** Who asks how far the index is counts every row: asked too often, it is that which takes the time. */
const BUILT_LOOK_MS = 200;
const REOPENED_LOOK_MS = 5;
const ANSWER_BAR_MS = 50;
const VISIBLE_BAR_MS = 1_000;
const UPDATE_BAR_MS = 2;
const REOPEN_BAR_MS = 300;
const PLAIN = 'FTS5 alone';
const DESK = 'bench';

/** Searching desks of so many tickets, beside FTS5 without what we do to texts, questions and order. */
export async function* searchFigures(sizes: readonly number[]): AsyncGenerator<Figure> {
  for (const count of sizes) {
    for (const measured of await withTexts(count)) yield figureOf(measured);
  }
}

async function withTexts(count: number): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  const size = `${count / 1_000}k`;
  const note = `${LINES_PER_TICKET} lines of 40 words on each ticket`;
  const texts = searchTexts();
  const tables = await openTables(aSqliteStorage(folder));
  const plain = plainSearch(join(folder, 'plain.sqlite'));
  try {
    const plainMs = await fill(tables, plain, texts, count);
    const first = follow(tables, folder);
    const builtMs = await timed(() => untilReady(first.search, BUILT_LOOK_MS));
    const mergedMs = await timed(() => untilInOnePiece(folder));
    const figures: Measured[] = [
      {
        id: `search.build.${size}`,
        value: builtMs,
        unit: 'ms',
        better: 'lower',
        baseline: { name: PLAIN, value: plainMs },
        note,
      },
      { id: `search.merge.${size}`, value: mergedMs, unit: 'ms', better: 'lower', note: 'people can search meanwhile' },
      ...(await disk(folder, size)),
      ...(await answers(first.search, plain, texts, size)),
      await visible(first.search, tables, texts, size),
    ];
    await first.stop();
    figures.push(updated(folder, texts, size));
    const second = follow(tables, folder);
    const reopenedMs = await timed(() => untilReady(second.search, REOPENED_LOOK_MS));
    await second.stop();
    const again = { value: reopenedMs, unit: 'ms', better: 'lower', bar: REOPEN_BAR_MS } as const;
    return [...figures, { id: `search.reopen.${size}`, ...again, note: 'nothing is built anew' }];
  } finally {
    plain.close();
    await tables.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Fills both; returns what FTS5 alone took. */
async function fill(tables: DeskTables, plain: PlainSearch, texts: SearchTexts, count: number): Promise<number> {
  let plainMs = 0;
  for (let from = 0; from < PEOPLE; from += ROWS_PER_WRITE) {
    const people = Array.from({ length: ROWS_PER_WRITE }, (_, place) => texts.person(from + place));
    await tables.own.get('person')!.write({ put: people });
  }
  for (let from = 0; from < count; from += ROWS_PER_WRITE) {
    const serials = Array.from({ length: ROWS_PER_WRITE }, (_, place) => from + place);
    const tickets = serials.map((serial) => texts.ticket(serial));
    const lines = serials.map((serial) => texts.lines(serial));
    await tables.own.get('incident')!.write({ put: tickets });
    await tables.own.get('journal')!.write({ put: lines.flat() });
    plainMs += await timed(async () => {
      for (const [place, { summary }] of tickets.entries()) {
        plain.add(from + place, summary, lines[place]!.map(({ input }) => JSON.stringify(input)).join(' '));
      }
      plain.commit();
    });
  }
  return plainMs;
}

interface Followed {
  readonly search: Search;
  stop(): Promise<void>;
}

function follow(tables: DeskTables, folder: string): Followed {
  const search = createSearch({
    readable: tables.readable,
    database: searchDatabaseAt(join(folder, 'search.sqlite')),
    waiting: () => [],
    desk: () => DESK,
    isBusy: () => false,
    lull: { comes: letOthersRun },
    reportFault: (error) => {
      throw error;
    },
  });
  const stopped = new AbortController();
  const running = search.run(stopped.signal);
  return {
    search,
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}

async function untilReady(search: Search, everyMs: number): Promise<void> {
  while ((await search.find(question(''))).state.index !== 'ready') await sleep(everyMs);
}

async function untilInOnePiece(folder: string): Promise<void> {
  const file = new DatabaseSync(join(folder, 'search.sqlite'), { readOnly: true });
  const due = file.prepare('SELECT value FROM notes WHERE name = ?');
  while (due.get(PURGE_DUE)?.['value'] !== 'no') await sleep(BUILT_LOOK_MS);
  file.close();
}

function question(text: string, over: Partial<SearchQuestion> = {}): SearchQuestion {
  return {
    kinds: ['incident'],
    text,
    where: [],
    match: 'all',
    limit: LIMIT,
    after: null,
    withSnippets: false,
    ...over,
  };
}

async function disk(folder: string, size: string): Promise<readonly Measured[]> {
  const sizeOf = async (name: string) => (await stat(join(folder, name))).size / 1_048_576;
  const baseline = { name: PLAIN, value: await sizeOf('plain.sqlite') };
  return [{ id: `search.disk.${size}`, value: await sizeOf('search.sqlite'), unit: 'MB', better: 'lower', baseline }];
}

/** The 95th percentile of questions as people type them, each beside the nearest that FTS5 alone can do. */
async function answers(
  search: Search,
  plain: PlainSearch,
  texts: SearchTexts,
  size: string,
): Promise<readonly Measured[]> {
  const common = () => texts.common();
  const rare = () => texts.rare();
  const mistyped = () => {
    const word = rare();
    return `${word.slice(0, 3)}x${word.slice(3)}`;
  };
  const asked = [
    ['two-letters', () => common().slice(0, 2), (text: string) => plain.byRecency(`${text}*`, LIMIT)],
    ['three-letters', () => common().slice(0, 3), (text: string) => plain.byRecency(`${text}*`, LIMIT)],
    ['common-word', () => `${common()} `, (text: string) => plain.byRank(text, LIMIT)],
    ['three-common-words', () => `${common()} ${common()} ${common()} `, (text: string) => plain.byRank(text, LIMIT)],
    ['rare-word', () => `${rare()} `, (text: string) => plain.byRank(text, LIMIT)],
    ['mistyped', mistyped, null],
  ] as const;
  const figures: Measured[] = [];
  for (const [name, make, alone] of asked) {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = make();
      ours.push(await timed(() => search.find(question(text))));
      if (alone !== null) theirs.push(await timed(async () => alone(text)));
    }
    const id = `search.${name}.${size}`;
    const baseline = alone === null ? {} : { baseline: { name: PLAIN, value: percentile(theirs, 0.95) } };
    const note = `half of them within ${percentile(ours, 0.5).toFixed(1)} ms`;
    figures.push({
      id,
      value: percentile(ours, 0.95),
      unit: 'ms',
      better: 'lower',
      bar: ANSWER_BAR_MS,
      note,
      ...baseline,
    });
  }
  return figures;
}

/** From the write of a ticket to the first answer that has it (SRCH-1). */
async function visible(search: Search, tables: DeskTables, texts: SearchTexts, size: string): Promise<Measured> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const summary = `Quincunx${round} blinks`;
    const beganMs = performance.now();
    const ticket = { ...texts.ticket(round * 7), summary };
    await tables.own.get('incident')!.write({ put: [ticket] });
    while ((await search.find(question(`quincunx${round} `))).hits.length === 0) await sleep(1);
    took.push(performance.now() - beganMs);
  }
  return {
    id: `search.visible.${size}`,
    value: percentile(took, 0.95),
    unit: 'ms',
    better: 'lower',
    bar: VISIBLE_BAR_MS,
  };
}

/**
 * What the index takes for one ticket that has changed, from its texts to the end of its transaction. What changes leave
 * apart is merged in between, as in life: windows are answered meanwhile.
 */
function updated(folder: string, texts: SearchTexts, size: string): Measured {
  const file = openSearchFile(searchDatabaseAt(join(folder, 'search.sqlite')), DESK);
  const tables = wordTables(file);
  const fold = createWordFolder();
  const took: number[] = [];
  for (let round = 0; round < UPDATES; round += 1) {
    const serial = round * 7;
    const found = searchableIncident({ ...texts.ticket(serial), summary: `Changed ${round}` }, texts.lines(serial));
    const beganMs = performance.now();
    tables.change((open) => open.put(indexRowOf(fold, found)));
    took.push(performance.now() - beganMs);
    while (tables.mergeStep());
  }
  file.driver.close();
  return {
    id: `search.update.${size}`,
    value: percentile(took, 0.95),
    unit: 'ms',
    better: 'lower',
    bar: UPDATE_BAR_MS,
    note: `half of them within ${percentile(took, 0.5).toFixed(1)} ms`,
  };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await act();
  return performance.now() - beganMs;
}
