import { z } from 'zod';
import { epochMs, line, prose, serviceId, teamId } from '../kernel/fields.ts';
import { defineRecord } from '../kernel/record.ts';

export const serviceSchema = z.strictObject({
  id: serviceId,
  /** In the words of those who use it. */
  name: line(80),
  description: prose(2_000),
  /** The team that first takes what concerns it. */
  team: teamId,
  changedAtMs: epochMs,
});
export type Service = z.infer<typeof serviceSchema>;

export function blankService(id: Service['id']): Service {
  return { id, name: '', description: '', team: teamId.parse('team:0'), changedAtMs: epochMs.parse(0) };
}

export const serviceRecord = defineRecord<Service>({
  name: 'service',
  shelf: 'reference',
  schema: serviceSchema,
  indexes: [],
  migrations: [],
});
