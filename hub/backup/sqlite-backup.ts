import { Fault } from '#contracts/fault.ts';
import { backup, DatabaseSync } from 'node:sqlite';
import { COPY } from './notice-restore.ts';

/** All pages in one step: SQLite begins a copy anew whenever somebody writes between two steps, and a desk always does. */
const PAGES_PER_STEP = 2_147_483_647;

/**
 * Copies the database at `from`, also while a hub writes to it: the copy is the desk at one moment. It is checked, and
 * says of itself that it is a copy.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(source, to, { rate: PAGES_PER_STEP });
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(to);
  try {
    // One file, without a log beside it.
    copy.exec('pragma journal_mode = delete');
    refuseDamaged(copy, to);
    const value = JSON.stringify(COPY);
    copy
      .prepare(
        'insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
      )
      .run('store_identity', value);
  } finally {
    copy.close();
  }
}

/** Throws a `Fault` (`backup.damaged`) unless the file is a whole database of a hub. */
export function checkDatabase(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    refuseDamaged(database, path);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw damaged(path, cause);
  } finally {
    database.close();
  }
}

function refuseDamaged(database: DatabaseSync, path: string): void {
  const found = database.prepare('pragma integrity_check').all();
  const isWhole = found.length === 1 && found[0]?.['integrity_check'] === 'ok';
  if (!isWhole) throw damaged(path, undefined);
  database.prepare('select count(*) from migration').get();
}

function damaged(path: string, cause: unknown): Fault {
  return new Fault('backup.damaged', `${path} is damaged, or no backup of a hub.`, { cause, details: { path } });
}
