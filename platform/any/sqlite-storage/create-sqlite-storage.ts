import { Fault } from '#contracts/fault.ts';
import type { RxStorage, RxStorageInstance, RxStorageInstanceCreationParams } from 'rxdb/plugins/core';
import type { WritesTogether } from '../write-together.ts';
import {
  addRxStorageMultiInstanceSupport,
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
} from 'rxdb/plugins/core';
import { sharedDatabases } from './shared-databases.ts';
import { createTogetherWriter } from './together-writer.ts';
import type { SqliteDriver } from './sqlite-driver.ts';
import { openInstance } from './storage-instance.ts';

export interface SqliteStorageOptions {
  /** Opens, or makes, the database of that name. Called anew after the last of its collections was closed. */
  readonly openDatabase: (databaseName: string) => SqliteDriver;
}

const NAME = 'deskbell-sqlite';

/** A storage for RxDB that keeps documents in SQLite. See the README for what lies where. */
export function createSqliteStorage({
  openDatabase,
}: SqliteStorageOptions): RxStorage<unknown, unknown> & WritesTogether {
  const databases = sharedDatabases(openDatabase);
  const together = createTogetherWriter();

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
        const opened = openInstance<Kept>({ ...params, options: {} }, database);
        // RxDB's types are exact about internals and options; this storage has none of either.
        const instance = opened.instance as unknown as RxStorageInstance<Kept, unknown, unknown>;
        addRxStorageMultiInstanceSupport(NAME, params, instance);
        together.join(instance, { ...opened, driver: database.driver });
        return instance;
      } catch (error) {
        database.leave();
        throw error;
      }
    },
    writeTogether: together.write,
    tellOfMuch: together.tellOfMuch,
  };
}
