import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult, SqliteDatabase } from 'kysely';
import { CompiledQuery as Query, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

export interface SqliteConnections {
  /** Everything that changes something, one transaction after the other. */
  readonly writer: SqliteDatabase;
  /**
   * Reads what is committed, whatever the writer is at: SQLite's log lets it (WAL). After each commit it begins with an
   * empty cache, so it is asked only while the writer is in a transaction.
   */
  readonly reader: SqliteDatabase;
  /** Resolves when all that was committed before the call is on the disk. */
  readonly reachDisk: () => Promise<void>;
  /** Hears of every error that comes out of the database. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * SQLite for a hub: whoever reads does not wait for the transaction that is under way. Kysely's own dialect has one
 * connection for both, so that every request would wait for the disk of every other.
 *
 * SQLite itself does not wait for the disk when it commits: that would hold up this thread, and everybody who asks the hub
 * for something. Others go on meanwhile, the next transaction as well, but nobody is told of a change before it is on the
 * disk: neither who made it nor who reads it.
 */
export function sqliteDialect(connections: SqliteConnections): Dialect {
  return {
    createDriver: () => new SqliteDriver(connections),
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

/** Owns both connections. */
class SqliteDriver implements Driver {
  readonly #connections: SqliteConnections;
  readonly #takeTurn = createTurns();
  /** The transactions that are under way, or wait to be, and what ends their turn. */
  readonly #turns = new WeakMap<DatabaseConnection, () => void>();
  #isInTransaction = false;
  /** All that was committed so far is on the disk. */
  #isKept: Promise<void> = Promise.resolve();

  constructor(connections: SqliteConnections) {
    this.#connections = connections;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection: DatabaseConnection = {
      executeQuery: async (query: CompiledQuery) => {
        if (this.#turns.has(connection)) return this.#runOn('writer', query);
        return query.query.kind === 'SelectQueryNode' ? await this.#read(query) : await this.#write(query);
      },
      streamQuery: () => {
        throw new TypeError('Nothing is streamed from SQLite.');
      },
    };
    return connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const endTurn = await this.#takeTurn();
    try {
      this.#runOn('writer', Query.raw('begin'));
    } catch (error) {
      endTurn();
      throw error;
    }
    this.#isInTransaction = true;
    this.#turns.set(connection, endTurn);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#end(connection, 'commit');
    await this.#keep();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // One that the disk has failed is over already, and the writer is somebody else's.
    if (this.#turns.has(connection)) this.#end(connection, 'rollback');
    await this.#isKept;
  }

  async destroy(): Promise<void> {
    // Who waits for it hears of a failure.
    await this.#isKept.catch(() => {});
    this.#connections.reader.close();
    this.#connections.writer.close();
  }

  async #read<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const found = this.#runOn<Row>(this.#isInTransaction ? 'reader' : 'writer', query);
    await this.#isKept;
    return found;
  }

  /** A statement that is a transaction of its own. */
  async #write<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const endTurn = await this.#takeTurn();
    const [done, kept] = this.#commitAlone<Row>(query, endTurn);
    await kept;
    return done;
  }

  #commitAlone<Row>(query: CompiledQuery, endTurn: () => void): readonly [QueryResult<Row>, Promise<void>] {
    try {
      return [this.#runOn<Row>('writer', query), this.#keep()];
    } finally {
      endTurn();
    }
  }

  #end(connection: DatabaseConnection, how: 'commit' | 'rollback'): void {
    this.#runOn('writer', Query.raw(how));
    this.#isInTransaction = false;
    this.#turns.get(connection)?.();
    this.#turns.delete(connection);
  }

  #runOn<Row>(which: 'writer' | 'reader', query: CompiledQuery): QueryResult<Row> {
    try {
      return run(this.#connections[which], query);
    } catch (error) {
      this.#connections.onFailure(error);
      throw error;
    }
  }

  /** To be called as soon as something is committed: whoever reads from here on waits for it. */
  #keep(): Promise<void> {
    this.#isKept = this.#connections.reachDisk().catch((error: unknown) => {
      this.#connections.onFailure(error);
      throw error;
    });
    return this.#isKept;
  }
}

function run<Row>(database: SqliteDatabase, { sql, parameters }: CompiledQuery): QueryResult<Row> {
  const statement = database.prepare(sql);
  // Kysely knows the rows of a query by its own types.
  if (statement.reader) return { rows: statement.all(parameters) as Row[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes) };
}
