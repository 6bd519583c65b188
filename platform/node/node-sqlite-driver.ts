import type {
  SqliteDriver,
  SqliteRow,
  SqliteStatement,
  SqliteValue,
} from '#platform/any/sqlite-storage/sqlite-driver.ts';
import { DatabaseSync } from 'node:sqlite';

/** How long another process may hold the right to write, as a program that only makes a copy does. */
const PATIENCE_MS = 5_000;

/**
 * - `page_size`: rows are a good kilobyte, of which few go into a small page and leave much of it empty.
 * - `journal_mode = wal`: who reads does not wait for who writes, and a crash leaves the last transaction whole.
 * - `synchronous = full`: every transaction is on the disk when it returns. All collections lie in one file with the
 *   outbox, whose commands must not be lost once people were told that they are kept, so it holds for all of them.
 * - `wal_autocheckpoint`: what is written is brought from the log to its place in small lots, because everybody waits
 *   meanwhile.
 * - `secure_delete`: what is removed is overwritten.
 */
const SETTINGS = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = wal;
  PRAGMA synchronous = full;
  PRAGMA wal_autocheckpoint = 500;
  PRAGMA secure_delete = on;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = memory;
`;

/**
 * SQLite by Node itself.
 *
 * @param path A file in a folder that exists; made when it is not there. `:memory:` for a database without one.
 */
export function openNodeSqlite(path: string): SqliteDriver {
  const database = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    database.exec(SETTINGS);
  } catch (error) {
    database.close();
    throw error;
  }

  function transaction<Value>(act: () => Value): Value {
    database.exec('BEGIN IMMEDIATE');
    try {
      const value = act();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      // SQLite itself has rolled back after some errors, such as a full disk.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => statementOf(database, sql),
    transaction,
    isInTransaction: () => database.isTransaction,
    forgetHistory: () => database.exec('PRAGMA wal_checkpoint(truncate)'),
    close: () => database.close(),
  };
}

function statementOf(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  // Node's types know rows as objects only; no integer here is beyond what a number holds.
  const asRow = (row: unknown): SqliteRow => row as readonly SqliteValue[];
  return {
    run: (values) => Number(statement.run(...values).changes),
    all: (values) => statement.all(...values).map(asRow),
    rows: function* rows(values) {
      for (const row of statement.iterate(...values)) yield asRow(row);
    },
    // Node frees statements with their connection, or when nobody holds them any more.
    free: () => {},
  };
}
