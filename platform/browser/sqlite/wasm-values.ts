import type { SqliteValue } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import type { PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

/**
 * SQLite's C functions that run for every value, https://www.sqlite.org/c3ref/funclist.html. The library wraps them in
 * checks and conversions that take as long as the rest of a write, binds whole numbers as integers, and wraps those
 * beyond 64 bits around.
 */
interface RawSqlite {
  sqlite3_bind_null(statement: number, place: number): number;
  sqlite3_bind_double(statement: number, place: number, value: number): number;
  sqlite3_bind_text(statement: number, place: number, text: number, bytes: number, free: number): number;
  sqlite3_column_type(statement: number, column: number): number;
  sqlite3_column_double(statement: number, column: number): number;
  sqlite3_column_text(statement: number, column: number): number;
  sqlite3_column_bytes(statement: number, column: number): number;
}

/** The values that go into a statement and come out of it. */
export interface StatementValues {
  /** Throws as SQLite does, with its `resultCode`. */
  readonly bind: (values: readonly SqliteValue[]) => void;
  /** The row on which the statement stands. */
  readonly read: () => readonly SqliteValue[];
}

/** One letter of UTF-16 is three bytes of UTF-8 at most. */
const BYTES_PER_UNIT = 3;

export function valuesOf({ wasm, capi }: Sqlite3Static, statement: PreparedStatement): StatementValues {
  const raw: RawSqlite = wasm.exports;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const pointer = statement.pointer ?? 0;
  const columns = Array.from({ length: statement.columnCount }, (_, column) => column);

  function bindText(place: number, text: string): number {
    const most = text.length * BYTES_PER_UNIT;
    const start = wasm.alloc(most + 1);
    // Memory may have grown, and moved, for it.
    const { written } = encoder.encodeInto(text, wasm.heap8u().subarray(start, start + most));
    return raw.sqlite3_bind_text(pointer, place, start, written, capi.SQLITE_WASM_DEALLOC);
  }

  function bindOne(place: number, value: SqliteValue): void {
    // Blobs are short and few: the library may copy them.
    if (value instanceof Uint8Array) return void statement.bind(place, value);
    const code =
      value === null
        ? raw.sqlite3_bind_null(pointer, place)
        : typeof value === 'number'
          ? raw.sqlite3_bind_double(pointer, place, value)
          : bindText(place, value);
    if (code !== capi.SQLITE_OK) {
      throw Object.assign(new Error('SQLite did not take a value.'), { resultCode: code });
    }
  }

  function readOne(column: number): SqliteValue {
    switch (raw.sqlite3_column_type(pointer, column)) {
      case capi.SQLITE_NULL:
        return null;
      case capi.SQLITE_TEXT: {
        const start = raw.sqlite3_column_text(pointer, column);
        const bytes = raw.sqlite3_column_bytes(pointer, column);
        return decoder.decode(wasm.heap8u().subarray(start, start + bytes));
      }
      case capi.SQLITE_BLOB:
        return statement.getBlob(column);
      default:
        // No integer here is beyond what a number holds.
        return raw.sqlite3_column_double(pointer, column);
    }
  }

  return {
    bind: (values) => values.forEach((value, index) => bindOne(index + 1, value)),
    read: () => columns.map(readOne),
  };
}
