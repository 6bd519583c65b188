import { inject, onTestFinished } from 'vitest';
import { openStore } from '../../hub/store/open-store.ts';
import type { Store } from '../../hub/store/store.ts';
import { createDatabase } from './postgres.ts';
import { temporaryFolder } from './temporary-folder.ts';

type StoreAddress = Parameters<typeof openStore>[0];

/** One engine under a contract. Stores are closed and removed when the running test has finished. */
export interface StoreUnderTest {
  readonly engine: Store['engine'];
  /** A store of its own for the running test. */
  readonly open: () => Promise<OpenedStore>;
  readonly reopen: (address: StoreAddress) => Promise<Store>;
}

export interface OpenedStore {
  readonly store: Store;
  readonly address: StoreAddress;
}

export const sqliteUnderTest: StoreUnderTest = {
  engine: 'sqlite',
  open: async () => {
    const address = { databaseUrl: null, dataFolder: await temporaryFolder() };
    return { store: await openForTest(address), address };
  },
  reopen: openForTest,
};

export const postgresUnderTest: StoreUnderTest = {
  engine: 'postgres',
  open: async () => {
    const database = await createDatabase(inject('postgresUrl'));
    onTestFinished(() => database.drop());
    const address = { databaseUrl: database.url, dataFolder: '' };
    return { store: await openForTest(address), address };
  },
  reopen: openForTest,
};

async function openForTest(address: StoreAddress): Promise<Store> {
  const store = await openStore(address);
  onTestFinished(() => store.close());
  return store;
}
