/** What is bound and read. Numbers are doubles; `Uint8Array` is a blob. */
export type SqliteValue = null | number | string | Uint8Array;
export type SqliteRow = readonly SqliteValue[];

/** One prepared statement. Values are bound in order; columns are read in order. */
export interface SqliteStatement {
  /** Returns how many rows it changed. */
  run(values: readonly SqliteValue[]): number;
  all(values: readonly SqliteValue[]): readonly SqliteRow[];
  /** Row by row, so that who has enough can leave. The statement is not run again before that. */
  rows(values: readonly SqliteValue[]): Iterable<SqliteRow>;
  /** Gives back what it holds; it is not used afterwards. */
  free(): void;
}

/**
 * One connection to one SQLite database, synchronous because SQLite is.
 *
 * A transaction whose `act` returned is on the disk: it survives the end of the process and of the power.
 * Failures are thrown as SQLite's own errors, with its result code in `errcode` or `resultCode`.
 */
export interface SqliteDriver {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  /** All of `act`, or nothing of it when it throws. Takes the right to write first. Never within another. */
  transaction<Value>(act: () => Value): Value;
  isInTransaction(): boolean;
  /** Leaves nothing on the disk of what was overwritten or removed: not in the file, not in its log. */
  forgetHistory(): void;
  close(): void;
}
