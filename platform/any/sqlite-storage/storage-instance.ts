import { Fault } from '#contracts/fault.ts';
import type {
  BulkWriteRow,
  EventBulk,
  RxStorageChangeEvent,
  RxDocumentData,
  RxStorageDefaultCheckpoint,
  RxStorageInstance,
  RxStorageInstanceCreationParams,
  RxStorageWriteError,
} from 'rxdb/plugins/core';
import { categorizeBulkWriteRows, now, randomToken } from 'rxdb/plugins/core';
import { Subject } from 'rxjs';
import type { DocumentTable } from './document-table.ts';
import { documentTable } from './document-table.ts';
import { dropTable, openTable } from './open-table.ts';
import { countQuery, runQuery } from './run-query.ts';
import type { SharedDatabase } from './shared-databases.ts';
import { withStorageFaults } from './sqlite-fault.ts';
import type { DocumentSchema, TableLayout } from './table-layout.ts';
import { layoutOf } from './table-layout.ts';

export type SqliteStorageInstance<Kept> = RxStorageInstance<
  Kept,
  SqliteInternals,
  Record<string, never>,
  RxStorageDefaultCheckpoint
>;
export type SqliteInternals = Record<string, never>;

type Changes<Kept> = EventBulk<RxStorageChangeEvent<Kept>, RxStorageDefaultCheckpoint>;

/** Before the first change. */
const START: RxStorageDefaultCheckpoint = { lwt: 0, id: '' };

/** Removing more at once would hold up who reads meanwhile. */
const REMOVED_PER_CLEANUP = 1_000;

/** A collection as RxDB sees it, and what others of the same database need to write together with it. */
export interface OpenedInstance<Kept> {
  readonly instance: SqliteStorageInstance<Kept>;
  /** Within the caller's transaction. Returns what tells of it once that is committed; throws on a conflict. */
  readonly writeWithin: (rows: BulkWriteRow<Kept>[], context: string) => () => void;
  /** Within the caller's transaction: whatever stands there already, and nobody hears of it. */
  readonly putWithin: (documents: readonly RxDocumentData<Kept>[]) => void;
  /** Tells followers that much has changed, without saying what. */
  readonly tellOfMuch: () => void;
}

/**
 * One collection in its table. Everything happens at once, in the caller's turn: what a returned promise says is on the
 * disk, and its event has been emitted before it resolves.
 */
export function openInstance<Kept>(
  params: RxStorageInstanceCreationParams<Kept, Record<string, never>>,
  { driver, statements, leave }: SharedDatabase,
): OpenedInstance<Kept> {
  const { databaseName, collectionName, schema, options } = params;
  const layout = layoutOf(collectionName, schema as DocumentSchema);
  const table = documentTable<Kept>(statements, layout);
  const queried = { table, layout, schema };
  const changes$ = new Subject<Changes<Kept>>();
  let closing: Promise<void> | null = null;

  withStorageFaults(layout.tableName, () => openTable(driver, layout));

  // Async, so that what is thrown rejects the promise.
  async function whileOpen<Value>(act: () => Value): Promise<Value> {
    if (closing !== null) throw new Fault('storage.closed', `The collection ${collectionName} is closed.`);
    return withStorageFaults(layout.tableName, act);
  }

  async function close(): Promise<void> {
    changes$.complete();
    leave();
  }

  const instance: SqliteStorageInstance<Kept> = {
    databaseName,
    collectionName,
    schema,
    options,
    internals: {},
    bulkWrite: (rows, context) =>
      whileOpen(() => {
        const { error, changes } = driver.transaction(() => write(instance, { table, layout }, rows, context));
        if (changes !== null) changes$.next(changes);
        return { error };
      }),
    findDocumentsById: (ids, withDeleted) =>
      whileOpen(() => table.find(ids).filter(({ _deleted }) => withDeleted || !_deleted)),
    query: ({ query }) => whileOpen(() => ({ documents: runQuery(queried, query) })),
    count: ({ query }) => whileOpen(() => countQuery(queried, query)),
    getChangedDocumentsSince: (limit, after) =>
      whileOpen(() => {
        const documents = [...table.changedSince(after?.lwt ?? 0, after?.id ?? '', limit)];
        const last = documents.at(-1);
        return { documents, checkpoint: last === undefined ? (after ?? START) : checkpointOf(layout, last) };
      }),
    changeStream: () => changes$.asObservable(),
    cleanup: (minimumDeletedMs) => whileOpen(() => removeDeleted({ driver, table }, now() - minimumDeletedMs)),
    getAttachmentData: async () => {
      throw new Fault('storage.no-attachments', 'This storage keeps no attachments.');
    },
    remove: async () => {
      await whileOpen(() => dropTable(driver, layout));
      return instance.close();
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  return { instance, ...withinTransactions(instance, { table, layout }, changes$) };
}

function withinTransactions<Kept>(
  instance: SqliteStorageInstance<Kept>,
  place: Place<Kept>,
  changes$: Subject<Changes<Kept>>,
): Omit<OpenedInstance<Kept>, 'instance'> {
  return {
    writeWithin: (rows, context) => {
      const { error, changes } = write(instance, place, rows, context);
      if (error.length > 0) throw conflictIn(instance.collectionName, error);
      return () => changes !== null && changes$.next(changes);
    },
    putWithin: (documents) => {
      for (const document of documents) place.table.put(document);
    },
    tellOfMuch: () =>
      changes$.next({ id: randomToken(10), events: [], checkpoint: { lwt: now(), id: '' }, context: 'much' }),
  };
}

function conflictIn(collection: string, cause: unknown): Fault {
  return new Fault('storage.failed', 'Another writer was there before.', { cause, details: { collection } });
}

interface Written<Kept> {
  readonly error: RxStorageWriteError<Kept>[];
  /** What others have to hear of; `null` when nothing changed for readers. */
  readonly changes: Changes<Kept> | null;
}

interface Place<Kept> {
  readonly table: DocumentTable<Kept>;
  readonly layout: TableLayout;
}

/** Which rows are conflicts is RxDB's to say; the others are written, all within the caller's transaction. */
function write<Kept>(
  instance: SqliteStorageInstance<Kept>,
  { table, layout }: Place<Kept>,
  rows: BulkWriteRow<Kept>[],
  context: string,
): Written<Kept> {
  // RxDB's type names the fields of documents, which are not known here.
  const primaryPath = layout.primaryPath as Parameters<typeof categorizeBulkWriteRows<Kept>>[1];
  const known = table.find(rows.map(({ document }) => checkpointOf(layout, document).id));
  const byId = new Map(known.map((document) => [checkpointOf(layout, document).id, document]));
  const sorted = categorizeBulkWriteRows<Kept>(instance, primaryPath, byId, rows, context);
  for (const { document } of [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs]) table.put(document);
  const { errors, eventBulk, newestRow } = sorted;
  if (newestRow === undefined || eventBulk.events.length === 0) return { error: errors, changes: null };
  // RxDB's type of an event repeats the document's own fields; they are the same.
  const events = eventBulk.events as RxStorageChangeEvent<Kept>[];
  return { error: errors, changes: { ...eventBulk, events, checkpoint: checkpointOf(layout, newestRow.document) } };
}

/** Returns whether all are gone. */
function removeDeleted<Kept>(
  { driver, table }: Pick<Place<Kept>, 'table'> & Pick<SharedDatabase, 'driver'>,
  untilLwt: number,
): boolean {
  const removed = driver.transaction(() => table.removeDeleted(untilLwt, REMOVED_PER_CLEANUP));
  if (removed === REMOVED_PER_CLEANUP) return false;
  if (removed > 0) driver.forgetHistory();
  return true;
}

function checkpointOf(
  { primaryPath }: TableLayout,
  document: { readonly _meta: { readonly lwt: number } },
): RxStorageDefaultCheckpoint {
  // The primary key is a text; `rowOf` refuses documents without it.
  return { id: Reflect.get(document, primaryPath) as string, lwt: document._meta.lwt };
}
