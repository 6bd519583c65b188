import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { randomToken } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';

/** A storage in memory of its own: RxDB's is one for the whole process, told apart by database names alone. */
export function aMemoryStorage(): DeskStorage {
  const memory = getRxStorageMemory();
  const own = randomToken(10);
  return {
    name: memory.name,
    rxdbVersion: memory.rxdbVersion,
    createStorageInstance: (params) =>
      memory.createStorageInstance({ ...params, databaseName: `${own}-${params.databaseName}`, options: {} }),
  };
}
