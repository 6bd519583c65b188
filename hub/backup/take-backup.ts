import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import { DATABASE_FILE } from '../store/sqlite-engine.ts';
import type { BackupFile } from './backup-files.ts';
import { placeBackup } from './backup-files.ts';
import { dumpDatabase } from './postgres-backup.ts';
import { copyDatabase } from './sqlite-backup.ts';

export type BackupSettings = Pick<Settings, 'databaseUrl' | 'dataFolder' | 'backupFolder' | 'backupsKept'>;

/**
 * Takes a backup of all that the hub keeps, while it runs or not, and lets go of the oldest.
 * Throws a `Fault` with a sentence for the operator; older backups are kept then.
 */
export async function takeBackup(settings: BackupSettings, nowMs: number): Promise<BackupFile> {
  const { databaseUrl, dataFolder, backupFolder: folder, backupsKept: kept } = settings;
  return databaseUrl === null
    ? await placeBackup({ folder, kept, nowMs, engine: 'sqlite' }, (path) =>
        copyDatabase(join(dataFolder, DATABASE_FILE), path),
      )
    : await placeBackup({ folder, kept, nowMs, engine: 'postgres' }, (path) => dumpDatabase(databaseUrl, path));
}
