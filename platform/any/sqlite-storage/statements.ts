import type { Sql } from './sql.ts';
import type { SqliteDriver, SqliteRow, SqliteStatement } from './sqlite-driver.ts';

/** Runs SQL on one connection; what is asked again and again is prepared once. */
export interface Statements {
  run(piece: Sql): number;
  all(piece: Sql): readonly SqliteRow[];
  /** Row by row; the same piece is not asked for again before that. */
  rows(piece: Sql): Iterable<SqliteRow>;
}

/** Screens ask some dozens of different queries; lists of ids make more of them. */
const KEPT_AT_MOST = 128;

export function keptStatements(driver: SqliteDriver): Statements {
  const kept = new Map<string, SqliteStatement>();

  function prepared(text: string): SqliteStatement {
    const statement = kept.get(text) ?? driver.prepare(text);
    kept.delete(text);
    // A map remembers the order: what was used last stands last.
    kept.set(text, statement);
    if (kept.size > KEPT_AT_MOST) {
      const [oldest, unused] = kept.entries().next().value!;
      kept.delete(oldest);
      unused.free();
    }
    return statement;
  }

  return {
    run: ({ text, values }) => prepared(text).run(values),
    all: ({ text, values }) => prepared(text).all(values),
    rows: ({ text, values }) => prepared(text).rows(values),
  };
}
