import { viewIn } from '#contracts/feed-view.ts';
import type { HubInput, HubReply } from '#contracts/hub-api.ts';
import { carriedSinceMs } from '#domain/kernel/history.ts';
import { journalRecord } from '#domain/kernel/journal.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { isCounted, sumOf } from '#platform/any/replica-digest.ts';
import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { newestPlace } from '../sync/feed-queries.ts';
import type { FeedPorts } from '../sync/read-feed.ts';
import { kindNamed, readStoredState } from '../sync/stored-state.ts';
import { heldRowOf } from './ticket-rows.ts';

export interface DigestPorts extends FeedPorts {
  readonly store: Pick<Store, 'database' | 'engine'>;
}

/** So many rows are summed up in some milliseconds, on a hub with one thread too. */
const ROWS_PER_DIGEST = 1_000;

interface Stretch {
  readonly record: string;
  readonly after: string | null;
  readonly upTo: string | null;
}

/** Counts and sums up what the reader may hold of one kind, from one id on. */
export async function readDigest(
  ports: DigestPorts,
  reader: Principal,
  { record, view, after }: HubInput<'replica.digest'>,
): Promise<HubReply<'replica.digest'>> {
  const asked = askedFor(ports, reader, view);
  const ids = await idsIn(ports, asked.scopes, { record, after, upTo: null }, ROWS_PER_DIGEST);
  const states = await statesOf(ports, asked, record, ids);
  const upTo = ids.length < ROWS_PER_DIGEST ? null : ids.at(-1)!;
  return { place: await placeOf(ports), sinceMs: asked.sinceMs, upTo, ...sumOf(states) };
}

/** All that the reader may hold in a stretch. It may have grown a little since it was summed up. */
export async function readStretch(
  ports: DigestPorts,
  reader: Principal,
  { record, view, after, upTo }: HubInput<'replica.stretch'>,
): Promise<HubReply<'replica.stretch'>> {
  const asked = askedFor(ports, reader, view);
  const ids = await idsIn(ports, asked.scopes, { record, after, upTo }, 2 * ROWS_PER_DIGEST);
  const states = await statesOf(ports, asked, record, ids);
  const rows = states.map((state) => heldRowOf(record, state));
  return { place: await placeOf(ports), sinceMs: asked.sinceMs, rows };
}

/**
 * To be read last: nothing that was read is newer, and a replica waits until its feed is there. What was written while they
 * were read, and is not among them, the feed brings to whoever asked after they asked; they know that it is newer.
 */
async function placeOf({ store }: DigestPorts): Promise<number> {
  return await newestPlace(store.database);
}

interface Asked {
  /** Those the reader has, and said to hold. */
  readonly scopes: readonly Scope[];
  readonly sinceMs: ReturnType<typeof epochMs.parse> | null;
}

function askedFor({ nowMs }: DigestPorts, reader: Principal, view: string): Asked {
  const { scopes, historyDays } = viewIn(view);
  const sinceMs = carriedSinceMs(nowMs(), historyDays);
  return {
    scopes: scopesOf(reader).filter((scope) => scopes.includes(scope)),
    sinceMs: sinceMs === null ? null : epochMs.parse(sinceMs),
  };
}

/** In the order in which programs compare texts, which a PostgreSQL need not share: see the index `feed_by_id`. */
async function idsIn(
  { store }: DigestPorts,
  scopes: readonly Scope[],
  { record, after, upTo }: Stretch,
  most: number,
): Promise<readonly string[]> {
  if (scopes.length === 0) return [];
  const id = store.engine === 'postgres' ? sql<string>`(feed.id collate "C")` : sql<string>`feed.id`;
  // The `+` keeps SQLite from reading all of a scope to sort it: the ids stand in their order already.
  const scope = store.engine === 'postgres' ? sql<Scope>`feed.scope` : sql<Scope>`+feed.scope`;
  const found = await store.database
    .selectFrom('feed')
    .select(id.as('id'))
    .distinct()
    .where('feed.record', '=', record)
    .where('feed.op', '=', 'put')
    .where(scope, 'in', scopes)
    // Ids of one kind begin alike and stand together; SQLite finds them by its key.
    .where(id, '>', after ?? `${record}:`)
    .where(id, '<=', upTo ?? `${record}:~`)
    .orderBy(id)
    .limit(most)
    .execute();
  return found.map((row) => row.id);
}

async function statesOf(
  ports: DigestPorts,
  asked: Asked,
  record: string,
  ids: readonly string[],
): Promise<readonly DeskRecord[]> {
  if (ids.length === 0) return [];
  return record === journalRecord.name ? await linesOf(ports, asked, ids) : await recordsOf(ports, asked, ids);
}

async function recordsOf(ports: DigestPorts, { scopes, sinceMs }: Asked, ids: readonly string[]) {
  const states = await readRecords(ports, ids);
  return states.filter((state) => {
    const { record: definition, policy } = kindNamed(ports.kinds, recordNameOf(state.id));
    return policy.readersOf(state).some((scope) => scopes.includes(scope)) && isCounted(definition, state, sinceMs);
  });
}

async function linesOf(ports: DigestPorts, { sinceMs }: Asked, ids: readonly string[]) {
  const rows = await ports.store.database
    .selectFrom('journal')
    .select(['id', 'schema_version', 'line'])
    .where('id', 'in', ids)
    .execute();
  const lines = rows.map(({ id, schema_version: schemaVersion, line }) =>
    readStoredState(journalRecord, { id, schemaVersion, json: line }),
  );
  if (sinceMs === null) return lines;
  const targets = await readRecords(ports, [...new Set(lines.map(({ target }) => target))]);
  const counted = new Set(
    targets
      .filter((state) => isCounted(kindNamed(ports.kinds, recordNameOf(state.id)).record, state, sinceMs))
      .map(({ id }) => id),
  );
  return lines.filter(({ target }) => counted.has(target));
}

/** As clients hold them: in the shape of today’s schema. */
async function readRecords({ store, kinds }: DigestPorts, ids: readonly string[]): Promise<readonly DeskRecord[]> {
  const rows = await store.database.selectFrom('record').selectAll().where('id', 'in', ids).execute();
  return rows.map((row) =>
    readStoredState(kindNamed(kinds, row.name).record, {
      id: row.id,
      schemaVersion: row.schema_version,
      json: row.state,
    }),
  );
}
