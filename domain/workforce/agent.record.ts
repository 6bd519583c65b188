import { z } from 'zod';
import { agentId, epochMs, personId, teamId } from '../kernel/fields.ts';
import { agentRoles } from '../kernel/principal.ts';
import { defineRecord } from '../kernel/record.ts';

export const agentSchema = z.strictObject({
  id: agentId,
  /** Name, e-mail and site stand on the person. */
  person: personId,
  role: z.enum(agentRoles),
  teams: z.array(teamId).min(1).max(40),
  isActive: z.boolean(),
  changedAtMs: epochMs,
});
/** A person on the desk. */
export type Agent = z.infer<typeof agentSchema>;

export function blankAgent(id: Agent['id']): Agent {
  return {
    id,
    person: personId.parse('person:0'),
    role: 'agent',
    teams: [],
    isActive: true,
    changedAtMs: epochMs.parse(0),
  };
}

export const agentRecord = defineRecord<Agent>({
  name: 'agent',
  shelf: 'reference',
  schema: agentSchema,
  indexes: [],
  migrations: [],
});
