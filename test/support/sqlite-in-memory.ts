import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import { openWasmSqliteInMemory } from '#platform/browser/sqlite/wasm-sqlite-driver.ts';
import { loadWasmSqlite } from '#platform/browser/sqlite/wasm-sqlite.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which SQLite lies under the storage: the desktop's, or the browser's. `vitest.config.ts` runs its tests over each. */
    sqliteDriver: 'node' | 'wasm';
  }
}

const wasm = inject('sqliteDriver') === 'wasm' ? await loadWasmSqlite() : null;

export function aDriverInMemory(): SqliteDriver {
  return wasm === null ? openNodeSqlite(':memory:') : openWasmSqliteInMemory(wasm);
}

/** Our storage without a disk: what it holds is still there after it was closed, as long as the storage is. */
export function aSqliteStorageInMemory(): DeskStorage {
  const drivers = new Map<string, SqliteDriver>();
  return createSqliteStorage({
    openDatabase: (name) => {
      const driver = drivers.get(name) ?? aDriverInMemory();
      drivers.set(name, driver);
      return { ...driver, close: () => undefined };
    },
  });
}
