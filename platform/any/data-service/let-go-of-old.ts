import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentRecord } from '#domain/incident/incident.record.ts';
import type { HistoryDays } from '#domain/kernel/history.ts';
import { carriedSinceMs, quietSinceMs } from '#domain/kernel/history.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import type { DeskCopy, OpenCopy } from './desk-copy.ts';
import { together } from './desk-copy.ts';
import { forgetFilesOf } from './file-rules.ts';
import type { Lull } from './lull.ts';
import { purgeForgotten } from './purge-forgotten.ts';

/** One day longer than the hub sends it: what is at the very edge is not let go of here and missed there. */
const GRACE_DAYS = 1;
/** With their lines some hundreds of rows: others have their turn in between. */
const TICKETS_PER_SLICE = 50;
const MOST_LINES = 100_000;
const settledStates = ['resolved', 'closed'] as const;

export interface LetGoPorts extends Pick<OpenCopy, 'change'> {
  readonly lull: Pick<Lull, 'comes'>;
}

/**
 * Lets go of settled work that grew older than what this device carries, with its lines and their files, in slices. The
 * hub is told nothing: it is there as before, and comes back by itself when something happens to it. What is kept by
 * choice, is visited, or has commands under way stays.
 *
 * @param nowMs By the hub's clock.
 * @returns How many tickets went.
 */
export async function letGoOfOld({ change, lull }: LetGoPorts, nowMs: number, signal: AbortSignal): Promise<number> {
  let gone = 0;
  for (const state of settledStates) {
    for (let fromMs: number | null = 0; fromMs !== null && !signal.aborted;) {
      const afterMs: number = fromMs;
      await lull.comes();
      const slice = await change((held) => letGoOfSlice(held, { state, afterMs, nowMs }));
      gone += slice.gone;
      fromMs = slice.nextMs;
    }
  }
  if (gone > 0) await change(purgeForgotten);
  return gone;
}

interface Slice {
  readonly state: (typeof settledStates)[number];
  readonly afterMs: number;
  readonly nowMs: number;
}

/** Returns from which moment the next slice goes on; `null` at the end. */
async function letGoOfSlice(copy: DeskCopy, { state, afterMs, nowMs }: Slice) {
  const sinceMs = carriedSinceMs(nowMs, withGrace(copy.keep.get('historyDays')));
  if (sinceMs === null) return { gone: 0, nextMs: null };
  const found = await copy.records.select(incidentRecord.name, {
    selector: { state, changedAtMs: { $gte: afterMs, $lt: sinceMs } },
    sort: [{ state: 'asc' }, { changedAtMs: 'asc' }, { id: 'asc' }],
    limit: TICKETS_PER_SLICE,
  });
  // Every row of the collection went through its schema.
  const tickets = found as readonly Incident[];
  const old = await quietSince(
    copy,
    tickets.filter(({ id }) => isFree(copy, id)),
    sinceMs,
  );
  await forget(copy, old);
  const last = tickets.at(-1);
  const isEnd = last === undefined || tickets.length < TICKETS_PER_SLICE;
  // Those of one millisecond that stay would be found again and again.
  const isStuck = last?.changedAtMs === afterMs && old.length === 0;
  const nextMs = isEnd ? null : last.changedAtMs + (isStuck ? 1 : 0);
  return { gone: old.length, nextMs };
}

function withGrace(days: HistoryDays): HistoryDays {
  return days === null ? null : days + GRACE_DAYS;
}

/** Nothing waits on it, and nobody said that it is to stay. */
function isFree({ masters, keep }: DeskCopy, id: string): boolean {
  return masters.get(id) === undefined && !Object.hasOwn(keep.get('visits'), id);
}

interface Old {
  readonly ticket: Incident;
  readonly lines: readonly JournalLine[];
}

/** The hub does not count from what the ticket says of itself alone; see `quietSinceMs`. */
async function quietSince(copy: DeskCopy, tickets: readonly Incident[], sinceMs: number): Promise<readonly Old[]> {
  if (tickets.length === 0) return [];
  const found = await copy.records.select(journalRecord.name, {
    selector: { target: { $in: tickets.map(({ id }) => id) } },
    sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }, { id: 'asc' }],
    limit: MOST_LINES,
  });
  const byTarget = Map.groupBy(found as readonly JournalLine[], ({ target }) => target);
  return tickets.flatMap((ticket) => {
    const lines = byTarget.get(ticket.id) ?? [];
    return lines.length === 0 || quietSinceMs(lines) < sinceMs ? [{ ticket, lines }] : [];
  });
}

async function forget(copy: DeskCopy, old: readonly Old[]): Promise<void> {
  if (old.length === 0) return;
  const lines = old.flatMap((one) => one.lines);
  await forgetFilesOf(copy, lines);
  const ids = [...old.map(({ ticket }) => ticket.id), ...lines.map(({ id }) => id)];
  await together(copy, (staged) => staged.records.write({ forget: ids }));
}
