import { Fault } from '#contracts/fault.ts';
import { Kysely } from 'kysely';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { asKyselyExpects } from './node-sqlite.ts';
import type { StoreOptions } from './open-store.ts';
import { createQueryFailures } from './query-failures.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { DATABASE_FILE } from './sqlite-engine.ts';
import type { StoreReader } from './store.ts';
import type { Tables } from './tables.ts';

/** A hub that runs writes all the time, and now and then longer. */
const BUSY_TIMEOUT_MS = 5_000;

export interface ReadOnlyStore {
  readonly database: StoreReader;
  readonly close: () => Promise<void>;
}

/** The store of a hub for looking only, beside a hub that runs or without one. Its tables are taken as they are. */
export async function openForReading({ databaseUrl, dataFolder }: StoreOptions): Promise<ReadOnlyStore> {
  if (databaseUrl !== null) {
    const { openPostgresEngine } = await import('./postgres-engine.ts');
    return await openPostgresEngine(databaseUrl, createQueryFailures());
  }
  const path = join(dataFolder, DATABASE_FILE);
  if (!existsSync(path)) {
    throw new Fault('store.missing', `There is no desk in ${dataFolder}.`, { details: { dataFolder } });
  }
  // The dialect asks for two, and closes each.
  const open = () => asKyselyExpects(new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS }));
  const nothingToDo = { reachDisk: async () => {}, onFailure: () => {} };
  const database = new Kysely<Tables>({ dialect: sqliteDialect({ writer: open(), reader: open(), ...nothingToDo }) });
  return { database, close: () => database.destroy() };
}
