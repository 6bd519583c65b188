import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** The hub asks a few dozen questions. Those with a placeholder for each value of many rows are seldom asked again. */
const MOST_STATEMENTS_KEPT = 200;
const LONGEST_TEXT_KEPT = 4_000;

/**
 * A database as Kysely expects it, which speaks to better-sqlite3: node:sqlite differs in how parameters are handed over
 * and in what tells a query. Statements are kept, because preparing one takes about as long as running it.
 */
export function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      if (text.length > LONGEST_TEXT_KEPT) return prepare(database, text);
      const statement = kept.get(text) ?? prepare(database, text);
      // A map lists its keys in the order in which they were set: the first is the one not asked for the longest.
      kept.delete(text);
      kept.set(text, statement);
      if (kept.size > MOST_STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, text: string): SqliteStatement {
  if (text === 'rollback') return rollingBack(database);
  const statement = database.prepare(text);
  // Kysely binds what our table types allow: text, numbers and null.
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

/**
 * SQLite rolls back by itself when the disk is full, and then takes a second rollback for a mistake; its error would
 * hide the first. https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
 */
function rollingBack(database: DatabaseSync): SqliteStatement {
  const run = () => {
    if (database.isTransaction) database.exec('rollback');
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, all: () => [], run, iterate: () => [].values() };
}
