import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { BlobStore } from '../attachment/blob-store.ts';
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
import { createTurns } from './turns.ts';

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
  /** Whether the last page reached the end of the feed: only then no row is older than the cursor says. */
  readonly feed: { isAtEnd: boolean };
  /** False after a start and after a write that failed: rows may not say what outbox and masters say. */
  readonly health: { isWhole: boolean };
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
}

/** @param newClient The id of this installation, should it have none yet. */
export async function openCopy({ tables, blobs, vault }: CopyPlaces, newClient: () => string): Promise<OpenCopy> {
  const copy: DeskCopy = {
    keep: await openKeep(tables.keep, newClient, vault),
    outbox: await openSmallTable(tables.outbox),
    masters: await openSmallTable(tables.master),
    records: recordsIn(tables),
    files: createFileShelf(await openSmallTable(tables.file), blobs),
    feed: { isAtEnd: false },
    health: { isWhole: false },
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
