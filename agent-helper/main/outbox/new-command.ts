import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { newCommandId } from '#platform/any/new-id.ts';

export interface CommandOrigin {
  readonly device: DeviceId;
  /** This machine's clock, epoch milliseconds. */
  readonly nowMs: number;
  /** Hub clock minus this machine's clock as last measured, in milliseconds; 0 before they met. */
  readonly hubOffsetMs: number;
}

/** A command of this device, ready to wait for the hub. */
export function newCommand<Name extends CommandName>(
  name: Name,
  target: string,
  input: CommandInput<Name>,
  { device, nowMs, hubOffsetMs }: CommandOrigin,
): CommandEntry {
  return commandEntry.parse({
    id: newCommandId(),
    name,
    target,
    input,
    actor: device,
    device,
    issuedAtMs: nowMs,
    hubOffsetMs,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
}
