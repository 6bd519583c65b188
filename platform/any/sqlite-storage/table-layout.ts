import type { RxDocumentData, RxJsonSchema } from 'rxdb/plugins/core';
import { getPrimaryFieldOfPrimaryKey } from 'rxdb/plugins/core';
import type { FieldPath } from './sort-key.ts';
import type { Sql } from './sql.ts';
import { nameOf } from './sql.ts';

export type DocumentSchema = RxJsonSchema<RxDocumentData<unknown>>;

/** How a collection lies in its table: the document as JSON text, and beside it the key of each indexed field. */
export interface TableLayout {
  readonly tableName: string;
  /** The field that holds the primary key; its column is `id`. */
  readonly primaryPath: string;
  /** Paths with a column of their own, without the primary key. */
  readonly keyPaths: readonly string[];
  /** The primary key's path, and those of `keyPaths` in their order, cut up. */
  readonly cutUp: { readonly primary: FieldPath; readonly keys: readonly FieldPath[] };
  readonly indexes: readonly { readonly name: string; readonly paths: readonly string[] }[];
  /** The column of an indexed path; `null` for every other path. */
  readonly columnOf: (path: string) => Sql | null;
}

/** What RxDB itself asks for in every collection: the changes since a checkpoint, and what was deleted before. */
const ALWAYS_INDEXED = [['_meta.lwt'], ['_deleted', '_meta.lwt']];

export function layoutOf(collectionName: string, schema: DocumentSchema): TableLayout {
  // RxDB's types know the schema's own fields alone; here any may be the key.
  const primaryPath: string = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const tableName = `${collectionName}/${schema.version}`;
  const declared = (schema.indexes ?? []).map((index) => [index].flat() as readonly string[]);
  // Without the primary key at their end: it would be half of every index, to put in order what is seldom equal.
  const wanted = [...declared, ...ALWAYS_INDEXED].map((paths) => [...withoutLast(paths, primaryPath)]);
  const indexes = new Map(wanted.map((paths) => [`${tableName}:${paths.join(',')}`, paths]));
  const keyPaths = [...new Set(wanted.flat())].filter((path) => path !== primaryPath);
  const columns = new Map(keyPaths.map((path) => [path, nameOf(keyColumnName(path))]));
  columns.set(primaryPath, nameOf('id'));
  return {
    tableName,
    primaryPath,
    keyPaths,
    cutUp: { primary: primaryPath.split('.'), keys: keyPaths.map((path) => path.split('.')) },
    // The primary key has the index of its own that SQLite makes.
    indexes: [...indexes].map(([name, paths]) => ({ name, paths })).filter(({ paths }) => paths[0] !== primaryPath),
    columnOf: (path) => columns.get(path) ?? null,
  };
}

/** `paths` up to the primary key; what comes after it puts nothing in order. */
function withoutLast(paths: readonly string[], primaryPath: string): readonly string[] {
  const end = paths.indexOf(primaryPath);
  return end > 0 ? paths.slice(0, end) : paths;
}

/** Never `id` or `doc`, whatever the field is called. */
export function keyColumnName(path: string): string {
  return `key:${path}`;
}
