import { z } from 'zod';
import { agentId, epochMs, line, prose, teamId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

/** Lines of support: 1 takes every contact and solves most, 2 knows a field, 3 knows one product deeply. */
const tiers = [1, 2, 3] as const;

export const teamSchema = z.strictObject({
  id: teamId,
  name: line(80),
  tier: z.literal(tiers),
  /** What this team answers for, in writing (INC-5). */
  purpose: prose(2_000),
  /** Owns what came in for the team and nobody has begun. */
  lead: agentId.nullable(),
  /** Whether contacts of no particular service come here first. One team of the desk is. */
  isEntry: z.boolean(),
  changedAtMs: epochMs,
});
export type Team = z.infer<typeof teamSchema>;

export function blankTeam(id: Team['id']): Team {
  return { id, name: '', tier: 1, purpose: '', lead: null, isEntry: false, changedAtMs: epochMs.parse(0) };
}

export const teamRecord = defineRecord<Team>({
  name: 'team',
  shelf: 'reference',
  schema: teamSchema,
  indexes: [],
  migrations: [],
});
