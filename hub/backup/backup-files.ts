import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '#contracts/fault.ts';
import type { EngineName } from '../store/store.ts';
import { makeFolder } from '../store/make-folder.ts';

const endings: Readonly<Record<EngineName, string>> = { sqlite: '.sqlite', postgres: '.dump' };

/** A backup that is whole: what is being written has another name. */
export interface BackupFile {
  readonly path: string;
  readonly takenAtMs: number;
}

/** The backups of an engine in a folder, the newest first; none where there is no folder. */
export async function listBackups(folder: string, engine: EngineName): Promise<readonly BackupFile[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const backups = names.flatMap((name) => {
    const takenAtMs = name.endsWith(endings[engine]) ? momentIn(name) : null;
    return takenAtMs === null ? [] : [{ path: join(folder, name), takenAtMs }];
  });
  return backups.toSorted((one, other) => other.takenAtMs - one.takenAtMs);
}

/**
 * Writes a backup beside its place, brings it to the disk and then puts it there: whatever interrupts this, nothing that
 * looks like a backup is not whole. Then the oldest go, until `kept` are left.
 *
 * Throws a `Fault`: `backup.no-room` when the disk is full, `backup.failed` for everything else. Older backups are kept.
 */
export async function placeBackup(
  { folder, engine, kept, nowMs }: { folder: string; engine: EngineName; kept: number; nowMs: number },
  write: (path: string) => Promise<void>,
): Promise<BackupFile> {
  const path = join(folder, `deskbell-${textOf(nowMs)}${endings[engine]}`);
  const unfinished = `${path}.unfinished`;
  try {
    makeFolder(folder);
    await write(unfinished);
    await syncToDisk(unfinished);
    await rename(unfinished, path);
    await syncToDisk(folder);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw asFault(error, folder);
  }
  const backups = await listBackups(folder, engine);
  for (const { path: old } of backups.slice(kept)) await rm(old);
  return { path, takenAtMs: nowMs };
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Sorts as time does, and may stand in a file name on every system. */
function textOf(momentMs: number): string {
  return new Date(momentMs).toISOString().replaceAll(':', '-').replace('.', '-');
}

function momentIn(name: string): number | null {
  const [, day, hour, minute, second, milli] =
    /^deskbell-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\./.exec(name) ?? [];
  const momentMs = Date.parse(`${day}T${hour}:${minute}:${second}.${milli}Z`);
  return Number.isNaN(momentMs) ? null : momentMs;
}

const SQLITE_FULL = 13;

function asFault(cause: unknown, folder: string): Fault {
  const details = { folder };
  const { code, errcode, message } = { code: '', errcode: 0, ...(cause as object), ...messageOf(cause) };
  if (code === 'ENOSPC' || errcode === SQLITE_FULL || /no space left|disk is full/i.test(message)) {
    const sentence = `There is no room for a backup in ${folder}; the older backups are still there.`;
    return new Fault('backup.no-room', sentence, { cause, details });
  }
  if (cause instanceof Fault) return cause;
  return new Fault('backup.failed', `No backup could be made in ${folder}: ${message.replaceAll(/\s+/g, ' ')}.`, {
    cause,
    details,
  });
}

function messageOf(error: unknown): { readonly message: string } {
  return { message: error instanceof Error ? error.message : String(error) };
}
