import { DATABASE_NAME } from '#platform/any/data-service/open-tables.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import type { RescuedDeskPlace } from '#platform/any/data-service/rescue.ts';
import type { SearchDatabase } from '#platform/any/search/search-file.ts';
import type { SqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';
import { mayHoldSqlite, openSqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';
import { createProfileNotes } from '#platform/browser/sqlite/profile-notes.ts';
import { loadWasmSqlite } from '#platform/browser/sqlite/wasm-sqlite.ts';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { profileStorage } from './profile-storage.ts';
import { noteDamage, rescuedDeskIn, rescueProfile, SEARCH_NAME } from './rescue-profile.ts';

const FOLDER = 'deskbell';
/** RxDB's name for a database of the desk in IndexedDB begins so. */
const EARLIER = `rxdb-dexie-${DATABASE_NAME}--`;

export interface ProfileFiles {
  readonly storage: DeskStorage;
  /** Where words are looked up; `undefined` where this browser has no place for SQLite. */
  readonly searchDatabase: SearchDatabase | undefined;
  /** What was saved from a damaged database, if there was one. */
  readonly rescued: RescuedDeskPlace | undefined;
  /** The database was found damaged: the next start saves what can be saved. */
  readonly noteDamage: () => Promise<void>;
}

/** What lies in this browser profile; who calls holds the desk's lock. */
export async function openProfileFiles(reportFault: (error: unknown) => void): Promise<ProfileFiles> {
  const pool = await openPool(reportFault);
  const notes = createProfileNotes(FOLDER);
  if (pool !== null) await rescueProfile({ pool, notes, nowMs: () => Date.now() });
  const storage = await profileStorage({
    pool,
    // A command is safe once it is in the outbox, so the outbox has to be on the disk.
    earlier: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    earlierDatabases: async () => {
      const names = (await indexedDB.databases()).map(({ name = '' }) => name);
      return names.filter((name) => name.startsWith(EARLIER));
    },
    removeEarlier: (name) =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(request.error));
      }),
  });
  if (pool === null) return { storage, searchDatabase: undefined, rescued: undefined, noteDamage: async () => {} };
  return {
    storage,
    searchDatabase: searchDatabaseIn(pool),
    rescued: rescuedDeskIn(notes),
    noteDamage: () => noteDamage(notes),
  };
}

function searchDatabaseIn(pool: SqlitePool): SearchDatabase {
  return { open: () => pool.open(SEARCH_NAME), remove: () => pool.remove(SEARCH_NAME) };
}

/**
 * `null` where this browser has no synchronous files, as in some private windows and all older versions. A desk that lies
 * in such files is never left aside for an empty one: when they cannot be opened this time, that is a failure.
 */
async function openPool(reportFault: (error: unknown) => void): Promise<SqlitePool | null> {
  if (!mayHoldSqlite() || !('databases' in indexedDB)) return null;
  const isThere = await isFolderThere();
  if (isThere === null) return null;
  try {
    return await openSqlitePool(await loadWasmSqlite(), FOLDER);
  } catch (error) {
    if (isThere) throw error;
    reportFault(error);
    return null;
  }
}

/** `null` when the browser lets nobody look. */
async function isFolderThere(): Promise<boolean | null> {
  const root = await navigator.storage.getDirectory().catch(() => null);
  if (root === null) return null;
  return root.getDirectoryHandle(FOLDER).then(
    () => true,
    () => false,
  );
}
