import type { FeedCursor, SnapshotPart } from '#contracts/sync.ts';
import { snapshotPart } from '#contracts/sync.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordKinds } from '#domain/processes.ts';
import type { Carrying } from './feed-reader.ts';
import { carriesEverything } from './feed-reader.ts';
import { readFeed } from '../../hub/sync/read-feed.ts';
import { readSnapshot } from '../../hub/sync/read-snapshot.ts';
import type { Store } from '../../hub/store/store.ts';

/** A replica that begins with a snapshot and goes on with the feed, as a console's does. */
export interface SnapshotReader {
  readonly held: Map<string, DeskRecord>;
  readonly parts: SnapshotPart[];
  /** Takes one part; returns whether another follows. */
  turn(reader?: Principal): Promise<boolean>;
  takeAll(): Promise<void>;
  /** Reads the feed to its end from where the snapshot began. */
  catchUp(): Promise<void>;
}

export function snapshotReader(
  store: Store,
  reader: Principal,
  kinds: RecordKinds = recordKinds,
  { nowMs, historyDays }: Carrying = carriesEverything,
): SnapshotReader {
  const held: SnapshotReader['held'] = new Map();
  const parts: SnapshotPart[] = [];

  async function turn(as: Principal = reader): Promise<boolean> {
    const after = parts.at(-1)?.next ?? null;
    const part = snapshotPart.parse(
      JSON.parse(await readSnapshot({ store, kinds, nowMs }, as, { after, historyDays })),
    );
    if (part.from === null) held.clear();
    for (const state of statesIn(part)) held.set(state.id, state);
    parts.push(part);
    return part.next !== null;
  }

  async function catchUp(): Promise<void> {
    let cursor: FeedCursor = parts.at(-1)!.cursor;
    for (let isEnd = false; !isEnd;) {
      const page = await readFeed({ store, kinds, nowMs }, reader, cursor, 2_000);
      if (page.from === null) throw new Error('The feed begins anew where the snapshot ended.');
      for (const row of page.rows) {
        if (row.op === 'put') held.set(row.id, row.state);
        else held.delete(row.id);
      }
      cursor = page.to;
      ({ isEnd } = page);
    }
  }

  return {
    held,
    parts,
    turn,
    takeAll: async () => {
      while (await turn());
    },
    catchUp,
  };
}

export function statesIn({ rows }: SnapshotPart): readonly DeskRecord[] {
  // The hub's own words; a client parses them.
  return rows.flatMap(({ states }) => states as DeskRecord[]);
}
