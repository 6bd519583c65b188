import { viewText } from '#contracts/feed-view.ts';
import type { SnapshotToken } from '#contracts/sync.ts';
import type { RecordKind, RecordKinds } from '#domain/kernel/command.ts';
import type { HistoryDays } from '#domain/kernel/history.ts';
import { carriedSinceMs } from '#domain/kernel/history.ts';
import { journalLineSchema, journalRecord, readersOfLine } from '#domain/kernel/journal.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '../store/store.ts';
import { newestPlace } from './feed-queries.ts';
import { isOfThisHistory, readMark } from './history.ts';
import type { FeedPorts } from './read-feed.ts';
import type { PartWriter } from './snapshot-part.ts';
import { createPartWriter } from './snapshot-part.ts';
import type { ShownLine, ShownRow } from './snapshot-queries.ts';
import { countShown, findLines, findRecords } from './snapshot-queries.ts';
import type { Stretch } from './snapshot-stretches.ts';
import { stretchesOf } from './snapshot-stretches.ts';
import type { SnapshotPlace } from './snapshot-token.ts';
import { readToken, tokenOf } from './snapshot-token.ts';
import { kindNamed, readStoredState } from './stored-state.ts';

/** Looked at in one go; then others have their turn. */
const RECORDS_AT_ONCE = 100;
const LINES_AT_ONCE = 1_500;

/** What a part is asked with. */
export interface SnapshotAsked {
  readonly after: SnapshotToken | null;
  /** How much settled work is wanted; everything where it is left off. */
  readonly historyDays?: HistoryDays | undefined;
}

/** What of the desk is read: as cursors say it, and since when settled work is in it. */
interface View {
  readonly scopes: string;
  readonly carriedSinceMs: number | null;
}

interface Reading {
  readonly store: Pick<Store, 'database'>;
  readonly kinds: RecordKinds;
  readonly scopes: readonly Scope[];
  readonly carriedSinceMs: number | null;
  readonly part: PartWriter;
}

/**
 * The next part of all that `reader` may see, as the text of a `SnapshotPart`.
 *
 * The snapshot begins anew (`from: null`) without a token, when the reader's scopes are others than they were, and when the
 * hub is not the one that wrote the token any more, as after it was restored from a back-up.
 *
 * Parts are read one by one while the desk goes on. That nothing is missed follows from two things: the cursor is read
 * before the first part, and what changed since stands in the feed behind it, with all its lines when it changed readers.
 * What has not changed since stands still: it is in the stretch it was in, and so it is met exactly once.
 */
export async function readSnapshot(
  { store, kinds, nowMs }: FeedPorts,
  reader: Principal,
  { after, historyDays = null }: SnapshotAsked,
): Promise<string> {
  const scopes = scopesOf(reader);
  const view = { scopes: viewText({ scopes, historyDays }), carriedSinceMs: carriedSinceMs(nowMs(), historyDays) };
  const continued = after === null ? null : await placeIn(store, kinds, view, after);
  const begun = continued ?? (await begin(store, kinds, { ...view, read: scopes }));
  const part = createPartWriter();
  let place: SnapshotPlace | null = begun;
  while (place !== null && !part.isFull()) {
    await nextTurn();
    place = await readOn({ store, kinds, scopes, carriedSinceMs: view.carriedSinceMs, part }, place);
  }
  const sent = begun.sent + part.rows();
  return part.text({
    from: continued === null ? null : after,
    cursor: begun.cursor,
    sent,
    total: place === null ? sent : Math.max(begun.total, sent),
    next: place === null ? null : tokenOf({ ...place, sent }),
  });
}

async function begin(
  { database }: Pick<Store, 'database'>,
  kinds: RecordKinds,
  { scopes, read, carriedSinceMs: sinceMs }: View & { readonly read: readonly Scope[] },
): Promise<SnapshotPlace> {
  const newest = await newestPlace(database);
  const cursor = { place: newest, scopes, ...(await readMark(database, newest)) };
  const [first] = stretchesOf(kinds);
  const total = await countShown(database, read, sinceMs);
  return { cursor, stretch: first!.name, after: null, line: null, sent: 0, total };
}

async function placeIn(
  { database }: Pick<Store, 'database'>,
  kinds: RecordKinds,
  { scopes }: View,
  token: SnapshotToken,
): Promise<SnapshotPlace | null> {
  const place = readToken(token);
  if (place === null || place.cursor.scopes !== scopes) return null;
  // Another release may read in another order.
  if (!stretchesOf(kinds).some(({ name }) => name === place.stretch)) return null;
  return (await isOfThisHistory(database, place.cursor)) ? place : null;
}

/** Adds what comes next to the part and says where to go on; `null` at the end of the last stretch. */
async function readOn(reading: Reading, place: SnapshotPlace): Promise<SnapshotPlace | null> {
  const stretches = stretchesOf(reading.kinds);
  const index = stretches.findIndex(({ name }) => name === place.stretch);
  const stretch = stretches[index]!;
  const next = place.line === null ? await readRecords(reading, place, stretch) : await readRestOfLines(reading, place);
  if (next !== null) return next;
  const following = stretches[index + 1];
  return following === undefined ? null : { ...place, stretch: following.name, after: null, line: null };
}

async function readRecords(reading: Reading, place: SnapshotPlace, stretch: Stretch): Promise<SnapshotPlace | null> {
  const { store, scopes, carriedSinceMs: sinceMs, kinds, part } = reading;
  const { record, holds, share } = stretch;
  const sought = { record, isOpenOnly: share === 'open', after: place.after, count: RECORDS_AT_ONCE };
  const found = await findRecords(store.database, { scopes, carriedSinceMs: sinceMs }, sought);
  const rows = found.rows.map((row) => ({ row, state: stateOf(kinds, record, row) }));
  const isElsewhere = ({ row, state }: (typeof rows)[number]) =>
    !belongs(kindNamed(kinds, record), stretch, state, row.place, place);
  const elsewhere = new Set(rows.filter(isElsewhere).map(({ row }) => row.id));
  const here = share === 'open' ? rows.map(({ row }) => row.id) : found.ids;
  const targets = holds === 'records' ? [] : here.filter((id) => !elsewhere.has(id));
  const { lines, last } = await findLines(store.database, scopes, { targets, afterLine: 0, count: LINES_AT_ONCE });
  addLines(reading, lines);

  // Cut off in the middle of a record's lines: it is sent with what there is, and those after it come next time.
  const end = last === null ? found.ids.length : found.ids.indexOf(last.target) + 1;
  const reached = new Set(found.ids.slice(0, end));
  for (const { row, state } of holds === 'lines' ? [] : rows) {
    if (reached.has(row.id) && !elsewhere.has(row.id) && isReadable(kinds, record, state, scopes)) {
      part.add(record, textOf(kinds, record, row, state));
    }
  }
  if (last !== null) return { ...place, after: last.target, line: last.linePlace };
  return found.last === null ? null : { ...place, after: found.last };
}

async function readRestOfLines(reading: Reading, place: SnapshotPlace): Promise<SnapshotPlace> {
  const { store, scopes } = reading;
  const asked = { targets: [place.after ?? ''], afterLine: place.line ?? 0, count: LINES_AT_ONCE };
  const { lines, last } = await findLines(store.database, scopes, asked);
  addLines(reading, lines);
  return { ...place, line: last?.linePlace ?? null };
}

/**
 * Whether a record comes in this stretch. What has changed since the first part may have come from the other share of its
 * kind, whose stretch is over, so the rest takes all of that: its older lines are not in the feed any more.
 */
function belongs(
  { record }: RecordKind,
  { share }: Stretch,
  state: DeskRecord,
  place: number,
  { cursor }: SnapshotPlace,
): boolean {
  if (share === 'all') return true;
  const isOpen = record.isSettled?.(state) === false;
  return share === 'open' ? isOpen : !isOpen || place > cursor.place;
}

function addLines({ scopes, part }: Reading, lines: readonly ShownLine[]): void {
  for (const line of lines) {
    // As in the feed: lines that are not for the desk alone go where it says.
    const audience = journalLineSchema.shape.audience.parse(line.audience);
    if (!readersOfLine({ audience }, scopes).some((scope) => scopes.includes(scope))) continue;
    const isOfToday = line.schemaVersion === journalRecord.migrations.length;
    part.add(journalRecord.name, isOfToday ? line.json : JSON.stringify(readStoredState(journalRecord, line)));
  }
}

function stateOf(kinds: RecordKinds, record: string, row: ShownRow): DeskRecord {
  return readStoredState(kindNamed(kinds, record).record, row);
}

/** What the feed was told by the policy of its day is judged by today's. */
function isReadable(kinds: RecordKinds, record: string, state: DeskRecord, scopes: readonly Scope[]): boolean {
  return kindNamed(kinds, record)
    .policy.readersOf(state)
    .some((scope) => scopes.includes(scope));
}

function textOf(kinds: RecordKinds, record: string, { schemaVersion, json }: ShownRow, state: DeskRecord): string {
  const isOfToday = schemaVersion === kindNamed(kinds, record).record.migrations.length;
  return isOfToday ? json : JSON.stringify(state);
}
