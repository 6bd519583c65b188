import { z } from 'zod';
import { putSetting } from './setting-rows.ts';
import type { StoreReader } from './store.ts';

const restoration = z.strictObject({
  /** When this store was begun anew from it. */
  restoredAtMs: z.int(),
  /** When the newest journal line in the backup was received; 0 where there was none. */
  newestLineAtMs: z.int(),
});
/** That this store was restored from a backup, the last time it was. */
export type Restoration = z.infer<typeof restoration>;

const RESTORATION = 'restoration';

/** `null` for a store that was never restored, as far as it knows. */
export async function readRestoration(reader: StoreReader): Promise<Restoration | null> {
  const row = await reader.selectFrom('setting').select('value').where('name', '=', RESTORATION).executeTakeFirst();
  return row === undefined ? null : restoration.parse(JSON.parse(row.value));
}

export async function writeRestoration(reader: StoreReader, restored: Restoration): Promise<void> {
  await putSetting(reader, RESTORATION, restored);
}
