import { z } from 'zod';
import { epochMs } from '#domain/kernel/fields.ts';
import { inventorySchema } from '#domain/inventory/inventory.sections.ts';
import type { InventoryReport } from '../inventory/report-inventory.ts';
import { openKeptFolder } from '../kept-folder.ts';

const MOST_KEPT = 100;

const look = z.strictObject({
  atMs: epochMs,
  before: inventorySchema.partial(),
  after: inventorySchema.partial(),
});
/** A look at the computer that found something other than before: the sections in question, as they were and as they are. */
export type Look = z.infer<typeof look>;

/** The helper's own record of its looks; no one else has written in it. */
export interface KeptLooks {
  /** Notes a look, if it found something. */
  readonly note: (changes: InventoryReport['changes'], nowMs: number) => Promise<void>;
  /** The newest last. */
  readonly list: () => Promise<readonly Look[]>;
}

export function openKeptLooks(folder: string): KeptLooks {
  const looks = openKeptFolder(folder, look, MOST_KEPT);
  return {
    note: async ({ before, after }, nowMs) => {
      if (Object.keys(after).length === 0) return;
      // Names of the same length sort by time.
      await looks.keep(String(nowMs).padStart(15, '0'), { atMs: epochMs.parse(nowMs), before, after });
    },
    list: async () => {
      const read = await Promise.all((await looks.names()).map((name) => looks.read(name)));
      return read.filter((one) => one !== null);
    },
  };
}
