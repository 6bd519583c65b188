import { z } from 'zod';
import { inventorySchema } from '#domain/inventory/inventory.sections.ts';
import { commandEntry } from '#domain/kernel/command.ts';

/** What was last reported: later looks are compared with it, not with the look before, so that slow changes are told. */
export const lastInventory = z.strictObject({
  inventory: inventorySchema,
  /** Looks since all sections were reported, changed or not. */
  looksSinceWhole: z.int().min(0),
  /** The last report. If the hub has refused it, nothing of this counts as reported. */
  command: commandEntry.shape.id,
});
export type LastInventory = z.infer<typeof lastInventory>;
