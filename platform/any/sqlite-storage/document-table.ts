import type { RxDocumentData } from 'rxdb/plugins/core';
import { indexedValueOf, keyOf, textKeyOf } from './sort-key.ts';
import type { Sql } from './sql.ts';
import { joined, nameOf, sql } from './sql.ts';
import type { SqliteValue } from './sqlite-driver.ts';
import type { Statements } from './statements.ts';
import type { TableLayout } from './table-layout.ts';
import { keyColumnName } from './table-layout.ts';

/** The documents of one collection in their table. Transactions are the caller's. */
export interface DocumentTable<Kept> {
  /** In the order of the ids; ids without a document are left out. */
  find(ids: readonly string[]): readonly RxDocumentData<Kept>[];
  put(document: RxDocumentData<Kept>): void;
  /** What was written after a place in the order of writing, with the id to tell apart what was written at once. */
  changedSince(lwt: number, id: string, limit: number): readonly RxDocumentData<Kept>[];
  /** Removes so many documents that were deleted at or before that time. Returns how many there were. */
  removeDeleted(untilLwt: number, limit: number): number;
  /** Rows of `columns`, whose first is the document's JSON. */
  select(columns: Sql, rest: Sql): ReturnType<Statements['rows']>;
}

const LWT = nameOf(keyColumnName('_meta.lwt'));
const DELETED = nameOf(keyColumnName('_deleted'));

export function documentTable<Kept>(statements: Statements, layout: TableLayout): DocumentTable<Kept> {
  const table = nameOf(layout.tableName);
  const columns = ['id', 'doc', ...layout.keyPaths.map(keyColumnName)].map(nameOf);
  const put = putInto(table, columns);
  const byId = sql`SELECT "doc" FROM ${table} WHERE "id" = ?`.text;

  function documents(piece: Sql): readonly RxDocumentData<Kept>[] {
    return statements.all(piece).map(([json]) => documentOf<Kept>(json));
  }

  return {
    find: (ids) => ids.flatMap((id) => documents({ text: byId, values: [textKeyOf(id)] })),
    put: (document) => void statements.run({ text: put, values: rowOf(layout, document) }),
    changedSince: (lwt, id, limit) =>
      documents(
        sql`SELECT "doc" FROM ${table} WHERE (${LWT}, "id") > (${lwt}, ${textKeyOf(id)}) ORDER BY ${LWT}, "id" LIMIT ${limit}`,
      ),
    removeDeleted: (untilLwt, limit) =>
      statements.run(
        sql`DELETE FROM ${table} WHERE "id" IN (SELECT "id" FROM ${table} WHERE ${DELETED} = ${keyOf(true)} AND ${LWT} <= ${untilLwt} LIMIT ${limit})`,
      ),
    select: (wanted, rest) => statements.rows(sql`SELECT ${wanted} FROM ${table} ${rest}`),
  };
}

/** What JSON holds of it comes back: RxDB's documents are plain JSON, so that is all. */
export function documentOf<Kept>(json: SqliteValue | undefined): RxDocumentData<Kept> {
  // It was written by `rowOf`.
  return JSON.parse(json as string) as RxDocumentData<Kept>;
}

export function rowOf(layout: TableLayout, document: object): readonly SqliteValue[] {
  const id = indexedValueOf(document, layout.cutUp.primary);
  if (typeof id !== 'string')
    throw new TypeError(`${layout.tableName} keeps documents by a text in ${layout.primaryPath}.`);
  const keys = layout.cutUp.keys.map((path) => keyOf(indexedValueOf(document, path)));
  return [textKeyOf(id), JSON.stringify(document), ...keys];
}

export function putInto(table: Sql, columns: readonly Sql[]): string {
  const holes = joined(
    columns.map(() => ({ text: '?', values: [] })),
    ', ',
  );
  const changed = columns.slice(1).map((column) => sql`${column} = excluded.${column}`);
  return sql`INSERT INTO ${table} (${joined(columns, ', ')}) VALUES (${holes}) ON CONFLICT ("id") DO UPDATE SET ${joined(changed, ', ')}`
    .text;
}
