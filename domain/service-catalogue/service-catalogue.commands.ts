import type { z } from 'zod';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { teamRecord } from '../workforce/team.record.ts';
import type { Service } from './service.record.ts';
import { serviceSchema } from './service.record.ts';

const serviceInput = serviceSchema.omit({ id: true, changedAtMs: true });

export function describeService(
  service: Service,
  input: z.infer<typeof serviceInput>,
  context: CommandContext,
): Result<Service, { readonly code: 'service.team-unknown' }> {
  if (context.find(teamRecord, input.team) === undefined) return refuse({ code: 'service.team-unknown' });
  return ok({ ...service, ...input, changedAtMs: context.nowMs });
}

export const serviceCommands = {
  'service.publish': defineCommand({
    line: 'service.published',
    begins: true,
    input: serviceInput,
    reads: ({ team }) => [team],
    decide: describeService,
  }),
  'service.amend': defineCommand({
    line: 'service.amended',
    input: serviceInput,
    reads: ({ team }) => [team],
    decide: describeService,
  }),
} satisfies CommandTable<Service>;
