import type { DeskStorage, WindowStorageInstance } from '#platform/any/data-service/open-tables.ts';
import { getChangedDocumentsSince } from 'rxdb/plugins/core';
import { inject } from 'vitest';
import { aMemoryStorage } from './memory-storage.ts';
import { aSqliteStorageInMemory } from './sqlite-in-memory.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which storage lies under the desk; `vitest.config.ts` runs the desk's tests over each. */
    deskStorage: 'memory' | 'sqlite';
  }
}

/** A storage of its own for one desk: what tests of the desk take, so that they hold for every storage. */
export function aDeskStorage(): DeskStorage {
  return inject('deskStorage') === 'sqlite' ? aSqliteStorageInMemory() : aMemoryStorage();
}

/** All that a collection holds, deleted or not. */
export async function everythingIn(collection: WindowStorageInstance): Promise<readonly object[]> {
  const { documents } = await getChangedDocumentsSince(collection, 100_000);
  return documents;
}
