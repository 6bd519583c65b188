import { DATABASE_NAME } from '#platform/any/data-service/open-tables.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import type { SqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';
import { carryOver, holdsUnsent } from './carry-over.ts';

export interface StoragePlaces {
  /** The files in which a desk lies in SQLite; `null` where this browser has no place for them. */
  readonly pool: SqlitePool | null;
  /** The storage over IndexedDB, in which every desk lay before. */
  readonly earlier: DeskStorage;
  /** Its databases that are there. */
  readonly earlierDatabases: () => Promise<readonly string[]>;
  readonly removeEarlier: (database: string) => Promise<void>;
}

/** Written into the file when it holds a whole desk ("DESK"), https://www.sqlite.org/pragma.html#pragma_application_id. */
const WHOLE = 0x44_45_53_4b;

/**
 * The storage of a profile: SQLite where the browser has a place for it, else IndexedDB. A desk that lay in IndexedDB is
 * carried over whole, with what waits for the hub, before anything is removed there; cut short, it is begun anew.
 */
export async function profileStorage(places: StoragePlaces): Promise<DeskStorage> {
  const { pool, earlier } = places;
  if (pool === null) return earlier;
  const names = await places.earlierDatabases();
  const sqlite = createSqliteStorage({ openDatabase: pool.open });
  if (names.length === 0) {
    if (!pool.has(DATABASE_NAME)) markAsWhole(pool);
    return sqlite;
  }
  if (!isWhole(pool)) {
    pool.remove(DATABASE_NAME);
    await carryOver(earlier, sqlite);
    markAsWhole(pool);
  } else if (await holdsUnsent(earlier)) {
    // An older version ran here in between, and somebody worked with it: first the hub gets what they did.
    return earlier;
  }
  for (const name of outboxFirst(names)) await places.removeEarlier(name);
  return sqlite;
}

/** What is cut short while it is removed must not look as if something waited in there. */
function outboxFirst(names: readonly string[]): readonly string[] {
  const isOutbox = (name: string) => name.endsWith('--outbox');
  return [...names.filter(isOutbox), ...names.filter((name) => !isOutbox(name))];
}

function isWhole(pool: SqlitePool): boolean {
  return (
    pool.has(DATABASE_NAME) &&
    within(pool, (driver) => {
      const asked = driver.prepare('PRAGMA application_id');
      const [row] = asked.all([]);
      asked.free();
      return row?.[0] === WHOLE;
    })
  );
}

function markAsWhole(pool: SqlitePool): void {
  within(pool, (driver) => driver.exec(`PRAGMA application_id = ${WHOLE}`));
}

function within<Value>(pool: SqlitePool, act: (driver: SqliteDriver) => Value): Value {
  const driver = pool.open(DATABASE_NAME);
  try {
    return act(driver);
  } finally {
    driver.close();
  }
}
