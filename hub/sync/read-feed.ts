import type { FeedCursor, FeedPage, FeedRow } from '#contracts/sync.ts';
import { lacking, viewIn, viewText } from '#contracts/feed-view.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import { carriedSinceMs } from '#domain/kernel/history.ts';
import { journalRecord, readersOfLine } from '#domain/kernel/journal.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { Store } from '../store/store.ts';
import { isTooFarBack } from './compact-feed.ts';
import type { FoundRow } from './feed-queries.ts';
import { findRows, newestPlace } from './feed-queries.ts';
import { isOfThisHistory, readKept, readMark } from './history.ts';
import type { StoredState } from './stored-state.ts';
import { kindNamed, readStoredState } from './stored-state.ts';

export interface FeedPorts {
  readonly store: Pick<Store, 'database'>;
  readonly kinds: RecordKinds;
  readonly nowMs: () => number;
}

/** A page is held in memory, sent and stored in one piece, by hubs and laptops alike. */
export const LONGEST_PAGE_CHARACTERS = 4_000_000;

/**
 * The next changes of what `reader` may see, in hub order, after `cursor`. A page without rows is the end.
 *
 * How far back it carries settled work is the cursor's to say. Scopes that the reader has lost since leave the cursor;
 * whoever reads it forgets what they held by those alone. The page begins anew (`from: null`) without a cursor, when the
 * reader has scopes that the cursor lacks, and when the cursor is from a history that the hub lost when it was restored
 * from a backup; then it says so (`restored`). Also when it was away for so long that the feed does not say any more what
 * has left the reader's sight since (`compact-feed.ts`).
 *
 * @param limit At most so many rows; 1 to 2,000. Fewer when they are long.
 */
export async function readFeed(
  ports: FeedPorts,
  reader: Principal,
  cursor: FeedCursor | null,
  limit: number,
): Promise<FeedPage> {
  const { found, ...page } = await findPage(ports, reader, cursor, limit);
  const scopes = scopesOf(reader);
  return { ...page, rows: found.map((row) => feedRowOf(ports.kinds, scopes, row)) };
}

/** The same as JSON. States stay the text that the store holds: to write anew what was just read takes half of the time. */
export async function readFeedText(...asked: Parameters<typeof readFeed>): Promise<string> {
  const [{ kinds }, reader] = asked;
  const { found, ...page } = await findPage(...asked);
  const scopes = scopesOf(reader);
  const rows = found.map((row) => rowText(kinds, scopes, row));
  return `${JSON.stringify(page).slice(0, -1)},"rows":[${rows.join(',')}]}`;
}

type FoundPage = Omit<FeedPage, 'rows'> & { readonly found: readonly FoundRow[] };

async function findPage(
  ports: FeedPorts,
  reader: Principal,
  cursor: FeedCursor | null,
  limit: number,
): Promise<FoundPage> {
  const { store, nowMs } = ports;
  const scopes = scopesOf(reader);
  const held = viewIn(cursor?.scopes ?? '');
  const { historyDays } = held;
  const scopesText = viewText({ scopes, historyDays });
  // Read before the rows: what is committed by now, they will show.
  const newest = await newestPlace(store.database);
  const isOurs = cursor === null || (await isOfThisHistory(store.database, cursor));
  const isContinued = isOurs && cursor !== null && lacking(held, { scopes }).length === 0;
  const from = isContinued && !(await isTooFarBack(store.database, cursor)) ? cursor : null;

  const seen = { scopes, carriedSinceMs: carriedSinceMs(nowMs(), historyDays) };
  const rows = await findRows(store.database, seen, from?.place ?? 0, limit + 1);
  // Asked once more after the rows: if any were dropped before they were read, this says so.
  if (from !== null && (await isTooFarBack(store.database, from))) return await findPage(ports, reader, cursor, limit);
  const found = rows.slice(0, Math.min(limit, countFitting(rows)));
  const isEnd = found.length === rows.length;
  const last = found.at(-1)?.place ?? from?.place ?? 0;
  // At the end the cursor moves on to places the reader does not see: commands wait there for their acknowledgement.
  const place = isEnd ? Math.max(last, newest) : last;
  const to = { place, scopes: scopesText, ...(await readMark(store.database, place)) };
  const page: FoundPage = { from, to, found, isEnd };
  return isOurs || cursor === null ? page : { ...page, restored: await readKept(store.database, cursor) };
}

/** How many of the rows make a page that is not too large; the first does, however large it is. */
export function countFitting(rows: readonly FoundRow[]): number {
  let characters = 0;
  const tooLarge = rows.findIndex((row, index) => {
    characters += row.op === 'put' ? row.json.length : 0;
    return index > 0 && characters > LONGEST_PAGE_CHARACTERS;
  });
  return tooLarge === -1 ? rows.length : tooLarge;
}

/** A row of the feed as one reader gets it, who may see one of `scopes`. */
export function feedRowOf(kinds: RecordKinds, scopes: readonly Scope[], row: FoundRow): FeedRow {
  return openRow(kinds, row)(scopes);
}

function rowText(kinds: RecordKinds, scopes: readonly Scope[], found: FoundRow): string {
  const row = feedRowOf(kinds, scopes, found);
  if (row.op === 'out' || found.op === 'out' || !isOfToday(kinds, found)) return JSON.stringify(row);
  const { op, place, record, id } = row;
  return `${JSON.stringify({ op, place, record, id }).slice(0, -1)},"state":${found.json}}`;
}

function isOfToday(kinds: RecordKinds, found: Extract<FoundRow, { op: 'put' }>): boolean {
  const definition = found.record === journalRecord.name ? journalRecord : kindNamed(kinds, found.record).record;
  return found.schemaVersion === definition.migrations.length;
}

/** The same for many readers: what is stored is read once, and all who may see it get the same object. */
export function openRow(kinds: RecordKinds, found: FoundRow): (scopes: readonly Scope[]) => FeedRow {
  const { place, record, id } = found;
  const out: FeedRow = { op: 'out', place, record, id };
  if (found.op === 'out') return () => out;
  const stored = { id, schemaVersion: found.schemaVersion, json: found.json };
  const { state, readersFor } = record === journalRecord.name ? readLine(stored) : readRecord(kinds, record, stored);
  const put: FeedRow = { op: 'put', place, record, id, state: { ...state } };
  // The feed was written by the policy of its day. What today's does not grant is not handed out.
  return (scopes) => (readersFor(scopes).some((scope) => scopes.includes(scope)) ? put : out);
}

function readRecord(kinds: RecordKinds, record: string, stored: StoredState) {
  const { record: definition, policy } = kindNamed(kinds, record);
  const state = readStoredState(definition, stored);
  const readers = policy.readersOf(state);
  return { state, readersFor: () => readers };
}

/** Lines that are not for the desk alone go where the feed says: their record, which would tell, is not at hand. */
function readLine(stored: StoredState) {
  const state = readStoredState(journalRecord, stored);
  return { state, readersFor: (scopes: readonly Scope[]) => readersOfLine(state, scopes) };
}
