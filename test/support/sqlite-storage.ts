import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { join } from 'node:path';

/** The storage of the desktop, in files of that folder. */
export function aSqliteStorage(folder: string): DeskStorage {
  return createSqliteStorage({ openDatabase: (name) => openNodeSqlite(join(folder, `${name}.sqlite`)) });
}

/** The same without a disk: what it holds is still there after it was closed, as long as the storage is. */
export function aSqliteStorageInMemory(): DeskStorage {
  const drivers = new Map<string, SqliteDriver>();
  return createSqliteStorage({
    openDatabase: (name) => {
      const driver = drivers.get(name) ?? openNodeSqlite(':memory:');
      drivers.set(name, driver);
      return { ...driver, close: () => undefined };
    },
  });
}
