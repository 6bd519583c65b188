import type { Scope } from '#domain/kernel/principal.ts';
import type { ExpressionBuilder } from 'kysely';
import type { StoreReader } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { Seen } from './feed-queries.ts';
import type { StoredState } from './stored-state.ts';

/** A record or line that the feed shows in one of the reader's scopes. */
export interface ShownRow extends StoredState {
  /** Its last place in the feed. */
  readonly place: number;
}

export interface ShownLine extends ShownRow {
  readonly target: string;
  readonly audience: string;
  /** Its place in the journal, which never changes: lines of one record are in the order of it. */
  readonly linePlace: number;
}

/**
 * As many as the feed has for these scopes, roughly: what two of them show, and what has left, is counted as well, and
 * long settled work that is left out is taken to have as many lines as the other.
 */
export async function countShown(
  reader: StoreReader,
  scopes: readonly Scope[],
  carriedSinceMs: number | null,
): Promise<number> {
  const { count } = await reader
    .selectFrom('feed')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scope', 'in', scopes)
    .executeTakeFirstOrThrow();
  if (carriedSinceMs === null) return count;
  const { settled, quiet } = await reader
    .selectFrom('record')
    .where('quiet_since_ms', 'is not', null)
    .select(({ fn }) => fn.countAll<number>().as('settled'))
    .select(({ fn }) => fn.countAll<number>().filterWhere('quiet_since_ms', '<', carriedSinceMs).as('quiet'))
    .executeTakeFirstOrThrow();
  return settled === 0 ? count : Math.round(count * (1 - quiet / settled));
}

export interface FoundRecords {
  /** All that were looked at. */
  readonly ids: readonly string[];
  readonly rows: readonly ShownRow[];
  /** The last id that was looked at, shown or not; `null` when there are no more. */
  readonly last: string | null;
}

/**
 * Records of one kind in descending order of id, which is the newest first, after `after`; `count` are looked at.
 *
 * @param isOpenOnly Leaves out settled work, without looking at it.
 */
export async function findRecords(
  reader: StoreReader,
  { scopes, carriedSinceMs }: Seen,
  { record, isOpenOnly, after, count }: { record: string; isOpenOnly: boolean; after: string | null; count: number },
): Promise<FoundRecords> {
  const found = await reader
    .selectFrom('record')
    .select(['record.id', 'record.schema_version as schemaVersion', 'record.state as json'])
    .select((query) => placeShown(query, 'record.id', scopes).as('place'))
    .where('record.name', '=', record)
    .$if(carriedSinceMs !== null, (query) =>
      query.where((row) =>
        row.or([row('record.quiet_since_ms', 'is', null), row('record.quiet_since_ms', '>=', carriedSinceMs!)]),
      ),
    )
    .$if(isOpenOnly, (query) => query.where('record.quiet_since_ms', 'is', null))
    .$if(after !== null, (query) => query.where('record.id', '<', after!))
    .orderBy('record.id', 'desc')
    .limit(count)
    .execute();
  const rows = found.flatMap(({ place, ...row }) => (place === null ? [] : [{ ...row, place }]));
  return { ids: found.map(({ id }) => id), rows, last: found.length < count ? null : found.at(-1)!.id };
}

export interface FoundLines {
  readonly lines: readonly ShownLine[];
  /** The last line that was looked at, shown or not; `null` when there are no more. */
  readonly last: { readonly target: string; readonly linePlace: number } | null;
}

/**
 * Lines of `targets`, those of one after those of another in descending order of id, each in the order of writing;
 * `count` are looked at.
 */
export async function findLines(
  reader: StoreReader,
  scopes: readonly Scope[],
  { targets, afterLine, count }: { targets: readonly string[]; afterLine: number; count: number },
): Promise<FoundLines> {
  if (targets.length === 0) return { lines: [], last: null };
  const found = await reader
    .selectFrom('journal')
    .select(['journal.id', 'journal.target', 'journal.audience', 'journal.place as linePlace'])
    .select(['journal.schema_version as schemaVersion', 'journal.line as json'])
    .select((query) => placeShown(query, 'journal.id', scopes).as('place'))
    .where('journal.target', 'in', targets)
    .where('journal.place', '>', afterLine)
    .orderBy('journal.target', 'desc')
    .orderBy('journal.place')
    .limit(count)
    .execute();
  const lines = found.flatMap(({ place, ...line }) => (place === null ? [] : [{ ...line, place }]));
  return { lines, last: found.length < count ? null : found.at(-1)! };
}

/** The place at which one of `scopes` shows an id; `null` when none does. */
function placeShown(
  query: ExpressionBuilder<Tables, 'record'> | ExpressionBuilder<Tables, 'journal'>,
  id: 'record.id' | 'journal.id',
  scopes: readonly Scope[],
) {
  // The two differ only in which of the ids they know.
  return (query as ExpressionBuilder<Tables, 'record' | 'journal'>)
    .selectFrom('feed')
    .select(({ fn }) => fn.max('feed.place').as('place'))
    .whereRef('feed.id', '=', id)
    .where('feed.scope', 'in', scopes)
    .where('feed.op', '=', 'put');
}
