import type { Prepared } from './staged-copy.ts';
import type { Row, Table, TableChange } from './table.ts';

/** A collection that is held whole in memory beside the storage; read at once, written through. */
export interface SmallTable<Kept extends Row> {
  all(): readonly Kept[];
  get(id: string): Kept | undefined;
  write(change: TableChange<Kept>): Promise<void>;
  /** The same as a part of what is written together. */
  prepare(change: TableChange<Kept>): Promise<Prepared>;
  /** Reads anew what is stored; after a failed write nobody knows what arrived. */
  load(): Promise<void>;
  purge(): Promise<void>;
}

export async function openSmallTable<Kept extends Row>(table: Table<Kept>): Promise<SmallTable<Kept>> {
  let rows = new Map<string, Kept>();

  async function load(): Promise<void> {
    rows = new Map((await table.all()).map((row) => [row.id, row]));
  }

  async function write(change: TableChange<Kept>): Promise<void> {
    await table.write(change);
    adopt(change);
  }

  function adopt(change: TableChange<Kept>): void {
    for (const id of change.forget ?? []) rows.delete(id);
    for (const row of change.put ?? []) rows.set(row.id, row);
  }

  const prepare = async (change: TableChange<Kept>): Promise<Prepared> => ({
    writes: await table.prepare(change),
    onWritten: () => adopt(change),
  });

  await load();
  return { all: () => [...rows.values()], get: (id) => rows.get(id), write, prepare, load, purge: () => table.purge() };
}
