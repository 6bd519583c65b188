import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { restoreBackup } from '../../hub/backup/restore-backup.ts';
import { takeBackup } from '../../hub/backup/take-backup.ts';
import type { StoreOptions } from '../../hub/store/open-store.ts';
import { copyFiles } from './abrupt-disk.ts';
import type { HubInProcess } from './hub-in-process.ts';
import { openHub } from './hub-in-process.ts';

/** The hub with what it keeps, through deaths and starts. */
export interface HubOnDisk {
  /** `null` while it is down. */
  readonly running: () => HubInProcess | null;
  /** As a power cut: what is on the disk stays, and nothing of what was under way is answered. */
  kill(): Promise<void>;
  start(): Promise<HubInProcess>;
  /** Takes a backup of what it keeps, while it runs. */
  backUp(): Promise<void>;
  /** To be called when it is down: puts the last backup in the place of what it kept. False when there is none. */
  restore(): Promise<boolean>;
  close(): Promise<void>;
  readonly faults: () => readonly unknown[];
}

/** A folder of its own, and the address of an empty PostgreSQL database where it keeps nothing on SQLite. */
export interface HubPlace {
  readonly folder: string;
  readonly databaseUrl: string | null;
}

export function hubOnDisk(place: HubPlace, clock: Parameters<typeof openHub>[1]): HubOnDisk {
  let running: HubInProcess | null = null;
  let life = 1;
  const faults: unknown[] = [];
  const backupFolder = join(place.folder, 'backups');
  let backup: string | null = null;
  const addressOf = (): StoreOptions & { readonly dataFolder: string } => ({
    databaseUrl: place.databaseUrl,
    dataFolder: place.databaseUrl === null ? join(place.folder, String(life)) : '',
  });

  async function close(): Promise<void> {
    const dying = running;
    running = null;
    if (dying === null) return;
    faults.push(...dying.faults);
    await dying.close();
  }

  return {
    running: () => running,
    kill: async () => {
      if (running === null) return;
      if (place.databaseUrl === null) copyFiles(join(place.folder, String(life)), join(place.folder, String(life + 1)));
      life += 1;
      await close();
    },
    backUp: async () => {
      if (running === null) return;
      mkdirSync(backupFolder, { recursive: true });
      const taken = await takeBackup({ ...addressOf(), backupFolder, backupsKept: 1 }, clock.nowMs());
      backup = taken.path;
    },
    restore: async () => {
      if (running !== null || backup === null) return false;
      await restoreBackup(addressOf(), backup, { signEverybodyOut: false, nowMs: clock.nowMs() });
      return true;
    },
    start: async () => (running ??= await openHub(addressOf(), clock)),
    close,
    faults: () => [...faults, ...(running?.faults ?? [])],
  };
}
