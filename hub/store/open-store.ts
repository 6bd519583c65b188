import { Fault } from '#contracts/fault.ts';
import type { Engine } from './engine.ts';
import { migrateStore } from './migrate.ts';
import { storeMigrations } from './migrations.ts';
import type { QueryFailures } from './query-failures.ts';
import { createQueryFailures } from './query-failures.ts';
import { isDamage, openSqliteEngine } from './sqlite-engine.ts';
import type { Store, StoreTransaction } from './store.ts';

export interface StoreOptions {
  /** A PostgreSQL connection string; `null` for SQLite in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
}

/**
 * Opens the hub's store and brings its tables to this release.
 * Throws a `Fault` with a sentence for the operator: `store.unreachable`, `store.too-old`, `store.encoding`,
 * `store.folder-unusable`, `store.in-use`, `store.damaged`, `store.newer` or `store.migration-failed`.
 */
export async function openStore({ databaseUrl, dataFolder }: StoreOptions): Promise<Store> {
  const failures = createQueryFailures();
  const engine = await openEngine({ databaseUrl, dataFolder }, failures);
  const store = storeOn(engine, failures);
  try {
    await migrateStore(store, storeMigrations, (tx) => engine.lockMigrations(tx));
  } catch (error) {
    await store.close();
    throw asFault(error);
  }
  return store;
}

async function openEngine({ databaseUrl, dataFolder }: StoreOptions, failures: QueryFailures): Promise<Engine> {
  if (databaseUrl === null) return openSqliteEngine(dataFolder, failures);
  // A hub on SQLite starts without the driver of the other.
  const { openPostgresEngine } = await import('./postgres-engine.ts');
  return await openPostgresEngine(databaseUrl, failures);
}

function storeOn(engine: Engine, failures: QueryFailures): Store {
  const withPlaces = new WeakSet<StoreTransaction>();
  let closed: Promise<void> | null = null;
  return {
    engine: engine.name,
    database: engine.database,
    transaction: async (work) => {
      const [value, hasPlaces] = await engine.database.transaction().execute(async (tx) => {
        const worked = await work(tx);
        return [worked, withPlaces.has(tx)] as const;
      });
      if (hasPlaces) engine.changed.emit();
      return value;
    },
    lockRecords: (tx, ids) => engine.lockRecords(tx, ids),
    takePlaces: (tx, count) => {
      withPlaces.add(tx);
      return engine.takePlaces(tx, count);
    },
    isWorthRetrying: (error) => engine.isWorthRetrying(error),
    isOutOfRoom: (error) => engine.isOutOfRoom(error),
    isStoreFailure: (error) => failures.has(error),
    onChanged: (listener) => engine.changed.listen(listener),
    tellOthers: (notice) => engine.notices.tell(notice),
    onTold: (listener) => engine.notices.listen(listener),
    close: () => (closed ??= engine.close()),
  };
}

function asFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  if (isDamage(cause)) {
    return new Fault('store.damaged', 'The database is damaged and cannot be used; restore it from a back-up.', {
      cause,
    });
  }
  const reason = cause instanceof Error ? cause.message : 'unknown';
  return new Fault('store.migration-failed', `The database could not be brought to this release: ${reason}.`, {
    cause,
  });
}
