import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { newCommandId } from '#platform/any/new-id.ts';

/** A command that the hub issues on its own behalf. It goes through the gate like everybody's. */
export function deskCommand<Name extends CommandName>(
  name: Name,
  target: string,
  input: CommandInput<Name>,
  nowMs: number,
): CommandEntry {
  return commandEntry.parse({
    id: newCommandId(),
    name,
    target,
    input,
    actor: deskItself.id,
    device: deskItself.id,
    issuedAtMs: nowMs,
    hubOffsetMs: 0,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
}
