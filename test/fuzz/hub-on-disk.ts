import { join } from 'node:path';
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
  close(): Promise<void>;
  readonly faults: () => readonly unknown[];
}

/** Either a folder for SQLite, or the address of an empty PostgreSQL database. */
export type HubPlace = { readonly folder: string } | { readonly databaseUrl: string };

export function hubOnDisk(place: HubPlace, clock: Parameters<typeof openHub>[1]): HubOnDisk {
  let running: HubInProcess | null = null;
  let life = 1;
  const faults: unknown[] = [];
  const addressOf = (): StoreOptions =>
    'folder' in place
      ? { databaseUrl: null, dataFolder: join(place.folder, String(life)) }
      : { databaseUrl: place.databaseUrl, dataFolder: '' };

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
      if ('folder' in place) copyFiles(join(place.folder, String(life)), join(place.folder, String(life + 1)));
      life += 1;
      await close();
    },
    start: async () => (running ??= await openHub(addressOf(), clock)),
    close,
    faults: () => [...faults, ...(running?.faults ?? [])],
  };
}
