import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION } from '#domain/kernel/command.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { Issuer } from '../draft/draft-command.ts';

/** One act of a person about being helped, to be sent at once: what is said later is no longer meant. */
export function supportCommand(
  { person, device, nowMs, hubOffsetMs }: Issuer,
  act: Pick<CommandEntry, 'name' | 'target' | 'input'>,
): CommandEntry {
  return {
    ...act,
    id: newCommandId(),
    actor: person,
    device,
    issuedAtMs: nowMs,
    hubOffsetMs,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  };
}
