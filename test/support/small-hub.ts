import type { SessionOpened } from '#contracts/api/api-request.ts';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { CommandAnswer, FeedCursor, FeedPage, FeedRow, SnapshotPart } from '#contracts/sync.ts';
import { lacking, viewIn, viewText } from '#contracts/feed-view.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { HistoryDays } from '#domain/kernel/history.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { readersOfLine } from '#domain/kernel/journal.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { deskItself, scopesOf } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { hubTimeOf } from '#domain/kernel/replay.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { recordKinds } from '#domain/processes.ts';
import { createSmallHubDrafts } from './small-hub-drafts.ts';

interface Login {
  readonly principal: Principal;
  readonly name: string;
}

/** A hub of the real rules over maps in memory: what it accepts, refuses and feeds is decided by the domain. */
export interface SmallHub {
  readonly records: ReadonlyMap<string, DeskRecord>;
  readonly lines: ReadonlyMap<string, JournalLine>;
  /** Puts records in place as if they had always been there. */
  seed(records: readonly DeskRecord[]): void;
  /** Takes a record out of everyone's sight, journal and all. What is accepted on it anew is seen again. */
  withdraw(id: string): void;
  /** All that a reader may hold now, by id. */
  seenBy(principal: Principal): ReadonlyMap<string, DeskRecord>;
  addLogin(login: string, who: Login): void;
  openSession(login: string): SessionOpened | null;
  whoseToken(token: string | null): Login | null;
  endSession(token: string): void;
  lease(size: number): HubOutput<'number.lease'>;
  push(principal: Principal, commands: readonly CommandEntry[]): readonly CommandAnswer[];
  pull(principal: Principal, cursor: FeedCursor | null, limit: number): FeedPage;
  snapshot(principal: Principal, after: string | null, historyDays: HistoryDays): SnapshotPart;
  readonly drafts: ReturnType<typeof createSmallHubDrafts>;
  /** Called after every change of the feed; returns the way out. */
  onFeed(listener: () => void): () => void;
}

export function createSmallHub({ nowMs }: { readonly nowMs: () => number }): SmallHub {
  const records = new Map<string, DeskRecord>();
  const lines = new Map<string, JournalLine>();
  const answers = new Map<string, CommandAnswer>();
  const logins = new Map<string, Login>();
  const tokens = new Map<string, Login>();
  const feed = createFeed();
  const listeners = new Set<() => void>();
  let leased = 0;

  function seed(seeded: readonly DeskRecord[]): void {
    for (const record of seeded) {
      records.set(record.id, record);
      feed.show(record, readersOf(record));
    }
    for (const listener of listeners) listener();
  }

  function accept(principal: Principal, entry: CommandEntry): CommandAnswer {
    const known = answers.get(entry.id);
    if (known !== undefined) return known;
    if (entry.actor !== principal.id) return refused(entry, { code: 'command.actor-wrong' });
    const answer = decide(principal, entry);
    answers.set(entry.id, answer);
    return answer;
  }

  function decide(principal: Principal, entry: CommandEntry): CommandAnswer {
    const command = readCommand(recordKinds, entry);
    const moments = { occurredAtMs: hubTimeOf(entry), receivedAtMs: epochMs.parse(nowMs()) };
    const decided = command.ok ? runCommand(command.value, principal, records, moments) : command;
    if (!decided.ok) return refused(entry, decided.refusal);
    const { record, line } = decided.value;
    records.set(record.id, record);
    lines.set(line.id, line);
    feed.show(record, readersOf(record));
    const place = feed.show(line, readersOfLine(line, readersOf(record)));
    for (const listener of listeners) listener();
    return { kind: 'accepted', command: entry.id, place };
  }

  function openSession(login: string): SessionOpened | null {
    const who = logins.get(login);
    if (who === undefined) return null;
    const token = `token-${tokens.size + 1}-${login}`;
    tokens.set(token, who);
    return sessionOf(token, who, nowMs());
  }

  return {
    records,
    lines,
    drafts: createSmallHubDrafts(nowMs),
    seed,
    withdraw: (id) => {
      records.delete(id);
      feed.hide(id);
      for (const line of lines.values()) if (line.target === id) feed.hide(line.id);
      for (const listener of listeners) listener();
    },
    seenBy: (principal) => {
      const { rows } = feed.page(scopesOf(principal), null, Number.POSITIVE_INFINITY);
      return new Map(rows.flatMap((row) => (row.op === 'put' ? [[row.id, row.state]] : [])));
    },
    addLogin: (login, who) => logins.set(login, who),
    openSession,
    whoseToken: (token) => tokens.get(token ?? '') ?? null,
    endSession: (token) => tokens.delete(token),
    lease: (size) => {
      const first = leased + 1;
      leased += size;
      return { siteCode: 'BER', first, last: leased };
    },
    push: (principal, commands) => commands.map((entry) => accept(principal, entry)),
    pull: (principal, cursor, limit) => feed.page(scopesOf(principal), cursor, limit),
    snapshot: (principal, after, historyDays) => {
      const beginning = { place: 0, scopes: viewText({ scopes: [], historyDays }) };
      return snapshotPartOf(feed.page(scopesOf(principal), beginning, Number.POSITIVE_INFINITY), after);
    },
    onFeed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const ROWS_PER_PART = 400;

/** A few rows of all that there is, in the order of their ids. The token holds where the feed stood, and the last id. */
function snapshotPartOf({ to, rows }: FeedPage, after: string | null): SnapshotPart {
  const begun = JSON.parse(after ?? 'null') as { cursor: FeedCursor; last: string; sent: number } | null;
  const continued = begun?.cursor.scopes === to.scopes ? begun : null;
  const all = rows.flatMap((row) => (row.op === 'put' ? [row] : [])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const left = all.filter(({ id }) => id > (continued?.last ?? ''));
  const part = left.slice(0, ROWS_PER_PART);
  const cursor = continued?.cursor ?? to;
  const sent = (continued?.sent ?? 0) + part.length;
  const isLast = part.length === left.length;
  return {
    from: continued === null ? null : after,
    cursor,
    sent,
    total: Math.max(sent, all.length),
    rows: part.map(({ record, state }) => ({ record, states: [state] })),
    next: isLast ? null : JSON.stringify({ cursor, last: part.at(-1)?.id, sent }),
  };
}

export function sessionOf(token: string, { principal, name }: Login, nowMs: number): SessionOpened {
  const at = (laterMs: number) => epochMs.parse(nowMs + laterMs);
  const dayMs = 24 * 3_600_000;
  return { token, principal, name, nowMs: at(0), expiresAtMs: at(30 * dayMs), offlineUntilMs: at(14 * dayMs) };
}

function refused(entry: CommandEntry, refusal: { readonly code: string }): CommandAnswer {
  return { kind: 'refused', command: entry.id, refusal: { ...refusal } };
}

function readersOf(record: DeskRecord): readonly Scope[] {
  const kind = recordKinds.find(({ record: { name } }) => name === recordNameOf(record.id));
  return kind?.policy.readersOf(record) ?? scopesOf(deskItself);
}

/** One entry per scope and record, at the place of its last change. */
function createFeed() {
  const byScope = new Map<Scope, Map<string, { readonly place: number; readonly state: DeskRecord | null }>>();
  let last = 0;

  function show(state: DeskRecord, readers: readonly Scope[]): number {
    last += 1;
    for (const [scope, entries] of byScope) {
      const isLeft = !readers.includes(scope) && (entries.get(state.id)?.state ?? null) !== null;
      if (isLeft) entries.set(state.id, { place: last, state: null });
    }
    for (const scope of readers) {
      const entries = byScope.get(scope) ?? new Map();
      byScope.set(scope, entries.set(state.id, { place: last, state }));
    }
    return last;
  }

  function page(scopes: readonly Scope[], cursor: FeedCursor | null, limit: number): FeedPage {
    const held = viewIn(cursor?.scopes ?? '');
    const text = viewText({ scopes, historyDays: held.historyDays });
    const from = lacking(held, { scopes }).length === 0 ? cursor : null;
    const rows = new Map<string, FeedRow>();
    for (const scope of scopes) {
      for (const [id, { place, state }] of byScope.get(scope) ?? []) {
        const before = rows.get(id);
        const at = { place: Math.max(place, before?.place ?? 0), record: recordNameOf(id), id };
        const shown = state ?? (before?.op === 'put' ? before.state : null);
        rows.set(id, shown === null ? { op: 'out', ...at } : { op: 'put', ...at, state: { ...shown } });
      }
    }
    const later = [...rows.values()].filter(({ place }) => place > (from?.place ?? 0)).toSorted(byPlace);
    const sent = later.slice(0, limit);
    const isEnd = sent.length === later.length;
    const place = isEnd ? Math.max(last, from?.place ?? 0) : (sent.at(-1)?.place ?? 0);
    // As the wire would: what a client does with a row leaves the hub's alone.
    return structuredClone({ from, to: { place, scopes: text }, rows: sent, isEnd });
  }

  return { show, hide: (id: string) => show({ id }, []), page };
}

function byPlace(a: FeedRow, b: FeedRow): number {
  return a.place - b.place;
}
