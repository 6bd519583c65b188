import type { FeedCursor } from '#contracts/sync.ts';
import { Fault } from '#contracts/fault.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { StoreReader } from '../store/store.ts';
import type { Restoration } from '../store/restoration.ts';
import { readRestorations, RESTORATIONS, restorationsIn } from '../store/restoration.ts';

/** What a cursor says of the history that its place is a place of. */
type Mark = Pick<FeedCursor, 'mark' | 'restoredAtMs'>;

/**
 * The mark of a place: the journal line that stands there or, where none does, the next. Every transaction that takes
 * places ends with journal lines, so it is a line of the transaction that the place belongs to.
 *
 * @returns With what the store knows of its restorations; `null` where the feed does not reach so far.
 */
async function lineAt(reader: StoreReader, place: number) {
  const line = await reader
    .selectFrom('journal')
    .select((select) => [
      'id',
      select.selectFrom('setting').select('value').where('name', '=', RESTORATIONS).as('restorations'),
    ])
    .where('place', '>=', place)
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();
  return line === undefined ? null : { id: line.id, restorations: restorationsIn(line.restorations) };
}

/** The mark of a cursor at a place that somebody was shown; nothing to mark before the first. */
export async function readMark(reader: StoreReader, place: number): Promise<Mark> {
  if (place === 0) return {};
  const line = await lineAt(reader, place);
  if (line === null) {
    throw new Fault('store.feed-broken', 'A place of the feed has no journal line behind it.', { details: { place } });
  }
  const last = line.restorations.at(-1);
  return { mark: line.id, ...(last === undefined ? {} : { restoredAtMs: last.restoredAtMs }) };
}

/**
 * False when what the cursor has seen is not what this store holds: it was restored from a backup since. The line at a
 * place alone does not say so: what is taken back keeps its id, and may come in another order than it had.
 */
export async function isOfThisHistory(
  reader: StoreReader,
  { place, mark, restoredAtMs }: Pick<FeedCursor, 'place'> & Mark,
): Promise<boolean> {
  if (place === 0) return true;
  const line = await lineAt(reader, place);
  if (line === null || (mark !== undefined && line.id !== mark)) return false;
  const since = restorationsSince(line.restorations, restoredAtMs);
  return since !== null && since.every(({ newestPlace }) => place <= newestPlace);
}

/** Those after the one by which a history is known; `null` when nobody here has heard of that one. */
function restorationsSince(
  all: readonly Restoration[],
  restoredAtMs: number | undefined,
): readonly Restoration[] | null {
  if (restoredAtMs === undefined) return all;
  const known = all.findIndex((one) => one.restoredAtMs === restoredAtMs);
  return known === -1 ? null : all.slice(known + 1);
}

/** Clocks of several hubs differ a little, and a line that is accepted first is not always written first. */
const MARGIN_MS = 3_600_000;

/** What whoever comes from a history that was lost is to be told; epoch milliseconds. */
export interface Kept {
  /** Every line that was received before is in the store; 0 where nobody can say so. */
  readonly sinceMs: EpochMs;
  /** When the newest line of the last backup was received. */
  readonly backupAtMs: EpochMs;
}

/**
 * Lines that were taken back after an earlier restore are as old as they were: a backup taken before they were need not
 * hold them. So what is surely here is what was before the first restore.
 */
export async function readKept(reader: StoreReader, { restoredAtMs }: Mark): Promise<Kept> {
  const all = await readRestorations(reader);
  const isKnown = restorationsSince(all, restoredAtMs) !== null;
  const oldest = isKnown && all.length > 0 ? Math.min(...all.map(({ newestLineAtMs }) => newestLineAtMs)) : 0;
  return {
    sinceMs: epochMs.parse(Math.max(0, oldest - MARGIN_MS)),
    backupAtMs: epochMs.parse(all.at(-1)?.newestLineAtMs ?? 0),
  };
}
