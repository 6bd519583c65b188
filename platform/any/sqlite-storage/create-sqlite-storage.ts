import { Fault } from '#contracts/fault.ts';
import type { RxStorage, RxStorageInstance, RxStorageInstanceCreationParams } from 'rxdb/plugins/core';
import {
  addRxStorageMultiInstanceSupport,
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
} from 'rxdb/plugins/core';
import { sharedDatabases } from './shared-databases.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import { openInstance } from './storage-instance.ts';

export interface SqliteStorageOptions {
  /** Opens, or makes, the database of that name. Called anew after the last of its collections was closed. */
  readonly openDatabase: (databaseName: string) => SqliteDriver;
}

const NAME = 'deskbell-sqlite';

/** A storage for RxDB that keeps documents in SQLite. See the README for what lies where. */
export function createSqliteStorage({ openDatabase }: SqliteStorageOptions): RxStorage<unknown, unknown> {
  const databases = sharedDatabases(openDatabase);

  return {
    name: NAME,
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: async <Kept>(params: RxStorageInstanceCreationParams<Kept, unknown>) => {
      ensureRxStorageInstanceParamsAreCorrect(params);
      if (params.schema.attachments !== undefined) {
        throw new Fault('storage.no-attachments', 'This storage keeps no attachments.', {
          details: { collection: params.collectionName },
        });
      }
      const database = databases.join(params.databaseName);
      try {
        const instance = openInstance<Kept>({ ...params, options: {} }, database);
        // RxDB's types are exact about internals and options; this storage has none of either.
        const opened = instance as unknown as RxStorageInstance<Kept, unknown, unknown>;
        addRxStorageMultiInstanceSupport(NAME, params, opened);
        return opened;
      } catch (error) {
        database.leave();
        throw error;
      }
    },
  };
}
