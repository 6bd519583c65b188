import { DATABASE_NAME } from '#platform/any/data-service/open-tables.ts';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aSqliteStorage } from '../support/sqlite-storage.ts';
import type { BenchedDesk, BenchedStorage } from './benched-desk.ts';
import { openBenchedStorage } from './benched-desk.ts';
import { browserStorageFigures } from './browser-storage.bench.ts';
import type { Figure, Measured } from './figures.ts';
import { figureOf, percentile } from './figures.ts';
import { plainTickets } from './plain-tickets.ts';

const ROUNDS = 60;
/** As many as come in one page of the feed. */
const ROWS_PER_WRITE = 500;
/** A desk of this size is received, shown and counted in good time (the goals of the first sync, a queue, a start). */
const WRITE_BAR_PER_SECOND = 10_000;
const PAGE_BAR_MS = 20;
const COUNT_BAR_MS = 50;
const REOPEN_BAR_MS = 300;

/**
 * What the desk's storage costs: on the desktop beside the same statements on SQLite without it (the same file, the same
 * promises), in a browser beside what others keep there.
 */
export async function* storageFigures(counts: readonly number[]): AsyncGenerator<Figure> {
  for (const count of counts) {
    for (const measured of await withTickets(count)) yield figureOf(measured);
    yield* browserStorageFigures(count);
  }
}

async function withTickets(count: number): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  const size = `${count / 1_000}k`;
  const plain = plainTickets(join(folder, 'plain.sqlite'));
  const desk = await openBenchedStorage(aSqliteStorage(folder));
  try {
    const written = await timed(() => writeAll(desk, count));
    const plainWritten = await timed(async () => plain.writeAll(count, ROWS_PER_WRITE));
    await desk.writeLines();
    plain.writeLines();

    const figures = [
      perSecond(`storage.write.${size}`, count, written, plainWritten),
      await page(`storage.newest-50.${size}`, desk.newest, plain.newest),
      await page(`storage.queue-50.${size}`, desk.queue, plain.queue),
      await page(`storage.open-ticket.${size}`, desk.openTicket, plain.openTicket),
      await counted(`storage.count-open.${size}`, desk.countOpen, plain.countOpen),
      await counted(`storage.count-all.${size}`, desk.countAll, plain.countAll),
      await viewCounts(`storage.count-views.${size}`, desk),
    ];
    await desk.close();
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

async function writeAll(desk: BenchedDesk, count: number): Promise<void> {
  for (let from = 0; from < count; from += ROWS_PER_WRITE) await desk.writeTickets(from, ROWS_PER_WRITE);
}

async function firstPageOf(folder: string): Promise<void> {
  const desk = await openBenchedStorage(aSqliteStorage(folder));
  await desk.newest();
  await desk.close();
}

async function page(id: string, ours: () => Promise<number>, theirs: () => number): Promise<Measured> {
  return { ...(await compared(id, ours, theirs)), bar: PAGE_BAR_MS };
}

async function counted(id: string, ours: () => Promise<number>, theirs: () => number): Promise<Measured> {
  return { ...(await compared(id, ours, theirs)), bar: COUNT_BAR_MS };
}

/** All 24 at once. */
async function viewCounts(id: string, { countViews }: BenchedStorage): Promise<Measured> {
  const tookMs: number[] = [];
  while (tookMs.length < ROUNDS) tookMs.push(await timed(countViews));
  return {
    id,
    value: percentile(tookMs, 0.95),
    unit: 'ms',
    better: 'lower',
    bar: COUNT_BAR_MS,
    note: 'p95, 24 counts',
  };
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
