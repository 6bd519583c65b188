import { Fault } from '#contracts/fault.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { sql } from 'kysely';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../store/make-folder.ts';
import { openStore } from '../store/open-store.ts';
import type { Restoration } from '../store/restoration.ts';
import { DATABASE_FILE, LOCK_FILE } from '../store/sqlite-engine.ts';
import type { Store } from '../store/store.ts';
import type { GivenOut } from './given-out.ts';
import { nothingGivenOut, readGivenOut, readGivenOutOf } from './given-out.ts';
import { markAsCopy, noticeRestore } from './notice-restore.ts';
import { checkDump, restoreDump } from './postgres-backup.ts';
import { checkDatabase } from './sqlite-backup.ts';
import type { BackupSettings } from './take-backup.ts';

export interface RestoreOptions {
  /** Ends all sessions: one that was ended after the backup would otherwise be open again. */
  readonly signEverybodyOut: boolean;
  readonly nowMs: number;
}

export interface Restored extends Restoration {
  /** Where the database lies that was there before; `null` where there was none, or PostgreSQL replaced it. */
  readonly setAside: string | null;
}

/**
 * Puts a backup in the place of what the hub keeps. No hub may run on it. The file is checked before anything is touched.
 * Throws a `Fault` with a sentence for the operator; then everything is as it was.
 */
export async function restoreBackup(
  settings: Pick<BackupSettings, 'databaseUrl' | 'dataFolder'>,
  file: string,
  options: RestoreOptions,
): Promise<Restored> {
  const { databaseUrl, dataFolder } = settings;
  if (!(await isThere(file))) {
    throw new Fault('backup.missing', `There is no backup at ${file}.`, { details: { file } });
  }
  const { setAside, given } =
    databaseUrl === null
      ? await replaceFile(dataFolder, file, options.nowMs)
      : await replaceDatabase(databaseUrl, file);
  const store = await openStore(settings);
  try {
    // A dump does not say of itself that it is one.
    await markAsCopy(store);
    if (options.signEverybodyOut) await store.database.deleteFrom('session').execute();
    const restoration = await noticeRestore(store, options.nowMs, given);
    return { ...(restoration ?? { restoredAtMs: options.nowMs, newestLineAtMs: 0, newestPlace: 0 }), setAside };
  } finally {
    await store.close();
  }
}

/** What was there before: where it lies now, and the numbers that it had given out. */
interface Replaced {
  readonly setAside: string | null;
  readonly given: GivenOut;
}

async function replaceFile(dataFolder: string, file: string, nowMs: number): Promise<Replaced> {
  checkDatabase(file);
  makeFolder(dataFolder);
  const lock = takeLock(join(dataFolder, LOCK_FILE));
  if (lock === null) {
    const sentence = `A Deskbell hub is using the data folder ${dataFolder}; stop it first.`;
    throw new Fault('store.in-use', sentence, { details: { dataFolder } });
  }
  try {
    const database = join(dataFolder, DATABASE_FILE);
    const arriving = `${database}.arriving`;
    await copyFile(file, arriving);
    await syncToDisk(arriving);
    const setAside = (await isThere(database)) ? `${database}.before-restore-${nowMs}` : null;
    const given = setAside === null ? nothingGivenOut : readGivenOutOf(database);
    // Its log goes with it: beside another database it would be taken for that one's.
    for (const part of ['', '-wal', '-shm']) {
      if (setAside !== null && (await isThere(database + part))) await rename(database + part, setAside + part);
      else await rm(database + part, { force: true });
    }
    await rename(arriving, database);
    await syncToDisk(dataFolder);
    return { setAside, given };
  } finally {
    lock.release();
  }
}

async function replaceDatabase(databaseUrl: string, file: string): Promise<Replaced> {
  await checkDump(file);
  const store = await openStore({ databaseUrl, dataFolder: '' });
  let others, given;
  try {
    others = await hubsOn(store);
    given = await readGivenOut(store.database);
  } finally {
    await store.close();
  }
  if (others > 0) {
    throw new Fault('store.in-use', 'Deskbell hubs are using the database; stop them all first.', {
      details: { others },
    });
  }
  await restoreDump(databaseUrl, file);
  return { setAside: null, given };
}

/** Every hub listens on a connection of its own for as long as it runs; so does this one. */
async function hubsOn(store: Store): Promise<number> {
  const { rows } = await sql<{ hubs: number }>`
    select count(*) as hubs from pg_stat_activity
    where datname = current_database() and application_name = 'deskbell-wake-up'`.execute(store.database);
  return (rows[0]?.hubs ?? 1) - 1;
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
