import { Fault } from '#contracts/fault.ts';
import type { BulkWriteRow, RxDocumentData, RxStorageInstance } from 'rxdb/plugins/core';
import { createRevision, deepEqual, normalizeMangoQuery, now, prepareQuery } from 'rxdb/plugins/core';

export interface Row {
  readonly id: string;
}

export interface TableChange<Kept extends Row> {
  readonly put?: readonly Kept[];
  readonly forget?: readonly string[];
}

/** One collection as the data service sees it. Only the service writes, so what it read is what it writes over. */
export interface Table<Kept extends Row> {
  find(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>>;
  all(): Promise<readonly Kept[]>;
  /** All or nothing, where the storage can. Rows that would not change are not written, so no window wakes for them. */
  write(change: TableChange<Kept>): Promise<void>;
  forgetAll(): Promise<void>;
  /** Removes what forgotten rows leave behind: their ids. Reads the whole table on some storages. */
  purge(): Promise<void>;
}

type Storage<Kept> = RxStorageInstance<Kept, unknown, unknown>;

const ROWS_PER_SLICE = 500;
/** In the order they were written: every collection has that index, so a slice reads no more rows than it gives. */
const EVERY_ROW = {
  selector: { '_meta.lwt': { $gte: 0 }, _deleted: { $eq: false } },
  sort: [{ '_meta.lwt': 'asc' }, { id: 'asc' }],
  skip: 0,
};

/** @param token Marks this run of the service in RxDB's revisions. */
export function tableOver<Kept extends Row>(storage: Storage<Kept>, token: string): Table<Kept> {
  async function query(limit?: number): Promise<readonly Kept[]> {
    const asked = limit === undefined ? EVERY_ROW : { ...EVERY_ROW, limit };
    // RxDB's types know the fields of a row, not those it adds itself.
    const prepared = prepareQuery<Kept>(storage.schema, normalizeMangoQuery<Kept>(storage.schema, asked as never));
    const { documents } = await storage.query(prepared);
    return documents.map(plain);
  }

  async function write({ put = [], forget = [] }: TableChange<Kept>): Promise<void> {
    const ids = [...new Set([...put.map(({ id }) => id), ...forget])];
    if (ids.length === 0) return;
    const found = await storage.findDocumentsById(ids, true);
    const known = new Map(found.map((document) => [document.id, document]));
    const rows = [...put.flatMap((row) => putting(row, known.get(row.id))), ...forget.flatMap(forgetting(known))];
    if (rows.length === 0) return;
    const { error } = await storage.bulkWrite(rows, 'data-service');
    if (error.length > 0) throw notWritten(storage.collectionName, error);
  }

  function putting(row: Kept, previous: RxDocumentData<Kept> | undefined): BulkWriteRow<Kept>[] {
    const isThere = previous !== undefined && !previous._deleted;
    if (isThere && deepEqual(plain(previous), row)) return [];
    return [rowOf({ ...row, _deleted: false }, previous)];
  }

  /** RxDB keeps what was deleted as a document: what is forgotten is overwritten, and only the id stays for `purge`. */
  function forgetting(known: ReadonlyMap<string, RxDocumentData<Kept>>) {
    return (id: string): BulkWriteRow<Kept>[] => {
      const previous = known.get(id);
      if (previous === undefined || previous._deleted) return [];
      return [rowOf({ id, _deleted: true }, previous)];
    };
  }

  function rowOf(state: Row & { readonly _deleted: boolean }, previous?: RxDocumentData<Kept>): BulkWriteRow<Kept> {
    const meta = { _attachments: {}, _meta: { lwt: now() }, _rev: createRevision(token, previous) };
    const document = { ...state, ...meta } as unknown as RxDocumentData<Kept>;
    return previous === undefined ? { document } : { previous, document };
  }

  async function forgetAll(): Promise<void> {
    for (;;) {
      const slice = await query(ROWS_PER_SLICE);
      if (slice.length === 0) return;
      await write({ forget: slice.map(({ id }) => id) });
    }
  }

  async function purge(): Promise<void> {
    while (!(await storage.cleanup(0)));
  }

  return {
    find: async (ids) => {
      if (ids.length === 0) return new Map();
      const found = await storage.findDocumentsById([...ids], false);
      return new Map(found.map((document) => [document.id, plain(document)]));
    },
    all: () => query(),
    write,
    forgetAll,
    purge,
  };
}

function plain<Kept extends Row>(document: RxDocumentData<Kept>): Kept {
  const { _deleted, _attachments, _meta, _rev, ...row } = document;
  return row as unknown as Kept;
}

function notWritten(collection: string, errors: readonly { readonly status: number }[]): Fault {
  const status = errors[0]?.status ?? 0;
  return new Fault('storage.failed', 'The storage did not take what was written.', { details: { collection, status } });
}
