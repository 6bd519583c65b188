import { z } from 'zod';
import { incidentRecord } from '../incident/incident.record.ts';
import { isOpen } from '../incident/incident.rules.ts';
import { deviceRecord } from '../inventory/device.record.ts';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import { agentId, deviceId, epochMs, incidentId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { agentRecord } from '../workforce/agent.record.ts';
import type { SupportSession } from './support-session.record.ts';
import { CODE_GOOD_FOR_MS, isAboutThem, isAwaited } from './support-session.rules.ts';

const requestInput = z.strictObject({ device: deviceId });
const joinInput = z.strictObject({ agent: agentId, incident: incidentId });
const nothing = z.strictObject({});

type Ended = { readonly code: 'support-session.ended-already' };

export function requestSupport(
  blank: SupportSession,
  input: z.infer<typeof requestInput>,
  context: CommandContext,
): Result<SupportSession, { readonly code: 'support-session.device-unknown' }> {
  const device = context.find(deviceRecord, input.device);
  if (device === undefined) return refuse({ code: 'support-session.device-unknown' });
  const { nowMs } = context;
  return ok({
    ...blank,
    state: 'waiting',
    device: device.id,
    person: device.person,
    awaitedUntilMs: epochMs.parse(nowMs + CODE_GOOD_FOR_MS),
    requestedAtMs: nowMs,
    changedAtMs: nowMs,
  });
}

/** No help without a ticket (remote assistance, C12), and none on a ticket of somebody else's. */
export function joinSupport(
  session: SupportSession,
  input: z.infer<typeof joinInput>,
  context: CommandContext,
): Result<
  SupportSession,
  { readonly code: `support-session.${'not-awaited' | 'agent-unavailable' | 'ticket-ended' | 'ticket-of-another'}` }
> {
  if (!isAwaited(session, context.nowMs)) return refuse({ code: 'support-session.not-awaited' });
  if (context.find(agentRecord, input.agent)?.isActive !== true) {
    return refuse({ code: 'support-session.agent-unavailable' });
  }
  const incident = context.find(incidentRecord, input.incident);
  if (incident === undefined || !isOpen(incident)) return refuse({ code: 'support-session.ticket-ended' });
  if (!isAboutThem(session, incident)) return refuse({ code: 'support-session.ticket-of-another' });
  return ok({
    ...session,
    state: 'joined',
    incident: incident.id,
    agent: input.agent,
    joinedAtMs: context.nowMs,
    changedAtMs: context.nowMs,
  });
}

export function endSupport(
  session: SupportSession,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<SupportSession, Ended> {
  if (session.state === 'ended') return refuse({ code: 'support-session.ended-already' });
  return ok({
    ...session,
    state: 'ended',
    endedAtMs: context.nowMs,
    endedBy: context.principal.kind === 'agent' ? 'agent' : 'user',
    changedAtMs: context.nowMs,
  });
}

export const supportSessionCommands = {
  'support-session.request': defineCommand({
    line: 'support-session.requested',
    begins: true,
    input: requestInput,
    reads: ({ device }) => [device],
    decide: requestSupport,
  }),
  'support-session.join': defineCommand({
    line: 'support-session.joined',
    input: joinInput,
    reads: ({ agent, incident }) => [agent, incident],
    decide: joinSupport,
  }),
  'support-session.end': defineCommand({ line: 'support-session.ended', input: nothing, decide: endSupport }),
} satisfies CommandTable<SupportSession>;
