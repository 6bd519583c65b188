import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '#contracts/fault.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { RescuedDeskPlace } from '#platform/any/data-service/rescue.ts';
import { rescuedDesk, sortRescued } from '#platform/any/data-service/rescue.ts';
import { isLogDamaged } from '#platform/any/sqlite-salvage/log-damage.ts';
import { salvageDocuments } from '#platform/any/sqlite-salvage/salvage-documents.ts';
import { readPrivateFile, writePrivateFile } from '#platform/node/private-files.ts';

export interface RescueOptions {
  /** Of the desk. Nobody has its database open. */
  readonly folder: string;
  readonly nowMs: () => number;
}

const DATABASE = 'deskbell.sqlite';
/** Beside the database, when a running service has found it damaged. */
const NOTED = 'desk.damaged';
const RESCUED = 'desk.rescued';
/** Thousands of commands with long texts. */
const MOST_RESCUED_BYTES = 512 * 1024 * 1024;

// https://www.sqlite.org/rescode.html
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/** Whether something that a service met says that its database is damaged. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error instanceof Fault && error.code === 'storage.damaged') || isDamage(error.cause);
}

/** Leaves word for the next start, because only before a start nobody has the file open. */
export function noteDamage(folder: string): void {
  writeFileSync(join(folder, NOTED), '');
}

/**
 * Sets a damaged database aside and saves from it what only this device had. Nothing happens where all is well.
 *
 * In steps that may be cut short anywhere: what is saved is on the disk before the damaged file gets its new name, and
 * lies there until the new database has it. `rescuedDeskIn` hands it over.
 */
export async function rescueDamaged({ folder, nowMs }: RescueOptions): Promise<void> {
  const path = join(folder, DATABASE);
  const isNoted = existsSync(join(folder, NOTED));
  if (!existsSync(path) || !isDamaged(path, isNoted ? everyPage : whatIsNeeded)) {
    rmSync(join(folder, NOTED), { force: true });
    return;
  }
  const atMs = epochMs.parse(nowMs());
  const aside = `deskbell.damaged-${new Date(atMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')}.sqlite`;
  const [file, log] = [openFile(path), openFile(`${path}-wal`)];
  try {
    const saved = { ...sortRescued(salvageDocuments({ file, log })), atMs, aside };
    await writePrivateFile(join(folder, RESCUED), JSON.stringify(saved));
  } finally {
    file.close();
    log.close();
  }
  for (const end of ['-wal', '']) if (existsSync(path + end)) renameSync(path + end, join(folder, aside + end));
  // Made again by themselves: the memory that processes shared, and the index of rows that are gone.
  for (const name of [`${DATABASE}-shm`, ...['', '-wal', '-shm'].map((end) => `search.sqlite${end}`), NOTED]) {
    rmSync(join(folder, name), { force: true });
  }
}

/** What `rescueDamaged` saved, until it is taken in. */
export function rescuedDeskIn(folder: string): RescuedDeskPlace {
  return {
    read: async () => {
      const text = await readPrivateFile(join(folder, RESCUED), MOST_RESCUED_BYTES);
      return text === null ? null : rescuedDesk.parse(JSON.parse(text));
    },
    forget: async () => rmSync(join(folder, RESCUED), { force: true }),
  };
}

function isDamaged(path: string, look: (database: DatabaseSync) => boolean): boolean {
  // Nobody leaves it like this: it was emptied, by a disk check or by a program that meant well.
  if (statSync(path).size === 0 && !existsSync(`${path}-wal`)) return true;
  const log = openFile(`${path}-wal`);
  try {
    if (isLogDamaged(log)) return true;
  } finally {
    log.close();
  }
  try {
    const database = new DatabaseSync(path);
    try {
      return !look(database);
    } finally {
      database.close();
    }
  } catch (error) {
    return isSqliteDamage(error);
  }
}

/** Before every start: that SQLite takes it for a database, and can read all that only this device has. */
function whatIsNeeded(database: DatabaseSync): boolean {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const own = tables.map(({ name }) => String(name)).filter((name) => /^(?:outbox|keep|file|draft)\//.test(name));
  for (const name of own) database.prepare(`SELECT sum(length("doc")) FROM "${name}"`).all();
  return true;
}

/** After a running service met damage somewhere: a second or so for a large desk. */
function everyPage(database: DatabaseSync): boolean {
  const [verdict] = database.prepare('PRAGMA quick_check(1)').all();
  return verdict?.['quick_check'] === 'ok';
}

function isSqliteDamage(error: unknown): boolean {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null;
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** A file that is read in pieces; nothing comes of pieces that the disk cannot read any more, or of no file. */
function openFile(path: string) {
  const file = existsSync(path) ? openSync(path, 'r') : null;
  const sizeBytes = file === null ? 0 : fstatSync(file).size;
  return {
    sizeBytes,
    read: (offset: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(length);
      try {
        return file === null ? bytes.subarray(0, 0) : bytes.subarray(0, readSync(file, bytes, 0, length, offset));
      } catch {
        // A sector that cannot be read: the pages beside it may be.
        return bytes.subarray(0, 0);
      }
    },
    close: () => {
      if (file !== null) closeSync(file);
    },
  };
}
