import { Fault } from '#contracts/fault.ts';
import type { BulkWriteRow, RxDocumentData, RxStorageInstance } from 'rxdb/plugins/core';
import { createRevision, deepEqual, normalizeMangoQuery, now, prepareQuery } from 'rxdb/plugins/core';
import type { TogetherWrite } from '../write-together.ts';

export interface Row {
  readonly id: string;
}

export interface TableChange<Kept extends Row> {
  readonly put?: readonly Kept[];
  readonly forget?: readonly string[];
}

/** A question in RxDB's words. */
export interface Selection {
  readonly selector: Readonly<Record<string, object | string | number | boolean>>;
  readonly sort: readonly Readonly<Record<string, 'asc' | 'desc'>>[];
  readonly limit: number;
}

/** One collection as the data service sees it. Only the service writes, so what it read is what it writes over. */
export interface Table<Kept extends Row> {
  find(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>>;
  all(): Promise<readonly Kept[]>;
  /** Rows that a query finds, in its order; of an index, or every row is read. */
  select(wanted: Selection): Promise<readonly Kept[]>;
  /** How many rows there are. */
  count(): Promise<number>;
  /** All or nothing, where the storage can. Rows that would not change are not written, so no window wakes for them. */
  write(change: TableChange<Kept>): Promise<void>;
  /** The same as one of several writes that are made together; none when nothing would change. */
  prepare(change: TableChange<Kept>): Promise<readonly TogetherWrite[]>;
  /** Rows that replace whatever is there, to be written together with others; nobody looks what that is. */
  fresh(rows: readonly Kept[]): TogetherWrite;
  forgetAll(): Promise<void>;
  /** Removes what forgotten rows leave behind: their ids. Where there are any, some storages read the whole table. */
  purge(): Promise<void>;
}

type Storage<Kept> = RxStorageInstance<Kept, unknown, unknown>;

const ROWS_PER_SLICE = 2_000;
/** In the order they were written. The index is named, because RxDB's planner may prefer one that reads every row. */
const EVERY_ROW = {
  selector: { '_meta.lwt': { $gte: 0 }, _deleted: { $eq: false } },
  sort: [{ '_meta.lwt': 'asc' }, { id: 'asc' }],
  index: ['_meta.lwt', 'id'],
};

/** @param token Marks this run of the service in RxDB's revisions. */
export function tableOver<Kept extends Row>(storage: Storage<Kept>, token: string): Table<Kept> {
  const blank = blankOf(storage.schema);

  const { asked, query, count, isAnyForgotten } = readerOver(storage);

  async function store(rows: BulkWriteRow<Kept>[]): Promise<void> {
    if (rows.length === 0) return;
    const { error } = await asked(storage.bulkWrite(rows, 'data-service'));
    if (error.length > 0) throw storageFault(storage.collectionName, { cause: error });
  }

  async function rowsFor(change: TableChange<Kept>): Promise<BulkWriteRow<Kept>[]> {
    const { put = [], forget = [] } = change;
    const ids = [...new Set([...put.map(({ id }) => id), ...forget])];
    if (ids.length === 0) return [];
    const found = await asked(storage.findDocumentsById(ids, true));
    return rowsToWrite(change, found, { token, blank });
  }

  // Storages differ in what they hold; what goes together here is of one row type by the line it is built on.
  const together = (what: object) => ({ instance: storage, ...what }) as unknown as TogetherWrite;

  return {
    find: async (ids) => {
      if (ids.length === 0) return new Map();
      const found = await asked(storage.findDocumentsById([...ids], false));
      return new Map(found.map((document) => [document.id, plain(document)]));
    },
    all: async () => (await query(EVERY_ROW)).map(plain),
    select: async ({ selector, ...wanted }) =>
      (await query({ ...wanted, selector: { ...selector, _deleted: { $eq: false } } })).map(plain),
    count,
    write: async (change) => store(await rowsFor(change)),
    prepare: async (change) => {
      const rows = await rowsFor(change);
      return rows.length === 0 ? [] : [together({ rows })];
    },
    fresh: (rows) =>
      together({ documents: rows.map((row) => documentOf({ ...row, _deleted: false }, undefined, token)) }),
    forgetAll: async () => {
      for (;;) {
        const slice = await query({ ...EVERY_ROW, limit: ROWS_PER_SLICE });
        if (slice.length === 0) return;
        await store(rowsToWrite({ forget: slice.map(({ id }) => id) }, slice, { token, blank }));
      }
    },
    purge: async () => {
      if (!(await isAnyForgotten())) return;
      while (!(await asked(storage.cleanup(0))));
    },
  };
}

/** What a table asks of its storage. */
function readerOver<Kept extends Row>(storage: Storage<Kept>) {
  /** Says whose failure it was: a full disk, or a profile the browser has taken away. */
  async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (cause) {
      throw storageFault(storage.collectionName, { cause });
    }
  }

  async function query(wanted: object): Promise<readonly RxDocumentData<Kept>[]> {
    const { documents } = await asked(storage.query(prepared(wanted)));
    return documents;
  }

  function prepared(wanted: object) {
    // RxDB's types know the fields of a row, not those it adds itself.
    return prepareQuery<Kept>(storage.schema, normalizeMangoQuery<Kept>(storage.schema, { skip: 0, ...wanted }));
  }

  async function isAnyForgotten(): Promise<boolean> {
    const index =
      storage.schema.indexes?.map((fields) => [fields].flat()).find(([first]) => first === '_deleted') ?? [];
    const sort = index.slice(1).map((field) => ({ [field]: 'asc' }));
    const found = await query({ selector: { _deleted: { $eq: true } }, sort, index, limit: 1 });
    return found.length > 0;
  }

  async function count(): Promise<number> {
    return (await asked(storage.count(prepared(EVERY_ROW)))).count;
  }

  return { asked, query, count, isAnyForgotten };
}

function rowsToWrite<Kept extends Row>(
  { put = [], forget = [] }: TableChange<Kept>,
  found: readonly RxDocumentData<Kept>[],
  { token, blank }: { readonly token: string; readonly blank: object },
): BulkWriteRow<Kept>[] {
  const known = new Map(found.map((document) => [document.id, document]));
  const changed = put.filter((row) => {
    const previous = known.get(row.id);
    return previous === undefined || previous._deleted || !deepEqual(plain(previous), row);
  });
  const present = forget.filter((id) => known.get(id)?._deleted === false);
  return [
    ...changed.map((row) => rowOf({ ...row, _deleted: false }, known.get(row.id), token)),
    // RxDB keeps what was deleted as a document: it is overwritten, and only its id stays until the next purge.
    ...present.map((id) => rowOf<Kept>({ ...blank, id, _deleted: true }, known.get(id), token)),
  ];
}

function rowOf<Kept extends Row>(
  state: Row & { readonly _deleted: boolean },
  previous: RxDocumentData<Kept> | undefined,
  token: string,
): BulkWriteRow<Kept> {
  const document = documentOf(state, previous, token);
  return previous === undefined ? { document } : { previous, document };
}

function documentOf<Kept extends Row>(
  state: Row & { readonly _deleted: boolean },
  previous: RxDocumentData<Kept> | undefined,
  token: string,
): RxDocumentData<Kept> {
  const meta = { _attachments: {}, _meta: { lwt: now() }, _rev: createRevision(token, previous) };
  return { ...state, ...meta } as unknown as RxDocumentData<Kept>;
}

/** What stands in the indexed fields of a forgotten row: an index does not find rows that lack one. */
function blankOf<Kept extends Row>({ properties, required }: Storage<Kept>['schema']): object {
  const fields = Object.entries<{ readonly type?: unknown }>(properties).filter(
    ([name]) => !name.startsWith('_') && required?.some((field) => field === name),
  );
  return Object.fromEntries(fields.map(([name, { type }]) => [name, type === 'string' ? '' : 0]));
}

function plain<Kept extends Row>(document: RxDocumentData<Kept>): Kept {
  const { _deleted, _attachments, _meta, _rev, ...row } = document;
  return row as unknown as Kept;
}

/** A full disk, or a profile that the browser has taken away, or a file that is damaged. */
export function storageFault(collection: string, { cause }: { readonly cause: unknown }): Fault {
  // Room on the disk does not help here, so people have to be told something else.
  if (cause instanceof Fault && cause.code === 'storage.damaged') return cause;
  return new Fault('storage.failed', 'The storage failed.', { cause, details: { collection } });
}
