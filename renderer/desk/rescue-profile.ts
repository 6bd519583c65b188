import { Fault } from '#contracts/fault.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { DATABASE_NAME } from '#platform/any/data-service/open-tables.ts';
import type { RescuedDeskPlace } from '#platform/any/data-service/rescue.ts';
import { rescuedDesk, sortRescued } from '#platform/any/data-service/rescue.ts';
import { isLogDamaged } from '#platform/any/sqlite-salvage/log-damage.ts';
import { salvageDocuments } from '#platform/any/sqlite-salvage/salvage-documents.ts';
import { withStorageFaults } from '#platform/any/sqlite-storage/sqlite-fault.ts';
import { nameOf, sql } from '#platform/any/sqlite-storage/sql.ts';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import type { SqlitePool } from '#platform/browser/sqlite/sqlite-pool.ts';

/** Small texts that lie beside the databases. */
export interface ProfileNotes {
  read(name: string): Promise<string | null>;
  /** On the disk when the promise resolves. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface RescueOptions {
  /** Nobody has its databases open. */
  readonly pool: SqlitePool;
  readonly notes: ProfileNotes;
  readonly nowMs: () => number;
}

export const SEARCH_NAME = 'search';
const NOTED = 'damaged';
const RESCUED = 'rescued.json';

/** Whether something that a service met says that its database is damaged. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof Fault && error.code === 'storage.damaged') || isDamage(error.cause);
}

/** Leaves word for the next start, because only before a start nobody has the file open. */
export async function noteDamage(notes: ProfileNotes): Promise<void> {
  await notes.write(NOTED, 'yes');
}

/**
 * Saves from a damaged database what only this browser had, and begins a new one; as the desktop does
 * (`main/data-service/rescue-files.ts`), but the damaged file is not kept: nobody could get at it. Nothing happens where
 * all is well. Cut short anywhere it is done again: the file goes only when what was in it lies beside.
 */
export async function rescueProfile({ pool, notes, nowMs }: RescueOptions): Promise<void> {
  const isNoted = (await notes.read(NOTED)) !== null;
  // Opening the database may empty it.
  const log = piecesOf(pool.read(DATABASE_NAME, 'log'));
  if (pool.has(DATABASE_NAME) && (isLogDamaged(log) || !isReadable(pool, isNoted ? everyPage : whatIsNeeded))) {
    const file = piecesOf(pool.read(DATABASE_NAME, 'database'));
    const saved = { ...sortRescued(salvageDocuments({ file, log })), atMs: epochMs.parse(nowMs()), aside: null };
    await notes.write(RESCUED, JSON.stringify(saved));
    for (const name of [DATABASE_NAME, SEARCH_NAME]) pool.remove(name);
  }
  if (isNoted) await notes.remove(NOTED);
}

/** What `rescueProfile` saved, until it is taken in. */
export function rescuedDeskIn(notes: ProfileNotes): RescuedDeskPlace {
  return {
    read: async () => {
      const text = await notes.read(RESCUED);
      return text === null ? null : rescuedDesk.parse(JSON.parse(text));
    },
    forget: () => notes.remove(RESCUED),
  };
}

function piecesOf(bytes: Uint8Array) {
  return {
    sizeBytes: bytes.length,
    read: (offset: number, length: number) => bytes.slice(offset, offset + length),
  };
}

function isReadable(pool: SqlitePool, look: (database: SqliteDriver) => boolean): boolean {
  try {
    return withStorageFaults(DATABASE_NAME, () => {
      const database = pool.open(DATABASE_NAME);
      try {
        return look(database);
      } finally {
        database.close();
      }
    });
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** Before every start: that SQLite takes it for a database, and can read all that only this device has. */
function whatIsNeeded(database: SqliteDriver): boolean {
  const tables = rowsOf(database, `SELECT name FROM sqlite_schema WHERE type = 'table'`).map(([name]) => String(name));
  for (const name of tables.filter((table) => /^(?:outbox|keep|file|draft)\//.test(table))) {
    rowsOf(database, sql`SELECT sum(length("doc")) FROM ${nameOf(name)}`.text);
  }
  return true;
}

/** After a running service met damage somewhere. */
function everyPage(database: SqliteDriver): boolean {
  return rowsOf(database, 'PRAGMA quick_check(1)')[0]?.[0] === 'ok';
}

function rowsOf(database: SqliteDriver, text: string) {
  const statement = database.prepare(text);
  try {
    return statement.all([]);
  } finally {
    statement.free();
  }
}
