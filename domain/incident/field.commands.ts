import { z } from 'zod';
import type { CommandContext } from '../kernel/command.ts';
import { line, serviceId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { dismissProposal, isSame, mergeFields, takeProposal } from './field-merge.rules.ts';
import type { Incident } from './incident.record.ts';
import { impacts, mergedFields, urgencies } from './incident.record.ts';
import { isOpen } from './incident.rules.ts';

const fieldValues = z.strictObject({
  category: line(80).nullable(),
  service: serviceId.nullable(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
});
export const categoriseInput = fieldValues.extend({
  /** What its author saw and changed it from (COL-3); a field that is missing overwrites whatever is there. */
  from: z
    .strictObject({
      category: fieldValues.shape.category.exactOptional(),
      service: fieldValues.shape.service.exactOptional(),
      impact: fieldValues.shape.impact.exactOptional(),
      urgency: fieldValues.shape.urgency.exactOptional(),
    })
    .exactOptional(),
});
export const settleInput = z.strictObject({
  field: z.enum(mergedFields),
  value: z.string().max(80).nullable(),
  choice: z.enum(['take', 'dismiss']),
});

export function categoriseIncident(
  incident: Incident,
  input: z.infer<typeof categoriseInput>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.already-ended' }> {
  if (!isOpen(incident)) return refuse({ code: 'incident.already-ended' });
  const { from = {}, ...wanted } = input;
  const setting = { by: context.principal.id, atMs: context.nowMs };
  return ok({ ...mergeFields(incident, wanted, from, setting), changedAtMs: context.nowMs });
}

/** Somebody has looked at both values of a field: the one that gave way is taken after all, or let go. */
export function settleProposal(
  incident: Incident,
  { field, value, choice }: z.infer<typeof settleInput>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.already-ended' | 'incident.proposal-gone' }> {
  if (!isOpen(incident)) return refuse({ code: 'incident.already-ended' });
  const proposal = incident.alsoProposed.find((one) => isSame(one, { field, value }));
  if (proposal === undefined) return refuse({ code: 'incident.proposal-gone' });
  const setting = { by: context.principal.id, atMs: context.nowMs };
  const settled = choice === 'take' ? takeProposal(incident, proposal, setting) : dismissProposal(incident, proposal);
  return ok({ ...settled, changedAtMs: context.nowMs });
}
