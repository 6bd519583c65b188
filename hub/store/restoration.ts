import { z } from 'zod';
import { putSetting } from './setting-rows.ts';
import type { StoreReader } from './store.ts';

const restoration = z.strictObject({
  /** When this store was begun anew from a backup; the history that began then is known by it. */
  restoredAtMs: z.int(),
  /** When the newest journal line in the backup was received; 0 where there was none. */
  newestLineAtMs: z.int(),
  /** The newest place in the backup; 0 where there was none. What stands after it is of the history that began then. */
  newestPlace: z.int(),
});
/** That this store was restored from a backup. */
export type Restoration = z.infer<typeof restoration>;

/** The setting under which all of them stand, the first one first. */
export const RESTORATIONS = 'restorations';

const restorations = z.array(restoration);

/** @param value Of the setting; `null` where there is none. */
export function restorationsIn(value: string | null): readonly Restoration[] {
  return value === null ? [] : restorations.parse(JSON.parse(value));
}

/** All that this store knows of, the first one first: those that the backups it came from knew of, and its own. */
export async function readRestorations(reader: StoreReader): Promise<readonly Restoration[]> {
  const row = await reader.selectFrom('setting').select('value').where('name', '=', RESTORATIONS).executeTakeFirst();
  return restorationsIn(row?.value ?? null);
}

export async function addRestoration(reader: StoreReader, restored: Restoration): Promise<void> {
  await putSetting(reader, RESTORATIONS, [...(await readRestorations(reader)), restored]);
}
