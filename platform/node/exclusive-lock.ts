import { DatabaseSync } from 'node:sqlite';

export interface ExclusiveLock {
  readonly release: () => void;
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/** Long enough for somebody who only looks whether the lock is free. */
const PATIENCE_MS = 250;

/**
 * Takes a lock that one process on this machine can hold at a time; `null` when somebody else has it.
 *
 * Node offers no file locks of the operating system, but its SQLite takes one on every platform for an exclusive
 * transaction. It is gone when its holder ends, even by SIGKILL or power cut, so there is nothing to clean up and no
 * process id to mistake for another's.
 *
 * @param path A file of its own, in a folder that exists; it stays empty.
 */
export function takeLock(path: string): ExclusiveLock | null {
  const file = new DatabaseSync(path, { timeout: PATIENCE_MS });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => file.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
