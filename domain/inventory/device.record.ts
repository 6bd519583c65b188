import { z } from 'zod';
import { deviceId, epochMs, personId, siteId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';
import { blankInventory, inventorySchema } from './inventory.sections.ts';

export const deviceSchema = z.strictObject({
  id: deviceId,
  /** What people call it: the host name, until somebody names it better. */
  name: z.string().min(1).max(120),
  /** Who sits at it; tickets from its helper are theirs. */
  person: personId.nullable(),
  site: siteId.nullable(),
  /** As found by its helper; sections that were never reported are `null`. */
  inventory: inventorySchema,
  enrolledAtMs: epochMs,
  /** When its helper last reported, by the hub's clock. */
  reportedAtMs: epochMs.nullable(),
  changedAtMs: epochMs,
});
/** A computer with a helper on it. */
export type Device = z.infer<typeof deviceSchema>;

export function blankDevice(id: Device['id']): Device {
  const never = epochMs.parse(0);
  return {
    id,
    name: '',
    person: null,
    site: null,
    inventory: blankInventory,
    enrolledAtMs: never,
    reportedAtMs: null,
    changedAtMs: never,
  };
}

export const deviceRecord = defineRecord<Device>({
  name: 'device',
  shelf: 'own',
  schema: deviceSchema,
  indexes: [['name'], ['changedAtMs'], ['person'], ['enrolledAtMs']],
  migrations: [],
});
