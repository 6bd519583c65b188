import type { FeedPage, FeedRow } from '#contracts/sync.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import type { OpenCopy } from '#platform/any/data-service/desk-copy.ts';
import { openCopy } from '#platform/any/data-service/desk-copy.ts';
import type { DeskStorage, DeskTables } from '#platform/any/data-service/open-tables.ts';
import { openTables } from '#platform/any/data-service/open-tables.ts';
import { blobsInMemory } from './blobs-in-memory.ts';
import { aDeskStorage } from './desk-storage.ts';

export interface CopyInMemory extends OpenCopy {
  readonly tables: DeskTables;
  /** The record as windows see it. */
  readonly shown: (id: string) => Promise<DeskRecord | undefined>;
  readonly close: () => Promise<void>;
}

/** A desk copy without network or windows, where `principal` has signed in. */
export async function openCopyInMemory(
  storage: DeskStorage = aDeskStorage(),
  principal: AgentPrincipal = anAgentPrincipal(),
): Promise<CopyInMemory> {
  const tables = await openTables(storage);
  const opened = await openCopy({ tables, blobs: blobsInMemory() }, () => 'client:a');
  const { copy, change } = opened;
  const session = { principal, name: 'Mira', token: 'token', offlineUntilMs: epochMs.parse(9_999_999_999_999) };
  if (copy.keep.get('session') === null) await change(() => copy.keep.set({ session }));
  return {
    ...opened,
    tables,
    shown: async (id) => (await copy.records.find([id])).get(id),
    close: () => tables.close(),
  };
}

export const scopes = 'desk everyone person:mira';

/** A page from `fromPlace` (`null`: the beginning) that puts `records`, each at its own place. */
export function aPage(
  fromPlace: number | null,
  records: readonly DeskRecord[],
  over: Partial<FeedPage> = {},
): FeedPage {
  const first = (fromPlace ?? 0) + 1;
  const rows: FeedRow[] = records.map((state, index) => ({
    op: 'put',
    place: first + index,
    record: recordNameOf(state.id),
    id: state.id,
    state: { ...state },
  }));
  return {
    from: fromPlace === null ? null : { place: fromPlace, scopes },
    to: { place: first + records.length - 1, scopes },
    rows,
    isEnd: true,
    ...over,
  };
}
