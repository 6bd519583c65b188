import { Fault } from '#contracts/fault.ts';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { DatabaseError, Pool, types } from 'pg';
import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.ts';
import { listenForChanges, NOTICE_CHANNEL, NOTIFY_CHANNEL } from './postgres-wake-up.ts';
import type { QueryFailures } from './query-failures.ts';
import { selectRecords } from './record-queries.ts';
import type { StoreReader } from './store.ts';
import type { Tables } from './tables.ts';

// Advisory locks share one space per database; these are ours. "desk" and "bell" in ASCII.
const PLACE_LOCK = 0x6465_736b;
const MIGRATION_LOCK = 0x6265_6c6c;

const OLDEST_SERVER = 150_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** A transaction that hangs holds back everybody who waits for its records or its place. */
const HUNG_AFTER_MS = 60_000;

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const WORTH_RETRYING = new Set(['40001', '40P01', '23505']);
const DISK_FULL = '53100';

/** PostgreSQL at `databaseUrl`; any number of hub processes may share it. */
export async function openPostgresEngine(databaseUrl: string, failures: QueryFailures): Promise<Engine> {
  const pool = openPool(databaseUrl);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: failures.log });
  await checkServer(database).catch(async (error: unknown) => {
    await database.destroy();
    throw asFault(error);
  });
  const self = randomUUID();
  const wakeUp = await listenForChanges(databaseUrl, self);
  return {
    name: 'postgres',
    database,
    lockMigrations: async (tx) => {
      // A large table takes as long as it takes, here and in the hubs that wait for it.
      await sql`set local statement_timeout = 0`.execute(tx);
      await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
    },
    lockRecords: (tx, ids) => selectRecords(tx, ids).forUpdate().execute(),
    takePlaces: async (tx, count) => {
      // One statement, so that the lock is not held for another journey. The row is there only once it is locked.
      const taken = await sql<{ last: number }>`
        with held as materialized (select pg_advisory_xact_lock(${sql.lit(PLACE_LOCK)}))
        select setval('feed_place', nextval('feed_place') + ${count}::bigint - 1) as last,
          pg_notify(${NOTIFY_CHANNEL}, ${self})
        from held`.execute(tx);
      return taken.rows[0]!.last - count + 1;
    },
    isWorthRetrying: (error) => error instanceof DatabaseError && WORTH_RETRYING.has(error.code ?? ''),
    isOutOfRoom: (error) => error instanceof DatabaseError && error.code === DISK_FULL,
    changed: wakeUp.changed,
    notices: {
      tell: async (notice) => {
        await sql`select pg_notify(${NOTICE_CHANNEL}, ${`${self} ${notice}`})`.execute(database);
      },
      listen: wakeUp.onTold,
    },
    close: async () => {
      await wakeUp.stop();
      await database.destroy();
    },
  };
}

function openPool(databaseUrl: string): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'deskbell-hub',
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: HUNG_AFTER_MS,
    statement_timeout: HUNG_AFTER_MS,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks fails the query on it, or is dropped by the pool when it was idle: nothing is left to do.
  // Without a listener, Node takes the event for an exception that nobody caught, and ends the hub.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Places, moments and counts stay far below 2^53, so they are numbers here as they are on SQLite. */
function parserOf(...[type, format]: Parameters<typeof types.getTypeParser>) {
  return type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);
}

async function checkServer(database: StoreReader): Promise<void> {
  const found = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding
  `.execute(database);
  const { version, encoding } = found.rows[0]!;
  if (version < OLDEST_SERVER) {
    throw new Fault('store.too-old', 'Deskbell needs PostgreSQL 15 or newer.', { details: { version } });
  }
  if (encoding !== 'UTF8') {
    throw new Fault('store.encoding', 'Deskbell needs a PostgreSQL database encoded in UTF8.', {
      details: { encoding },
    });
  }
}

function asFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : 'no answer';
  return new Fault('store.unreachable', `Deskbell cannot reach the database that DATABASE_URL names: ${reason}.`, {
    cause,
  });
}
