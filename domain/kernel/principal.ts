import { z } from 'zod';
import { agentId, deviceId, personId, teamId } from './fields.ts';
import { assertNever } from './result.ts';

export const agentRoles = ['agent', 'lead', 'administrator'] as const;

/**
 * Who is asking, as the hub established it at sign-in. Policies read this and nothing else.
 *
 * `desk` is the hub itself: set-up and what timers do. It never comes from a network.
 */
export const principal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('agent'),
    id: agentId,
    person: personId,
    role: z.enum(agentRoles),
    teams: z.array(teamId).max(40),
  }),
  z.strictObject({ kind: z.literal('person'), id: personId }),
  z.strictObject({ kind: z.literal('device'), id: deviceId, person: personId.nullable() }),
  z.strictObject({ kind: z.literal('desk'), id: z.literal('desk:hub') }),
]);
export type Principal = z.infer<typeof principal>;
export type AgentPrincipal = Extract<Principal, { kind: 'agent' }>;

export const deskItself: Principal = { kind: 'desk', id: 'desk:hub' };

/** The id of whoever acts, as it stands in commands and in the journal. */
export const actorId = z
  .string()
  .max(48)
  .regex(/^(agent|person|device|desk):[0-9A-Za-z]+$/);

/**
 * A group of readers. A record names the scopes it may be seen in, a principal the scopes it may see;
 * where they meet, the record is replicated.
 */
export const scope = z
  .string()
  .max(48)
  .regex(/^(everyone|desk|person:[0-9A-Za-z]+|device:[0-9A-Za-z]+)$/);
export type Scope = 'everyone' | 'desk' | `person:${string}` | `device:${string}`;

/** What a principal may hold on a device of theirs. In ascending order, so that equal sets compare equal. */
export function scopesOf(reader: Principal): readonly Scope[] {
  switch (reader.kind) {
    case 'agent':
      return ['desk', 'everyone', personScope(reader.person)];
    case 'person':
      return ['everyone', personScope(reader.id)];
    case 'device':
      // A helper shows its person their own tickets; whoever it is given to next sees theirs and no longer these.
      return [deviceScope(reader.id), 'everyone', ...(reader.person === null ? [] : [personScope(reader.person)])];
    case 'desk':
      return ['desk', 'everyone'];
    default:
      return assertNever(reader);
  }
}

export function personScope(id: z.infer<typeof personId>): Scope {
  return id as string as `person:${string}`;
}

export function deviceScope(id: z.infer<typeof deviceId>): Scope {
  return id as string as `device:${string}`;
}
