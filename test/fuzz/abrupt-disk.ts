import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SqliteDriver } from '#platform/any/sqlite-storage/sqlite-driver.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';

/** Who killed it, in the words of whoever meets the dead driver. */
export const KILLED = 'the process was killed';
/** In SQLite's own words. */
const FULL = 'database or disk is full';

export interface KillPlan {
  /** So many more transactions, and then the process is gone. */
  afterTransactions: number;
  /** Gone before the last of them was begun, or when it was on the disk and nobody had heard of it. */
  readonly when: 'before' | 'after';
}

/** SQLite in a folder, under a process that can be killed at any transaction, and on a disk that can be full. */
export interface AbruptDisk {
  readonly open: (databaseName: string) => SqliteDriver;
  /** Kills at once, or in the middle of what comes next. */
  kill(): void;
  killLater(plan: KillPlan): void;
  readonly isKilled: () => boolean;
  /** Where the files of this life lie, and those of the next once it has begun with the death of this one. */
  readonly folder: string;
  readonly nextFolder: string;
  isFull: boolean;
  /** The disk as the process left it, for the next process. */
  next(): AbruptDisk;
  /** Gives the files back that the dead process still held open. */
  bury(): void;
}

/**
 * @param root Holds a folder for each life of the process: the files as they lay there in the moment of death are copied
 *   to the next one's, so that nothing which the dead process does afterwards counts, not even the closing of its files.
 */
export function abruptDisk(root: string, life = 1): AbruptDisk {
  const folder = join(root, String(life));
  const nextFolder = join(root, String(life + 1));
  mkdirSync(folder, { recursive: true });
  const opened = new Set<SqliteDriver>();
  let plan: KillPlan | null = null;
  let isKilled = false;

  function kill(): void {
    if (isKilled) return;
    isKilled = true;
    copyFiles(folder, nextFolder);
  }

  function whileAlive(): void {
    if (isKilled) throw new Error(KILLED);
  }

  function mayDie(when: KillPlan['when']): void {
    if (plan?.when === when && plan.afterTransactions <= 0) kill();
    whileAlive();
  }

  /** What writes to the disk at its end. */
  function dying<Value>(write: () => Value): Value {
    if (disk.isFull) throw Object.assign(new Error(FULL), { errcode: 13 });
    if (plan !== null) plan.afterTransactions -= 1;
    mayDie('before');
    const value = write();
    mayDie('after');
    return value;
  }

  function open(databaseName: string): SqliteDriver {
    whileAlive();
    const driver = openNodeSqlite(join(folder, `${databaseName}.sqlite`));
    opened.add(driver);
    return {
      ...driver,
      exec: (sql) => {
        whileAlive();
        if (sql === 'COMMIT') dying(() => driver.exec(sql));
        else driver.exec(sql);
      },
      prepare: (sql) => {
        whileAlive();
        return driver.prepare(sql);
      },
      transaction: (act) => {
        whileAlive();
        return dying(() => driver.transaction(act));
      },
      close: () => {
        if (!opened.delete(driver)) return;
        driver.close();
      },
    };
  }

  const disk: AbruptDisk = {
    open,
    kill,
    killLater: (wanted) => {
      plan = wanted;
    },
    isKilled: () => isKilled,
    folder,
    nextFolder,
    isFull: false,
    next: () => abruptDisk(root, life + 1),
    bury: () => {
      for (const driver of opened) driver.close();
      opened.clear();
    },
  };
  return disk;
}

/** As a power cut leaves them: what SQLite has not yet brought from its log into the file stays in the log. */
export function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  // Shared memory is not on the disk, and locks are nobody's any more.
  const kept = readdirSync(from).filter((name) => !name.endsWith('-shm') && !name.endsWith('.lock'));
  for (const name of kept) cpSync(join(from, name), join(to, name), { recursive: true });
}

/** Whether something broke because a disk was full, which a console may report and has to live with. */
export function isOfFullDisk(error: unknown): boolean {
  return error instanceof Error && (error.message === FULL || isOfFullDisk(error.cause));
}
