import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { join } from 'node:path';

/** The storage of the desktop, in files of that folder. */
export function aSqliteStorage(folder: string): DeskStorage {
  return createSqliteStorage({ openDatabase: (name) => openNodeSqlite(join(folder, `${name}.sqlite`)) });
}
