import type { FeedCursor, FeedPage, FeedRow } from '#contracts/sync.ts';
import { viewText } from '#contracts/feed-view.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import type { HistoryDays } from '#domain/kernel/history.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { recordKinds } from '#domain/processes.ts';
import { readFeed } from '../../hub/sync/read-feed.ts';
import type { Store } from '../../hub/store/store.ts';

/** A replica as a client keeps it: it applies pages, and remembers every row that it was ever sent. */
export interface FeedReader {
  /** What it holds by now, by id. */
  readonly held: Map<string, Extract<FeedRow, { op: 'put' }>>;
  readonly sent: FeedRow[];
  cursor(): FeedCursor | null;
  /** Reads one page and applies it. */
  turn(limit: number): Promise<FeedPage>;
  /** Reads on to the end. */
  catchUp(limit?: number): Promise<void>;
}

export interface Carrying {
  readonly nowMs: () => number;
  /** How much settled work it carries. */
  readonly historyDays: HistoryDays;
}

export const carriesEverything: Carrying = { nowMs: () => 0, historyDays: null };

export function feedReader(
  store: Store,
  reader: Principal,
  kinds: RecordKinds = recordKinds,
  { nowMs, historyDays }: Carrying = carriesEverything,
): FeedReader {
  const held: FeedReader['held'] = new Map();
  const sent: FeedRow[] = [];
  let cursor: FeedCursor | null = null;
  const beginning = historyDays === null ? null : { place: 0, scopes: viewText({ scopes: [], historyDays }) };

  async function turn(limit: number): Promise<FeedPage> {
    const page = await readFeed({ store, kinds, nowMs }, reader, cursor ?? beginning, limit);
    if (page.from === null) held.clear();
    for (const row of page.rows) {
      if (row.op === 'put') held.set(row.id, row);
      else held.delete(row.id);
    }
    sent.push(...page.rows);
    cursor = page.to;
    return page;
  }

  return {
    held,
    sent,
    cursor: () => cursor,
    turn,
    catchUp: async (limit = 2_000) => {
      for (let isEnd = false; !isEnd;) ({ isEnd } = await turn(limit));
    },
  };
}
