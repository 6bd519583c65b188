import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, SqliteDatabase } from 'kysely';
import { CompiledQuery as Query, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

export interface SqliteConnections {
  /** Everything that changes something, one transaction after the other. */
  readonly writer: SqliteDatabase;
  /** Reads what is committed, whatever the writer is at: SQLite's log lets it (WAL). */
  readonly reader: SqliteDatabase;
}

/**
 * SQLite for a hub: whoever reads does not wait for the transaction that is under way. Kysely's own dialect has one
 * connection for both, so that every request would wait for the disk of every other.
 */
export function sqliteDialect(connections: SqliteConnections): Dialect {
  return {
    createDriver: () => createDriver(connections),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ManyConnections(),
    createIntrospector: (database) => new SqliteIntrospector(database),
  };
}

/** Otherwise Kysely would let nobody read while somebody writes. */
class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** Gives one holder after the other its turn; the returned function ends it. */
function createTurns(): () => Promise<() => void> {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    const over = Promise.withResolvers<void>();
    const before = last;
    last = over.promise;
    await before;
    return over.resolve;
  };
}

function createDriver({ writer, reader }: SqliteConnections): Driver {
  const takeTurn = createTurns();
  /** The transactions that are under way, or wait to be, and what ends their turn. */
  const turns = new WeakMap<DatabaseConnection, () => void>();

  function connect(): DatabaseConnection {
    const connection: DatabaseConnection = {
      executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
        if (turns.has(connection)) return run(writer, query);
        if (query.query.kind === 'SelectQueryNode') return run(reader, query);
        const endTurn = await takeTurn();
        try {
          return run(writer, query);
        } finally {
          endTurn();
        }
      },
      streamQuery: () => {
        throw new TypeError('Nothing is streamed from SQLite.');
      },
    };
    return connection;
  }

  function end(connection: DatabaseConnection, how: 'commit' | 'rollback'): void {
    run(writer, Query.raw(how));
    turns.get(connection)?.();
    turns.delete(connection);
  }

  return {
    init: async () => {},
    acquireConnection: async () => connect(),
    beginTransaction: async (connection) => {
      const endTurn = await takeTurn();
      try {
        run(writer, Query.raw('begin'));
      } catch (error) {
        endTurn();
        throw error;
      }
      turns.set(connection, endTurn);
    },
    commitTransaction: async (connection) => end(connection, 'commit'),
    rollbackTransaction: async (connection) => end(connection, 'rollback'),
    releaseConnection: async () => {},
    destroy: async () => {
      reader.close();
      writer.close();
    },
  };
}

function run<Row>(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = database.prepare(sql);
  // Kysely knows the rows of a query by its own types.
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes) };
}
