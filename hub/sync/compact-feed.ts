import type { FeedCursor } from '#contracts/sync.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { putSetting } from '../store/setting-rows.ts';
import type { Store, StoreReader, StoreTransaction } from '../store/store.ts';
import { createAttempts } from './attempts.ts';
import { newestPlace } from './feed-queries.ts';

/** As long as a session lives unused: whoever comes back later signs in anew, and their replica begins anew as well. */
const OUTS_KEPT_MS = 30 * 24 * 3_600_000;
const ROWS_AT_ONCE = 1_000;

const OUTS = 'outs_dropped';

const stored = z.strictObject({
  /** Rows `out` at this place and before it are gone; whoever is not past it begins anew. */
  upTo: z.int().min(0),
  /** How far the feed was when it was looked at, the oldest first: places have no moments of their own. */
  seen: z.array(z.strictObject({ atMs: z.int(), place: z.int() })),
});

/** True when something may have left the reader's scopes since the cursor of which the feed does not tell any more. */
export async function isTooFarBack(reader: StoreReader, { place }: Pick<FeedCursor, 'place'>): Promise<boolean> {
  return place > 0 && place < (await readOuts(reader)).upTo;
}

/**
 * Drops what says that something left a scope once nobody needs to hear of it any more. Everything else in the feed has one
 * row for each scope and id, and grows with the desk alone; these would pile up for ever. To be called once a day or so.
 *
 * @returns How many rows are gone.
 */
export async function compactFeed(store: Store, nowMs: number): Promise<number> {
  const attempt = createAttempts(store);
  const upTo = await attempt(async (tx) => {
    const { upTo: before, seen } = await readOuts(tx);
    const passed = seen.findLast(({ atMs }) => atMs <= nowMs - OUTS_KEPT_MS);
    const next = Math.max(before, passed?.place ?? 0);
    const later = [...seen.filter(({ place }) => place > next), { atMs: nowMs, place: await newestPlace(tx) }];
    // Said before any is gone: a reader who finds one missing also finds this.
    await putSetting(tx, OUTS, { upTo: next, seen: later });
    return next;
  });
  let dropped = 0;
  for (let gone = ROWS_AT_ONCE; gone === ROWS_AT_ONCE; dropped += gone)
    gone = await attempt((tx) => dropOuts(tx, upTo));
  return dropped;
}

async function dropOuts(tx: StoreTransaction, upTo: number): Promise<number> {
  const old = await tx
    .selectFrom('feed')
    .select(['scope', 'id'])
    .where('op', '=', sql.lit('out'))
    .where('place', '<=', upTo)
    .orderBy('place')
    .limit(ROWS_AT_ONCE)
    .execute();
  for (const { scope, id } of old) {
    // Unless it came back, or left again, at this moment.
    await tx
      .deleteFrom('feed')
      .where('id', '=', id)
      .where('scope', '=', scope)
      .where('op', '=', 'out')
      .where('place', '<=', upTo)
      .execute();
  }
  return old.length;
}

async function readOuts(reader: StoreReader): Promise<z.infer<typeof stored>> {
  const row = await reader.selectFrom('setting').select('value').where('name', '=', OUTS).executeTakeFirst();
  return row === undefined ? { upTo: 0, seen: [] } : stored.parse(JSON.parse(row.value));
}
