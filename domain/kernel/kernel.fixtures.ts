import type { Attachment } from './attachment.ts';
import { attachmentSchema } from './attachment.ts';
import type { CommandContext, CommandEntry } from './command.ts';
import { commandEntry } from './command.ts';
import { agentId, deviceId, epochMs, personId, teamId } from './fields.ts';
import type { AgentPrincipal, Principal } from './principal.ts';
import type { DeskRecord } from './record.ts';

/** Mira, first line. */
export function anAgentPrincipal(over: Partial<AgentPrincipal> = {}): AgentPrincipal {
  return {
    kind: 'agent',
    id: agentId.parse('agent:mira'),
    person: personId.parse('person:mira'),
    role: 'agent',
    teams: [teamId.parse('team:firstline')],
    ...over,
  };
}

export const vera: Principal = { kind: 'person', id: personId.parse('person:vera') };
export const verasDevice: Extract<Principal, { kind: 'device' }> = {
  kind: 'device',
  id: deviceId.parse('device:nb0142'),
  person: personId.parse('person:vera'),
};

/** A context at 9 s past the epoch that finds the given records. */
export function aContext(
  over: { readonly principal?: Principal; readonly nowMs?: number; readonly records?: readonly DeskRecord[] } = {},
): CommandContext {
  const { principal = anAgentPrincipal(), nowMs = 9_000, records = [] } = over;
  const find: CommandContext['find'] = (definition, id) => {
    const found = records.find((record) => record.id === id);
    return found === undefined ? undefined : definition.schema.parse(found);
  };
  return { principal, nowMs: epochMs.parse(nowMs), find };
}

/** The `serial`th UUIDv7 of a test: equal for equal serials, and in ascending order. */
export function uuidOf(serial: number): string {
  return `01900000-0000-7000-8000-${serial.toString(16).padStart(12, '0')}`;
}

/** A command as a client sends it; `serial` makes its id. */
export function aCommandEntry(
  serial: number,
  over: Partial<CommandEntry> & Pick<CommandEntry, 'name' | 'target'>,
): CommandEntry {
  return commandEntry.parse({
    id: uuidOf(serial),
    input: {},
    actor: 'agent:mira',
    device: 'client:a',
    issuedAtMs: 5_000,
    hubOffsetMs: 0,
    schemaVersion: 1,
    ...over,
  });
}

/** A small picture, of which the bytes are nowhere. */
export function anAttachment(over: Partial<Attachment> = {}): Attachment {
  return attachmentSchema.parse({
    sha256: 'a'.repeat(64),
    name: 'Screenshot.png',
    mediaType: 'image/png',
    sizeBytes: 2_048,
    width: 640,
    height: 480,
    ...over,
  });
}
