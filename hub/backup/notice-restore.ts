import { sql } from 'kysely';
import type { GivenOut } from './given-out.ts';
import { nothingGivenOut } from './given-out.ts';
import { skipGivenArticleNumbers } from '../knowledge/prepare-article.ts';
import { skipGivenNumbers } from '../incident/ticket-numbers.ts';
import { insertSetting, replaceSetting } from '../store/setting-rows.ts';
import type { Restoration } from '../store/restoration.ts';
import { addRestoration } from '../store/restoration.ts';
import type { Store, StoreTransaction } from '../store/store.ts';

/** What a copy of a store is called until a hub opens it: then it is known to have been restored. */
export const COPY = 'copy';

const IDENTITY = 'store_identity';

/**
 * To be asked at each start: notices that the store was restored from a backup since a hub last ran on it, and sees to it
 * that numbers given out after the backup are not given out again. Several hubs may ask at once; one of them finds it.
 *
 * @param given What the store that it replaces had given out, where that is known.
 * @returns What is known of the restoration, once; `null` when there was none.
 */
export async function noticeRestore(
  store: Store,
  nowMs: number,
  given: GivenOut = nothingGivenOut,
): Promise<Restoration | null> {
  const identity = await identityOf(store);
  return await store.transaction(async (tx) => {
    if (await insertSetting(tx, IDENTITY, identity)) return null;
    if (!(await replaceSetting(tx, IDENTITY, identity))) return null;
    await skipGivenNumbers(tx, nowMs, given.tickets);
    await skipGivenArticleNumbers(tx, given.articles);
    const restoration = { restoredAtMs: nowMs, ...(await newestLine(tx)) };
    await addRestoration(tx, restoration);
    return restoration;
  });
}

/** Says of a store that is about to be used again that it is a copy of what it was at some moment. */
export async function markAsCopy(store: Pick<Store, 'transaction'>): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await insertSetting(tx, IDENTITY, COPY))) await replaceSetting(tx, IDENTITY, COPY);
  });
}

/**
 * A server that was itself taken back to an earlier moment, or has taken over from one that was ahead, goes on under a new
 * timeline; a dump that is read back makes a new database. On SQLite the copy alone says that it is one.
 */
async function identityOf({ engine, database }: Store): Promise<string> {
  if (engine === 'sqlite') return 'sqlite';
  const { rows } = await sql<{ oid: number; system: string; timeline: number }>`
    select oid::bigint as oid, control.system_identifier::text as system, checkpoint.timeline_id as timeline
    from pg_database, pg_control_system() as control, pg_control_checkpoint() as checkpoint
    where datname = current_database()`.execute(database);
  const { oid, system, timeline } = rows[0]!;
  return `postgres ${system} ${timeline} ${oid}`;
}

async function newestLine(tx: StoreTransaction): Promise<Omit<Restoration, 'restoredAtMs'>> {
  const newest = await tx
    .selectFrom('journal')
    .select(['place', 'received_at_ms'])
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { newestLineAtMs: newest?.received_at_ms ?? 0, newestPlace: newest?.place ?? 0 };
}
