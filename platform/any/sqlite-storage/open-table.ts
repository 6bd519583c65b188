import { documentOf, putInto, rowOf } from './document-table.ts';
import type { Sql } from './sql.ts';
import { joined, nameOf, sql } from './sql.ts';
import type { OpenEndedDriver } from './open-ended.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import type { TableLayout } from './table-layout.ts';
import { keyColumnName } from './table-layout.ts';

/**
 * Makes the table of a collection, or brings the one that is there to the present layout, in one transaction.
 *
 * A field that was added to the schema needs nothing: documents are JSON. A field that is indexed now and was not before
 * needs its column, which is worked out anew for every document (100,000 tickets: seconds, once). Nothing is lost that
 * cannot be done again, so nobody waits for the disk: a new desk has seventeen tables.
 */
export function openTable(driver: OpenEndedDriver, layout: TableLayout): void {
  if (isAsWanted(driver, layout)) return;
  const bring = () => {
    const present = columnsOf(driver, layout.tableName);
    if (present.length === 0) createTable(driver, layout, layout.tableName);
    else if (!isSame(present, columnNamesOf(layout))) rebuild(driver, layout);
    const wanted = new Map(layout.indexes.map(({ name, paths }) => [name, paths]));
    for (const name of indexesOf(driver, layout.tableName)) {
      if (!wanted.has(name)) driver.exec(sql`DROP INDEX ${nameOf(name)}`.text);
    }
    for (const [name, paths] of wanted) createIndex(driver, layout, name, paths);
  };
  driver.unhurried(bring, false);
}

export function dropTable(driver: SqliteDriver, { tableName }: TableLayout): void {
  driver.transaction(() => driver.exec(sql`DROP TABLE IF EXISTS ${nameOf(tableName)}`.text));
}

function isAsWanted(driver: SqliteDriver, layout: TableLayout): boolean {
  const indexes = layout.indexes.map(({ name }) => name);
  return (
    isSame(columnsOf(driver, layout.tableName), columnNamesOf(layout)) &&
    isSame(indexesOf(driver, layout.tableName), indexes)
  );
}

const WRITTEN = '_meta.lwt';

/**
 * Keys have no type, so that SQLite makes no text of numbers and no numbers of text when it compares. The primary key's
 * index is in descending order for the reason that `indexed` gives.
 */
function createTable(driver: SqliteDriver, layout: TableLayout, tableName: string): void {
  const keys = layout.keyPaths.map((path) => nameOf(keyColumnName(path)));
  const columns = [sql`"id" PRIMARY KEY DESC NOT NULL`, sql`"doc" TEXT NOT NULL`, ...keys];
  driver.exec(sql`CREATE TABLE ${nameOf(tableName)} (${joined(columns, ', ')})`.text);
}

function createIndex(driver: SqliteDriver, layout: TableLayout, name: string, paths: readonly string[]): void {
  const columns = paths.map((path) => indexed(layout, path)).filter((column) => column !== null);
  driver.exec(
    sql`CREATE INDEX IF NOT EXISTS ${nameOf(name)} ON ${nameOf(layout.tableName)} (${joined(columns, ', ')})`.text,
  );
}

/**
 * Backwards, because the newest come first when a desk is received: what is added at the end of an index fills its pages,
 * anywhere else it leaves them half empty. Only the time of writing rises. For queries it is all the same.
 */
function indexed({ columnOf }: TableLayout, path: string): Sql | null {
  const column = columnOf(path);
  return column === null || path === WRITTEN ? column : sql`${column} DESC`;
}

function rebuild(driver: SqliteDriver, layout: TableLayout): void {
  const newName = `${layout.tableName}:new`;
  createTable(driver, layout, newName);
  const put = driver.prepare(putInto(nameOf(newName), columnNamesOf(layout).map(nameOf)));
  const everything = driver.prepare(sql`SELECT "doc" FROM ${nameOf(layout.tableName)}`.text);
  for (const [json] of everything.rows([])) put.run(rowOf(layout, documentOf(json)));
  [put, everything].forEach((statement) => statement.free());
  driver.exec(sql`DROP TABLE ${nameOf(layout.tableName)}`.text);
  driver.exec(sql`ALTER TABLE ${nameOf(newName)} RENAME TO ${nameOf(layout.tableName)}`.text);
}

function columnNamesOf({ keyPaths }: TableLayout): readonly string[] {
  return ['id', 'doc', ...keyPaths.map(keyColumnName)];
}

function columnsOf(driver: SqliteDriver, tableName: string): readonly string[] {
  return namesOf(driver, sql`SELECT name FROM pragma_table_info(${tableName})`);
}

/** Without the one that SQLite makes for the primary key. */
function indexesOf(driver: SqliteDriver, tableName: string): readonly string[] {
  return namesOf(
    driver,
    sql`SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ${tableName} AND sql IS NOT NULL`,
  );
}

function namesOf(driver: SqliteDriver, { text, values }: Sql): readonly string[] {
  const statement = driver.prepare(text);
  try {
    return statement.all(values).map(([name]) => String(name));
  } finally {
    statement.free();
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join('\n') === others.toSorted().join('\n');
}
