import type {
  SqliteDriver,
  SqliteRow,
  SqliteStatement,
  SqliteValue,
} from '#platform/any/sqlite-storage/sqlite-driver.ts';
import type { Database } from '@sqlite.org/sqlite-wasm';
import type { WasmSqlite } from './wasm-sqlite.ts';
import { valuesOf } from './wasm-values.ts';

/**
 * - `locking_mode = exclusive`: there is no memory to share with others, and nobody to share with; WAL asks for it then.
 * - The rest as on the desktop (`platform/node/node-sqlite-driver.ts`): a transaction that returned is on the disk.
 */
const SETTINGS = `
  PRAGMA page_size = 8192;
  PRAGMA locking_mode = exclusive;
  PRAGMA journal_mode = wal;
  PRAGMA synchronous = full;
  PRAGMA secure_delete = on;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = memory;
`;

/** https://www.sqlite.org/rescode.html */
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;

/** A database in memory, for tests. */
export function openWasmSqliteInMemory(wasm: WasmSqlite): SqliteDriver {
  return wasmSqliteDriver(wasm, new wasm.sqlite3.oo1.DB(':memory:'));
}

/** The driver over a database that was just opened, and is closed with the driver. */
export function wasmSqliteDriver(wasm: WasmSqlite, database: Database): SqliteDriver {
  const { capi } = wasm.sqlite3;
  const act = <Value>(what: () => Value) => withFullDisk(wasm, what);
  const exec = (sql: string) => act(() => void database.exec(sql));
  const numberOf = (pragma: string) => Number(database.selectValue(`PRAGMA ${pragma}`));

  try {
    exec(SETTINGS);
  } catch (error) {
    database.close();
    throw error;
  }

  const isInTransaction = () => capi.sqlite3_get_autocommit(database) === 0;

  function transaction<Value>(change: () => Value): Value {
    exec('BEGIN IMMEDIATE');
    try {
      const value = change();
      exec('COMMIT');
      return value;
    } catch (error) {
      // SQLite itself has rolled back after some errors, such as a full disk.
      if (isInTransaction()) database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    exec,
    prepare: (sql) => act(() => statementOf(wasm, database, sql)),
    transaction,
    isInTransaction,
    forgetHistory: () => {
      // A browser's room is counted; what a sign-out leaves of a large desk would be zeros.
      if (numberOf('freelist_count') * 2 > numberOf('page_count')) exec('VACUUM');
      exec('PRAGMA wal_checkpoint(truncate)');
    },
    close: () => database.close(),
  };
}

function statementOf(wasm: WasmSqlite, database: Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const { bind, read } = valuesOf(wasm.sqlite3, statement);
  const step = () => withFullDisk(wasm, () => statement.step());

  /** A statement that was left half-way keeps its transaction from ending. */
  function asked<Answer>(values: readonly SqliteValue[], ask: () => Answer): Answer {
    try {
      bind(values);
      return ask();
    } finally {
      statement.reset();
    }
  }

  return {
    run: (values) =>
      asked(values, () => {
        step();
        return database.changes();
      }),
    all: (values) =>
      asked(values, () => {
        const rows: SqliteRow[] = [];
        while (step()) rows.push(read());
        return rows;
      }),
    rows: function* rows(values) {
      try {
        bind(values);
        while (step()) yield read();
      } finally {
        statement.reset();
      }
    },
    free: () => void statement.finalize(),
  };
}

/** Says by SQLite's own code that there is no room, which to SQLite was a file that could not be written. */
function withFullDisk<Value>(wasm: WasmSqlite, act: () => Value): Value {
  try {
    return act();
  } catch (cause) {
    const fileError = wasm.takeFileError();
    const isOfFile = cause instanceof wasm.sqlite3.SQLite3Error && (cause.resultCode & 0xff) === SQLITE_IOERR;
    const isFull = fileError instanceof Error && fileError.name === 'QuotaExceededError';
    if (!isOfFile || !isFull) throw cause;
    throw Object.assign(new Error('The browser gives no more room.', { cause }), { resultCode: SQLITE_FULL });
  }
}
