import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { inventorySchema } from '#domain/inventory/inventory.sections.ts';

/** What was last reported: later looks are compared with it, not with the look before, so that slow changes are told. */
export const lastInventory = z.strictObject({
  inventory: inventorySchema,
  /** Looks since all sections were reported, changed or not. */
  looksSinceWhole: z.int().min(0),
});
export type LastInventory = z.infer<typeof lastInventory>;

/** From now on nothing counts as reported. */
export async function forgetLastInventory(path: string): Promise<void> {
  await rm(path, { force: true });
}
