import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { openSqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';
import { loadWasmSqlite } from '#platform/browser/sqlite/wasm-sqlite.ts';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { BenchedDesk } from '../benched-desk.ts';
import { openBenchedStorage } from '../benched-desk.ts';
import { measureDesk } from './measure-desk.ts';
import { openPouchDesk } from './pouch-desk.ts';

export type Contestant = 'sqlite' | 'dexie' | 'pouchdb';

/** Fill and ask a desk of so many tickets, or (0) show the first page of the one that is there. */
export interface BenchTask {
  readonly contestant: Contestant;
  readonly tickets: number;
}

export interface BenchAnswer {
  readonly measured?: unknown;
  readonly failed?: string;
}

const desks: Readonly<Record<Contestant, () => Promise<BenchedDesk>>> = {
  sqlite: async () => {
    const pool = await openSqlitePool(await loadWasmSqlite(), 'bench');
    return openBenchedStorage(createSqliteStorage({ openDatabase: pool.open }));
  },
  dexie: () => openBenchedStorage(getRxStorageDexie({ chromeTransactionDurability: 'strict' })),
  pouchdb: () => openPouchDesk('bench'),
};

async function run({ contestant, tickets }: BenchTask): Promise<BenchAnswer> {
  try {
    const desk = await desks[contestant]();
    const measured = tickets === 0 ? await desk.newest() : await measureDesk(desk, tickets);
    await desk.close();
    return { measured };
  } catch (error) {
    return { failed: String(error) };
  }
}

self.addEventListener('message', ({ data, ports: [port] }: MessageEvent<BenchTask>) => {
  void run(data).then((answer) => port?.postMessage(answer));
});
