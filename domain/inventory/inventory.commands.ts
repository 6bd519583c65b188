import { z } from 'zod';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import { personId, siteId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { personRecord } from '../workforce/person.record.ts';
import type { Device } from './device.record.ts';
import { deviceSchema } from './device.record.ts';
import { inventorySchema } from './inventory.sections.ts';

const enrolInput = deviceSchema.pick({ name: true, person: true, site: true });
/** Only the sections that changed; what is absent stays as it was. */
const reportInput = z.strictObject({ sections: inventorySchema.partial() });
const allocateInput = z.strictObject({ person: personId.nullable(), site: siteId.nullable() });

export function enrolDevice(blank: Device, input: z.infer<typeof enrolInput>, context: CommandContext): Result<Device> {
  return ok({ ...blank, ...input, enrolledAtMs: context.nowMs, changedAtMs: context.nowMs });
}

export function reportInventory(
  device: Device,
  input: z.infer<typeof reportInput>,
  context: CommandContext,
): Result<Device> {
  const found = Object.entries(input.sections).filter(([, section]) => section !== undefined);
  return ok({
    ...device,
    inventory: { ...device.inventory, ...Object.fromEntries(found) },
    reportedAtMs: context.nowMs,
    changedAtMs: context.nowMs,
  });
}

/** Says who sits at a device, and where. */
export function allocateDevice(
  device: Device,
  input: z.infer<typeof allocateInput>,
  context: CommandContext,
): Result<Device, { readonly code: 'device.person-unknown' }> {
  const isKnown = input.person === null || context.find(personRecord, input.person) !== undefined;
  if (!isKnown) return refuse({ code: 'device.person-unknown' });
  return ok({ ...device, ...input, changedAtMs: context.nowMs });
}

export const deviceCommands = {
  'device.enrol': defineCommand({ line: 'device.enrolled', begins: true, input: enrolInput, decide: enrolDevice }),
  'device.report': defineCommand({ line: 'device.reported', input: reportInput, decide: reportInventory }),
  'device.allocate': defineCommand({
    line: 'device.allocated',
    input: allocateInput,
    reads: ({ person }) => (person === null ? [] : [person]),
    decide: allocateDevice,
  }),
} satisfies CommandTable<Device>;
