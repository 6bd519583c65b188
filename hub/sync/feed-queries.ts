import { Fault } from '#contracts/fault.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import type { StoreReader } from '../store/store.ts';

/** A place of the feed as one reader finds it. */
export type FoundRow =
  | { readonly op: 'out'; readonly place: number; readonly record: string; readonly id: string }
  | {
      readonly op: 'put';
      readonly place: number;
      readonly record: string;
      readonly id: string;
      readonly schemaVersion: number;
      readonly json: string;
    };

interface PutOrOut {
  readonly op: 'put' | 'out';
  readonly place: number;
  readonly record: string;
  readonly id: string;
  readonly schemaVersion: number | null;
  readonly json: string | null;
}

/** The highest place that is committed; every transaction that changes anything ends with a journal line. */
export async function newestPlace(reader: StoreReader): Promise<number> {
  const newest = await reader
    .selectFrom('journal')
    .select(({ fn }) => fn.max('place').as('place'))
    .executeTakeFirst();
  return newest?.place ?? 0;
}

/** What of the feed a reader is sent. */
export interface Seen {
  readonly scopes: readonly Scope[];
  /** Work that was settled and left alone before this is left out, with its lines; `null` for none. Epoch milliseconds. */
  readonly carriedSinceMs: number | null;
}

/**
 * What stands in any of the scopes after `place`, in order of place, at most `count` rows, one per id.
 *
 * Whenever an id changes, the rows of all scopes that may see it move to the new place together. So a `put` is never
 * older than an `out` of the same id, and an `out` counts only if no other scope of the reader holds the id.
 * Rows and states are one statement: a state is never newer than the right to see it.
 */
export async function findRows(
  reader: StoreReader,
  seen: Seen,
  place: number,
  count: number,
): Promise<readonly FoundRow[]> {
  const [first, ...others] = seen.scopes.map((scope) => placesInScope(reader, scope, seen, place, count));
  // `union` and not `union all`: one place found in two scopes is one row.
  const inAnyScope = others.reduce((all, other) => all.union(other), first!);
  const rows = await reader
    .selectFrom((query) =>
      query.selectFrom(inAnyScope.as('any')).selectAll().orderBy('any.place').limit(count).as('found'),
    )
    .leftJoin('record', (join) => join.onRef('record.id', '=', 'found.id').on('found.op', '=', 'put'))
    .leftJoin('journal', (join) => join.onRef('journal.id', '=', 'found.id').on('found.op', '=', 'put'))
    .select(['found.place', 'found.record', 'found.id', 'found.op'])
    .select(({ fn }) => [
      fn.coalesce('record.schema_version', 'journal.schema_version').as('schemaVersion'),
      fn.coalesce('record.state', 'journal.line').as('json'),
    ])
    .orderBy('found.place')
    .execute();
  return rows.map(asFoundRow);
}

/** A place of the feed as it stands in one scope. */
export type ScopedRow = FoundRow & {
  readonly scope: string;
  /** Of the record itself, or of the one a line stands on. */
  readonly quietSinceMs: number | null;
};

/** What stands in `scopes` after `place`, in order of place, at most `count` rows: one for each scope and id. */
export async function findScopedRows(
  reader: StoreReader,
  scopes: readonly Scope[],
  place: number,
  count: number,
): Promise<readonly ScopedRow[]> {
  const rows = await reader
    .selectFrom('feed')
    .leftJoin('record', (join) => join.onRef('record.id', '=', 'feed.id').on('feed.op', '=', 'put'))
    .leftJoin('journal', (join) => join.onRef('journal.id', '=', 'feed.id').on('feed.op', '=', 'put'))
    .leftJoin('record as subject', (join) => join.onRef('subject.id', '=', 'journal.target'))
    .select(['feed.scope', 'feed.place', 'feed.record', 'feed.id', 'feed.op'])
    .select(({ fn }) => [
      fn.coalesce('record.quiet_since_ms', 'subject.quiet_since_ms').as('quietSinceMs'),
      fn.coalesce('record.schema_version', 'journal.schema_version').as('schemaVersion'),
      fn.coalesce('record.state', 'journal.line').as('json'),
    ])
    .where('feed.scope', 'in', scopes)
    .where('feed.place', '>', place)
    .orderBy('feed.place')
    .limit(count)
    .execute();
  return rows.map((row) => ({ ...asFoundRow(row), scope: row.scope, quietSinceMs: row.quietSinceMs }));
}

/** A query of its own per scope: each walks its index and stops at `count`, however long the feed is. */
function placesInScope(reader: StoreReader, scope: Scope, seen: Seen, place: number, count: number) {
  const { scopes, carriedSinceMs } = seen;
  const places = reader
    .selectFrom('feed')
    .select(['feed.place', 'feed.record', 'feed.id', 'feed.op'])
    .where('feed.scope', '=', scope)
    .where('feed.place', '>', place)
    .where((feed) => {
      const laterElsewhere = feed
        .selectFrom('feed as other')
        .select('other.id')
        .whereRef('other.id', '=', 'feed.id')
        .where('other.scope', 'in', scopes)
        .where((other) =>
          other.or([other('other.op', '=', 'put'), other('other.place', '>', other.ref('feed.place'))]),
        );
      return feed.or([feed('feed.op', '=', 'put'), feed.not(feed.exists(laterElsewhere))]);
    })
    .$if(carriedSinceMs !== null, (query) =>
      query
        .leftJoin('journal as line', 'line.id', 'feed.id')
        .leftJoin('record as subject', (join) =>
          join.on((on) => on('subject.id', '=', on.fn.coalesce('line.target', 'feed.id'))),
        )
        .where((row) =>
          row.or([
            row('feed.op', '=', 'out'),
            row('subject.quiet_since_ms', 'is', null),
            row('subject.quiet_since_ms', '>=', carriedSinceMs!),
          ]),
        ),
    )
    .orderBy('feed.place')
    .limit(count);
  return reader.selectFrom(places.as('one')).selectAll();
}

function asFoundRow({ op, place, record, id, schemaVersion, json }: PutOrOut): FoundRow {
  if (op === 'out') return { op, place, record, id };
  if (schemaVersion !== null && json !== null) return { op, place, record, id, schemaVersion, json };
  throw new Fault('store.feed-broken', 'The feed names a record that the store does not hold.', { details: { id } });
}
