import type { FeedCursor } from '#contracts/sync.ts';
import { Fault } from '#contracts/fault.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { StoreReader } from '../store/store.ts';
import { readRestoration } from '../store/restoration.ts';

/**
 * The mark of a place: the journal line that stands there or, where none does, the next. Every transaction that takes
 * places ends with journal lines, so it is a line of the transaction that the place belongs to, and two histories that
 * have the same mark at a place are the same up to there.
 *
 * @returns `null` where the feed does not reach so far.
 */
async function markAt(reader: StoreReader, place: number): Promise<string | null> {
  const line = await reader
    .selectFrom('journal')
    .select('id')
    .where('place', '>=', place)
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();
  return line?.id ?? null;
}

/** The mark of a cursor at a place that somebody was shown; nothing to mark before the first. */
export async function readMark(reader: StoreReader, place: number): Promise<Pick<FeedCursor, 'mark'>> {
  if (place === 0) return {};
  const mark = await markAt(reader, place);
  if (mark !== null) return { mark };
  throw new Fault('store.feed-broken', 'A place of the feed has no journal line behind it.', { details: { place } });
}

/** False when what the cursor has seen is not what this store holds: it was restored from a backup since. */
export async function isOfThisHistory(
  reader: StoreReader,
  { place, mark }: Pick<FeedCursor, 'place' | 'mark'>,
): Promise<boolean> {
  if (place === 0) return true;
  const found = await markAt(reader, place);
  return found !== null && (mark === undefined || found === mark);
}

/** Clocks of several hubs differ a little, and a line that is accepted first is not always written first. */
const MARGIN_MS = 3_600_000;

/** What every line that was received before is in the backup, epoch milliseconds; 0 where nobody said so. */
export async function keptBeforeMs(reader: StoreReader): Promise<EpochMs> {
  const restoration = await readRestoration(reader);
  return epochMs.parse(Math.max(0, (restoration?.newestLineAtMs ?? 0) - MARGIN_MS));
}
