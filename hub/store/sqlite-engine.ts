import { Fault } from '#contracts/fault.ts';
import type { ExclusiveLock } from '#platform/node/exclusive-lock.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { Kysely } from 'kysely';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createChangeSignal } from './change-signal.ts';
import type { DiskSync } from './disk-sync.ts';
import { diskSyncOf } from './disk-sync.ts';
import type { Engine } from './engine.ts';
import { makeFolder } from './make-folder.ts';
import { selectRecords } from './record-queries.ts';
import { asKyselyExpects } from './node-sqlite.ts';
import { noOthers } from './notices.ts';
import type { QueryFailures } from './query-failures.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

/** In the data folder. */
export const DATABASE_FILE = 'deskbell.sqlite';
/** Held by the hub that uses the folder. */
export const LOCK_FILE = 'hub.lock';

/** For tools that read the file beside the hub, such as a back-up. Hubs themselves are kept out by the lock. */
const BUSY_TIMEOUT_MS = 5_000;

// https://www.sqlite.org/rescode.html
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/**
 * SQLite in one file of `dataFolder`, which is made when it is missing. One connection writes, so that transactions are
 * serial: the order in which places are taken is the order in which they are committed.
 */
export function openSqliteEngine(dataFolder: string, failures: QueryFailures): Engine {
  const files = openFiles(dataFolder);
  const database = new Kysely<Tables>({
    dialect: sqliteDialect({
      writer: asKyselyExpects(files.writer),
      reader: asKyselyExpects(files.reader),
      reachDisk: files.log.reach,
      onFailure: failures.note,
    }),
  });
  return {
    name: 'sqlite',
    database,
    lockMigrations: async () => {},
    lockRecords: (tx, ids) => selectRecords(tx, ids).execute(),
    takePlaces: async (tx, count) => {
      const { value } = await tx
        .updateTable('counter')
        .set((counter) => ({ value: counter('value', '+', count) }))
        .where('name', '=', 'feed_place')
        .returning('value')
        .executeTakeFirstOrThrow();
      return value - count + 1;
    },
    isWorthRetrying: () => false,
    isOutOfRoom: (error) => isSqliteError(error, SQLITE_FULL),
    changed: createChangeSignal(),
    notices: noOthers,
    close: async () => {
      await database.destroy();
      await files.log.close();
      files.lock.release();
    },
  };
}

interface OpenFiles {
  readonly writer: DatabaseSync;
  readonly reader: DatabaseSync;
  /** What was committed stands there first. */
  readonly log: DiskSync;
  readonly lock: ExclusiveLock;
}

function openFiles(dataFolder: string): OpenFiles {
  try {
    makeFolder(dataFolder);
    // Two hubs on one file would not hear of each other's changes.
    const lock = takeLock(join(dataFolder, LOCK_FILE));
    if (lock !== null) return { lock, ...openDesk(join(dataFolder, DATABASE_FILE), lock) };
  } catch (error) {
    throw asFault(error, dataFolder);
  }
  throw new Fault('store.in-use', `Another Deskbell hub is using the data folder ${dataFolder}.`, {
    details: { dataFolder },
  });
}

function openDesk(path: string, lock: ExclusiveLock): Omit<OpenFiles, 'lock'> {
  try {
    const writer = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    // NORMAL: SQLite waits for the disk where the order of its writes matters, and the dialect for what is acknowledged, as
    // SQLite would with FULL. https://www.sqlite.org/pragma.html#pragma_synchronous
    writer.exec('pragma journal_mode = wal; pragma synchronous = normal');
    // The file is there now, and read with its log.
    const reader = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, readOnly: true });
    return { writer, reader, log: diskSyncOf(`${path}-wal`) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function asFault(cause: unknown, dataFolder: string): Fault {
  const details = { dataFolder };
  if (isDamage(cause)) {
    const sentence = `The database in ${dataFolder} is damaged and cannot be opened; restore it from a back-up.`;
    return new Fault('store.damaged', sentence, { cause, details });
  }
  const sentence = `Deskbell cannot keep its data in ${dataFolder}: ${cause instanceof Error ? cause.message : 'unknown'}.`;
  return new Fault('store.folder-unusable', sentence, { cause, details });
}

/** True when the file is not what SQLite wrote. */
export function isDamage(error: unknown): boolean {
  return isSqliteError(error, SQLITE_CORRUPT) || isSqliteError(error, SQLITE_NOTADB);
}

function isSqliteError(error: unknown, code: number): boolean {
  // The lower byte is the primary result code, the rest says more about it.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === code;
}
