import { Fault } from '#contracts/fault.ts';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import { wasmSqliteDriver } from './wasm-sqlite-driver.ts';
import type { WasmSqlite } from './wasm-sqlite.ts';

/** Databases in a folder of the origin's private files (OPFS). One worker of the origin has the folder at a time. */
export interface SqlitePool {
  has(name: string): boolean;
  /** Opens, or makes, the database of that name. */
  readonly open: (name: string) => SqliteDriver;
  /** Its bytes as they lie there, none where there is no such file; it must be closed. */
  read(name: string, part: 'database' | 'log'): Uint8Array;
  /** With its log; it must be closed. */
  remove(name: string): void;
}

/** What dedicated workers alone have; our files compile against a page's types. */
interface WorkersFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{ close(): void }>;
}

/** A database and its log, twice over: the desk and what can be made again from it; and some in reserve. */
const FILES = 8;
const LOOK_AGAIN_MS = 25;
const PATIENCE_MS = 30_000;

/** Whether this realm can hold such files: a dedicated worker of a page that came over TLS or from this machine. */
export function mayHoldSqlite(): boolean {
  return (
    'storage' in navigator &&
    'getDirectory' in navigator.storage &&
    'FileSystemFileHandle' in globalThis &&
    'createSyncAccessHandle' in FileSystemFileHandle.prototype
  );
}

/**
 * Takes the folder, and waits a while for a worker that had it and is just ending. Who calls holds a lock that keeps all
 * others away. Throws a `Fault` (`storage.failed`) when the folder cannot be had.
 */
export async function openSqlitePool(wasm: WasmSqlite, folder: string): Promise<SqlitePool> {
  try {
    await untilFree(folder);
    const pool = await wasm.sqlite3.installOpfsSAHPoolVfs({ name: folder, directory: folder, initialCapacity: FILES });
    await pool.reserveMinimumCapacity(FILES);
    return {
      has: (name) => pool.getFileNames().includes(fileOf(name)),
      open: (name) => wasmSqliteDriver(wasm, new pool.OpfsSAHPoolDb(fileOf(name))),
      read: (name, part) => {
        const file = fileOf(name) + (part === 'log' ? '-wal' : '');
        return pool.getFileNames().includes(file) ? pool.exportFile(file) : new Uint8Array();
      },
      remove: (name) => {
        for (const suffix of ['', '-wal', '-journal']) pool.unlink(fileOf(name) + suffix);
      },
    };
  } catch (cause) {
    throw new Fault('storage.failed', 'The private files of this site could not be opened.', {
      cause,
      details: { folder },
    });
  }
}

function fileOf(name: string): string {
  return `/${name}.sqlite`;
}

/**
 * SQLite's pool removes the whole folder when it cannot have one of its files. So it is let in only when every file can
 * be had: those of a tab that was closed are held until the browser has cleared up after it.
 */
async function untilFree(folder: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const files = await (
    await root.getDirectoryHandle(folder, { create: true })
  ).getDirectoryHandle('.opaque', {
    create: true,
  });
  const giveUpAtMs = Date.now() + PATIENCE_MS;
  for await (const file of files.values()) {
    if (file.kind === 'file') await untilFileIsFree(file as WorkersFile, giveUpAtMs);
  }
}

async function untilFileIsFree(file: WorkersFile, giveUpAtMs: number): Promise<void> {
  for (;;) {
    try {
      (await file.createSyncAccessHandle()).close();
      return;
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!isHeld || Date.now() > giveUpAtMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}
