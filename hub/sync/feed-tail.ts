import type { FeedCursor, FeedPage, FeedRow } from '#contracts/sync.ts';
import { viewIn, viewText } from '#contracts/feed-view.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import { carriedSinceMs } from '#domain/kernel/history.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { Store } from '../store/store.ts';
import type { ScopedRow } from './feed-queries.ts';
import { findScopedRows, newestPlace } from './feed-queries.ts';
import { isOfThisHistory, readMark } from './history.ts';
import { LONGEST_PAGE_CHARACTERS, openRow } from './read-feed.ts';

/** One id as it last changed: in which scopes it is there, and which it has left. */
interface TailEntry {
  readonly place: number;
  readonly row: ScopedRow;
  /** The row as readers of these scopes get it. */
  readonly shownTo: (scopes: readonly Scope[]) => FeedRow;
  readonly puts: ReadonlySet<string>;
  /** By scope, the place at which it left. */
  readonly outs: ReadonlyMap<string, number>;
  /** Of settled work and its lines; see `record.quiet_since_ms`. */
  readonly quietSinceMs: number | null;
}

export interface FeedTailPorts {
  readonly store: Pick<Store, 'database'>;
  readonly kinds: RecordKinds;
  readonly nowMs: () => number;
  /** At most so many ids are held, and so many rows are in one page. */
  readonly most: number;
}

/**
 * The newest stretch of the feed in memory, read once for all who are waiting for it.
 *
 * Fifty consoles that wait for the same change would otherwise ask the store the same question fifty times. The tail
 * answers those who are near the end; who is further back is not answered here (`null`) and asks the store.
 * It may hold no more than the feed would give: an id has one entry, at its last place.
 */
export function createFeedTail({ store, kinds, nowMs, most }: FeedTailPorts) {
  /** In ascending order of place. */
  let entries = new Map<string, TailEntry>();
  /** The same, to be looked through from the end: most who ask lack the last few of a thousand. */
  let inOrder: readonly TailEntry[] = [];
  /** All places after this are held, up to `upTo`, … */
  let after = 0;
  let upTo = 0;
  /** The mark of the cursor there; see `history.ts`. */
  let mark: Pick<FeedCursor, 'mark' | 'restoredAtMs'> = {};
  /** … for these scopes, each from the place where somebody was first interested in it. */
  let heldFrom = new Map<Scope, number>();

  /** Takes in what has changed in any of `scopes`. Returns the ids that did; `null` if they were too many to know. */
  async function refresh(scopes: Iterable<Scope>): Promise<ReadonlySet<string> | null> {
    const wanted = [...new Set(scopes)];
    // Read before the rows: what is committed by now, they will show.
    const newest = await newestPlace(store.database);
    const rows = await findScopedRows(store.database, wanted, upTo, most);
    // Too much, or all of it other than before: the database was taken back to an earlier moment while the hub ran.
    const isAnew = rows.length === most || !(await isOfThisHistory(store.database, { place: upTo, ...mark }));
    const place = isAnew ? newest : Math.max(newest, rows.at(-1)?.place ?? 0);
    const placeMark = await readMark(store.database, place);
    // All at once from here on: clients ask for their pages at any time.
    heldFrom = new Map(wanted.map((scope) => [scope, isAnew ? place : (heldFrom.get(scope) ?? upTo)]));
    [upTo, mark] = [place, placeMark];
    if (isAnew) {
      entries = new Map();
      inOrder = [];
      after = place;
      return null;
    }
    for (const [id, rowsOfId] of Map.groupBy(rows, ({ id }) => id)) hold(id, rowsOfId);
    forgetOldest();
    inOrder = [...entries.values()].toSorted((one, other) => one.place - other.place);
    return new Set(rows.map(({ id }) => id));
  }

  function hold(id: string, rows: readonly ScopedRow[]): void {
    const entry = entryOf(kinds, rows, entries.get(id));
    // Deleted first, so that it stands at the end of the order.
    entries.delete(id);
    entries.set(id, entry);
  }

  function forgetOldest(): void {
    for (const [id, { place }] of entries) {
      if (entries.size <= most) return;
      entries.delete(id);
      after = place;
    }
  }

  /** What `readFeed` would give; `null` where the tail does not reach back far enough to know. */
  function pageFor(reader: Principal, cursor: FeedCursor): FeedPage | null {
    const scopes = scopesOf(reader);
    const isHeld = scopes.every((scope) => (heldFrom.get(scope) ?? Infinity) <= cursor.place);
    const { historyDays } = viewIn(cursor.scopes);
    if (!isHeld || cursor.place < after || cursor.scopes !== viewText({ scopes, historyDays })) return null;
    const sinceMs = carriedSinceMs(nowMs(), historyDays) ?? 0;
    const known = inOrder.findLastIndex(({ place }) => place <= cursor.place);
    const { rows, characters } = rowsFor(scopes, inOrder.slice(known + 1), cursor.place, sinceMs);
    // The store makes several pages of what is too much for one.
    if (characters > LONGEST_PAGE_CHARACTERS) return null;
    const to = cursor.place < upTo ? { place: upTo, scopes: cursor.scopes, ...mark } : cursor;
    return { from: cursor, to, rows, isEnd: true };
  }

  return { refresh, pageFor };
}

/** What readers of `scopes` who have come as far as `place` are sent of these, and how long their states are. */
function rowsFor(scopes: readonly Scope[], entries: readonly TailEntry[], place: number, sinceMs: number) {
  const rows: FeedRow[] = [];
  let characters = 0;
  for (const { place: at, row, shownTo, puts, outs, quietSinceMs } of entries) {
    const isThere = scopes.some((scope) => puts.has(scope));
    const hasLeft = scopes.some((scope) => (outs.get(scope) ?? 0) > place);
    if (isThere && (quietSinceMs ?? sinceMs) < sinceMs) continue;
    if (isThere) rows.push(shownTo(scopes));
    characters += isThere && row.op === 'put' ? row.json.length : 0;
    if (!isThere && hasLeft) rows.push({ op: 'out', place: at, record: row.record, id: row.id });
  }
  return { rows, characters };
}

/** An id as it last changed, by all its rows of that change. */
function entryOf(kinds: RecordKinds, rows: readonly ScopedRow[], before: TailEntry | undefined): TailEntry {
  const row = rows.find(({ op }) => op === 'put') ?? rows[0]!;
  const puts = new Set(rows.filter(({ op }) => op === 'put').map(({ scope }) => scope));
  // Who has lost it may not have heard of that yet: in their scope it stays at the place where it left.
  const outs = new Map(before?.outs);
  for (const { op, scope, place } of rows) if (op === 'out') outs.set(scope, place);
  return { place: row.place, row, shownTo: openRow(kinds, row), puts, outs, quietSinceMs: row.quietSinceMs };
}
