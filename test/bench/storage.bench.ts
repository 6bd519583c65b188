import { DATABASE_NAME, openTables } from '#platform/any/data-service/open-tables.ts';
import type { WindowStorageInstance } from '#platform/any/data-service/open-tables.ts';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { aSqliteStorage } from '../support/sqlite-storage.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { plainTickets } from './plain-tickets.ts';
import { LINES_OF_ONE_TICKET, ticketLines, ticketsFrom } from './storage-rows.ts';

const ROUNDS = 60;
/** As many as come in one page of the feed. */
const ROWS_PER_WRITE = 500;
/** A desk of this size is received, shown and counted in good time (the goals of the first sync, a queue, a start). */
const WRITE_BAR_PER_SECOND = 10_000;
const PAGE_BAR_MS = 20;
const COUNT_BAR_MS = 50;
const REOPEN_BAR_MS = 300;

const open = { $in: ['logged', 'in-progress', 'pending'] };
const wanted = {
  newest: { selector: { _deleted: false }, sort: [{ changedAtMs: 'desc' }], limit: 50 },
  queue: { selector: { _deleted: false, state: open }, sort: [{ changedAtMs: 'desc' }], limit: 50 },
  countOpen: { selector: { _deleted: false, state: open } },
  countAll: { selector: { _deleted: false } },
  lines: {
    selector: { _deleted: false, target: 'incident:x7' },
    sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }],
  },
} as const;

/** What the desk's storage costs, beside the same statements on SQLite without it: the same file, the same promises. */
export async function* storageFigures(): AsyncGenerator<Figure> {
  for (const count of [10_000, 100_000]) {
    for (const measured of await withTickets(count)) yield figureOf(measured);
  }
}

async function withTickets(count: number): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  const size = `${count / 1_000}k`;
  const plain = plainTickets(join(folder, 'plain.sqlite'));
  const tables = await openTables(aSqliteStorage(folder));
  try {
    const incidents = tables.readable.get('incident')!;
    const journal = tables.readable.get('journal')!;
    const written = await timed(() => writeAll(incidents, count));
    const plainWritten = await timed(async () => plain.writeAll(count, ROWS_PER_WRITE));
    await write(journal, ticketLines());
    plain.writeLines();

    const figures = [
      perSecond(`storage.write.${size}`, count, written, plainWritten),
      await page(`storage.newest-50.${size}`, () => query(incidents, wanted.newest), plain.newest),
      await page(`storage.queue-50.${size}`, () => query(incidents, wanted.queue), plain.queue),
      await page(`storage.open-ticket.${size}`, () => openTicket(incidents, journal), plain.openTicket),
      await counted(`storage.count-open.${size}`, () => countOf(incidents, wanted.countOpen), plain.countOpen),
      await counted(`storage.count-all.${size}`, () => countOf(incidents, wanted.countAll), plain.countAll),
    ];
    await tables.close();
    const { size: bytes } = await stat(join(folder, `${DATABASE_NAME}.sqlite`));
    const { size: plainBytes } = await stat(join(folder, 'plain.sqlite'));
    const reopened = await timed(() => firstPageOf(folder));
    return [
      ...figures,
      { id: `storage.reopen.${size}`, value: reopened, unit: 'ms', better: 'lower', bar: REOPEN_BAR_MS },
      {
        id: `storage.disk.${size}`,
        value: bytes / 1_048_576,
        unit: 'MB',
        better: 'lower',
        baseline: { name: 'plain SQLite', value: plainBytes / 1_048_576 },
      },
    ];
  } finally {
    plain.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeAll(incidents: WindowStorageInstance, count: number): Promise<void> {
  for (let from = 0; from < count; from += ROWS_PER_WRITE) await write(incidents, ticketsFrom(from, ROWS_PER_WRITE));
}

async function write(instance: WindowStorageInstance, rows: readonly object[]): Promise<void> {
  const { error } = await instance.bulkWrite(
    rows.map((document) => ({ document: document as never })),
    'bench',
  );
  if (error.length > 0) throw new Error(`Conflicts on an empty storage: ${JSON.stringify(error[0])}`);
}

async function firstPageOf(folder: string): Promise<void> {
  const tables = await openTables(aSqliteStorage(folder));
  await query(tables.readable.get('incident')!, wanted.newest);
  await tables.close();
}

async function openTicket(incidents: WindowStorageInstance, journal: WindowStorageInstance): Promise<number> {
  const [incident] = await incidents.findDocumentsById(['incident:x7'], false);
  const lines = await query(journal, wanted.lines);
  if (incident === undefined || lines !== LINES_OF_ONE_TICKET) throw new Error('The ticket is not whole.');
  return lines;
}

async function query(instance: WindowStorageInstance, mango: object): Promise<number> {
  return (await instance.query(prepared(instance, mango))).documents.length;
}

async function countOf(instance: WindowStorageInstance, mango: object): Promise<number> {
  const { count, mode } = await instance.count(prepared(instance, mango));
  if (mode === 'slow') throw new Error('Documents were read to count them.');
  return count;
}

function prepared({ schema }: WindowStorageInstance, mango: object) {
  return prepareQuery(schema, normalizeMangoQuery(schema, { skip: 0, ...mango }) as never);
}

async function page(id: string, ours: () => Promise<number>, theirs: () => number): Promise<Measured> {
  return { ...(await compared(id, ours, theirs)), bar: PAGE_BAR_MS };
}

async function counted(id: string, ours: () => Promise<number>, theirs: () => number): Promise<Measured> {
  return { ...(await compared(id, ours, theirs)), bar: COUNT_BAR_MS };
}

/** The 95th percentile of both, taken in turns, so that what else the machine does hits both. */
async function compared(id: string, ours: () => Promise<number>, theirs: () => number): Promise<Measured> {
  const oursMs: number[] = [];
  const theirsMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const found: number[] = [];
    oursMs.push(await timed(async () => found.push(await ours())));
    theirsMs.push(await timed(async () => found.push(theirs())));
    if (found[0] !== found[1]) throw new Error(`${id}: ${found.join(' against ')} rows.`);
  }
  const baseline = { name: 'plain SQLite', value: percentile(theirsMs, 0.95) };
  return { id, value: percentile(oursMs, 0.95), unit: 'ms', better: 'lower', baseline };
}

function perSecond(id: string, count: number, tookMs: number, plainMs: number): Measured {
  const baseline = { name: 'plain SQLite', value: (count / plainMs) * 1_000 };
  return { id, value: (count / tookMs) * 1_000, unit: '1/s', better: 'higher', baseline, bar: WRITE_BAR_PER_SECOND };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await act();
  return performance.now() - beganMs;
}
