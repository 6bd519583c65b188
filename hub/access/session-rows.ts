import type { Selectable } from 'kysely';
import { inChunks } from '../store/in-chunks.ts';
import { readyQuery } from '../store/ready-query.ts';
import type { Store, StoreReader } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { selectHolders } from './principals.ts';

export type SessionRow = Selectable<Tables['session']>;

export async function writeSession(reader: StoreReader, row: SessionRow): Promise<void> {
  await reader.insertInto('session').values(row).execute();
}

/** The session of a token, with who holds it: asked with every request. */
export function standingSessionsOn(store: Store) {
  return readyQuery(store.database, (tokenHash: string, nowMs: number) =>
    selectHolders(store)
      .innerJoin('session', 'session.holder', 'holder.id')
      .select(['session.id', 'session.holder', 'session.installation', 'session.seen_at_ms', 'session.expires_at_ms'])
      .where('session.token_hash', '=', tokenHash)
      .where('session.expires_at_ms', '>', nowMs),
  );
}

/** Those that stand, the one used last first. */
export async function readSessionsOf(
  reader: StoreReader,
  holder: string,
  nowMs: number,
): Promise<readonly SessionRow[]> {
  return await reader
    .selectFrom('session')
    .selectAll()
    .where('holder', '=', holder)
    .where('expires_at_ms', '>', nowMs)
    .orderBy('seen_at_ms', 'desc')
    .execute();
}

/** Those of `ids` that stand. */
export async function readStanding(
  reader: StoreReader,
  ids: readonly string[],
  nowMs: number,
): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  await inChunks(ids, async (chunk) => {
    const rows = await reader
      .selectFrom('session')
      .select('id')
      .where('id', 'in', chunk)
      .where('expires_at_ms', '>', nowMs)
      .execute();
    for (const { id } of rows) standing.add(id);
  });
  return standing;
}

export async function markSeen(
  reader: StoreReader,
  id: string,
  seen: Pick<SessionRow, 'seen_at_ms' | 'expires_at_ms'>,
): Promise<void> {
  await reader.updateTable('session').set(seen).where('id', '=', id).execute();
}

/** False when `holder` has no session of that id. */
export async function deleteSession(reader: StoreReader, id: string, holder: string): Promise<boolean> {
  const deleted = await reader
    .deleteFrom('session')
    .where('id', '=', id)
    .where('holder', '=', holder)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Deletes those of `holder` that stand, but for `kept`. Returns their ids. */
export async function deleteSessionsOf(
  reader: StoreReader,
  holder: string,
  kept: string | null,
  nowMs: number,
): Promise<readonly string[]> {
  const deleted = await reader
    .deleteFrom('session')
    .where('holder', '=', holder)
    .where('expires_at_ms', '>', nowMs)
    .$if(kept !== null, (query) => query.where('id', '!=', kept!))
    .returning('id')
    .execute();
  return deleted.map(({ id }) => id);
}

export async function deleteExpiredSessions(reader: StoreReader, nowMs: number): Promise<void> {
  await reader.deleteFrom('session').where('expires_at_ms', '<=', nowMs).execute();
}
