import type { DeskDraft } from '#contracts/desk-port.ts';
import type { DraftExchangeAnswer, DraftExchangeRequest } from '#contracts/draft.ts';
import { DRAFT_KEPT_MS, MAX_DRAFTS, recordIdIn } from '#contracts/draft.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { DraftChange, Written } from './draft-rules.ts';
import { exchanged, goneDraft, shownDraft, tooManyDrafts, written } from './draft-rules.ts';
import type { DraftRow } from './rx-schema.ts';
import type { SmallTable } from './small-table.ts';
import type { Table } from './table.ts';
import { openSmallTable } from './small-table.ts';
import { createTurns } from '../turns.ts';

export type DraftWatcher = (drafts: readonly DeskDraft[], isWhole: boolean) => void;

/**
 * What the person on this device began to write. Apart from the copy of the desk: a draft is written while a large page
 * is taken in, and none of its writes waits for one of those.
 */
export interface DraftShelf {
  all(): readonly DraftRow[];
  /** Durable when it resolves. */
  write(draft: Written, nowMs: EpochMs): Promise<void>;
  /** Takes in what the hub answered to `sent`. */
  exchange(sent: DraftExchangeRequest['held'], answer: DraftExchangeAnswer): Promise<void>;
  /** The hub has lost some of them: it is told of all of them as if they had been written just now. */
  offerAgain(): Promise<void>;
  /** Those about records that their author may no longer read. */
  forgetAbout(records: readonly string[]): Promise<void>;
  forgetAll(): Promise<void>;
  /** At a start: lets go of what nobody comes back for. */
  tidy(nowMs: number): Promise<void>;
  /** Calls at once with all there are, then with those that change. Returns the way out. */
  readonly watch: (watcher: DraftWatcher) => () => void;
}

export async function openDraftShelf(table: Table<DraftRow>): Promise<DraftShelf> {
  const rows = await openSmallTable(table);
  const inTurn = createTurns();
  const watchers = new Set<DraftWatcher>();
  const shown = () => rows.all().filter(isShown).map(shownDraft);

  async function store({ put, forget }: DraftChange): Promise<void> {
    if (put.length === 0 && forget.length === 0) return;
    await writeOrLoad(rows, { put, forget });
    const gone = forget.map((key) => goneDraft(key, epochMs.parse(0)));
    for (const watcher of watchers) watcher([...put.map(shownDraft), ...gone], false);
  }

  const forget = (keys: readonly string[]) => inTurn(() => store({ put: [], forget: keys }));
  return {
    all: () => rows.all(),
    write: (draft, nowMs) =>
      inTurn(async () => {
        const before = rows.get(draft.key);
        const after = written(before, draft, nowMs);
        if (after === before) return;
        if (after === null) return store({ put: [], forget: before === undefined ? [] : [draft.key] });
        const others = rows.all().filter(({ id }) => id !== draft.key);
        await store({ put: [after], forget: tooManyDrafts(others, MAX_DRAFTS - 1) });
      }),
    exchange: (sent, answer) => inTurn(() => store(exchanged(rows.all(), sent, answer))),
    offerAgain: () => inTurn(() => store({ put: rows.all().map((row) => ({ ...row, isChanged: true })), forget: [] })),
    forgetAbout: async (records) => {
      const gone = new Set(records);
      const keys = rows.all().flatMap(({ id }) => (gone.has(recordIdIn(id) ?? '') ? [id] : []));
      if (keys.length > 0) await forget(keys);
    },
    forgetAll: () => forget(rows.all().map(({ id }) => id)),
    tidy: async (nowMs) => {
      await forget(rows.all().flatMap(({ id, changedAtMs }) => (nowMs - changedAtMs > DRAFT_KEPT_MS ? [id] : [])));
      await rows.purge();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(shown(), true);
      return () => watchers.delete(watcher);
    },
  };
}

/** After a failed write nobody knows what arrived. */
async function writeOrLoad(rows: SmallTable<DraftRow>, change: DraftChange): Promise<void> {
  try {
    await rows.write(change);
  } catch (error) {
    await rows.load();
    throw error;
  }
}

function isShown({ text, other }: DraftRow): boolean {
  return text !== '' || other !== null;
}
