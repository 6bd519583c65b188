import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { BlobStore } from '../attachment/blob-store.ts';
import type { Search } from '../search/create-search.ts';
import type { HowTogether, TogetherWrite } from '../write-together.ts';
import type { Asking } from './beside-feed-rows.ts';
import type { DraftShelf } from './draft-shelf.ts';
import { openDraftShelf } from './draft-shelf.ts';
import type { FileShelf } from './file-shelf.ts';
import { createFileShelf } from './file-shelf.ts';
import type { Keep, TokenVault } from './keep.ts';
import { openKeep } from './keep.ts';
import type { DeskTables } from './open-tables.ts';
import type { Records } from './records.ts';
import { recordsIn } from './records.ts';
import type { MasterRow } from './rx-schema.ts';
import { showRows } from './show-rows.ts';
import type { SmallTable } from './small-table.ts';
import { openSmallTable } from './small-table.ts';
import { stageCopy } from './staged-copy.ts';
import { storageFault } from './table.ts';
import { createTurns } from '../turns.ts';

/**
 * What this device holds of the desk. Only the outbox, the keep and the files it has not sent are its own; the rest
 * follows from them and the hub.
 */
export interface DeskCopy {
  readonly keep: Keep;
  readonly outbox: SmallTable<OutboxEntry>;
  /** What the hub last said of the records with live commands; their rows show the commands replayed over it. */
  readonly masters: SmallTable<MasterRow>;
  readonly records: Records;
  readonly files: FileShelf;
  readonly drafts: DraftShelf;
  /**
   * Whether the last page reached the end of the feed: only then no row is older than the cursor says. `asked`: questions
   * beside the feed that are under way.
   */
  readonly feed: { isAtEnd: boolean; readonly asked: Set<Asking> };
  /** False after a start and after a write that failed: rows may not say what outbox and masters say. */
  readonly health: { isWhole: boolean };
  /** What has to hear of rows before nothing tells of them any more. */
  readonly search: Pick<Search, 'clear' | 'dropForgotten'>;
  /** What the storage itself can do. */
  readonly storage: Pick<DeskTables, 'together' | 'tellOfMuch'>;
}

export type ChangeCopy = <Value>(change: (copy: DeskCopy) => Promise<Value>) => Promise<Value>;

export interface OpenCopy {
  /** To read from; it may be in the middle of a change. */
  readonly copy: DeskCopy;
  /** Changes the copy, one change at a time. After one that failed half-way the next begins by healing. */
  readonly change: ChangeCopy;
}

export interface CopyPlaces {
  readonly tables: DeskTables;
  readonly blobs: BlobStore;
  readonly vault?: TokenVault | undefined;
  /** Where there is one. */
  readonly search?: DeskCopy['search'];
}

const noSearch: DeskCopy['search'] = { clear: () => {}, dropForgotten: async () => {} };

/** @param newClient The id of this installation, should it have none yet. */
export async function openCopy(
  { tables, blobs, vault, search = noSearch }: CopyPlaces,
  newClient: () => string,
): Promise<OpenCopy> {
  const keep = await openKeep(tables.keep, newClient, vault);
  const copy: DeskCopy = {
    keep,
    outbox: await openSmallTable(tables.outbox),
    masters: await openSmallTable(tables.master),
    records: recordsIn(tables),
    files: createFileShelf(await openSmallTable(tables.file), blobs, () => keep.get('fileRoomBytes')),
    drafts: await openDraftShelf(tables.draft),
    feed: { isAtEnd: false, asked: new Set() },
    health: { isWhole: false },
    search,
    storage: tables,
  };
  const inTurn = createTurns();
  async function heal(): Promise<void> {
    await Promise.all([copy.keep.load(), copy.outbox.load(), copy.masters.load(), copy.files.load()]);
    await showRows(copy);
    copy.health.isWhole = true;
  }

  return {
    copy,
    change: (change) =>
      inTurn(async () => {
        if (!copy.health.isWhole) await heal();
        try {
          return await change(copy);
        } catch (error) {
          copy.health.isWhole = false;
          throw error;
        }
      }),
  };
}

/**
 * Lets all that `work` writes reach the storage in one transaction. Where the storage knows none over several collections,
 * the writes are made one by one, in an order that heals: whoever uses this keeps to that order.
 */
export async function together<Value>(
  copy: DeskCopy,
  work: (copy: DeskCopy) => Promise<Value>,
  how: Omit<HowTogether, 'context'> = { isRepeatable: false },
): Promise<Value> {
  if (copy.storage.together === null) return work(copy);
  const staged = stageCopy(copy);
  const value = await work(staged.copy);
  const { writes, onWritten } = await staged.prepare();
  await writeTogether(copy, writes, how);
  onWritten();
  return value;
}

/** One transaction, and a fault that says whose failure it was. */
export async function writeTogether(
  { storage }: Pick<DeskCopy, 'storage'>,
  writes: readonly TogetherWrite[],
  how: Omit<HowTogether, 'context'>,
): Promise<void> {
  try {
    await storage.together?.writeTogether(writes, { ...how, context: 'data-service' });
  } catch (cause) {
    throw storageFault('together', { cause });
  }
}
