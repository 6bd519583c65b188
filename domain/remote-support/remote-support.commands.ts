import { z } from 'zod';
import { incidentRecord } from '../incident/incident.record.ts';
import { isOpen } from '../incident/incident.rules.ts';
import { deviceRecord } from '../inventory/device.record.ts';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import { agentId, deviceId, epochMs, incidentId, line, personId } from '../kernel/fields.ts';
import type { EpochMs, IncidentId } from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { agentRecord } from '../workforce/agent.record.ts';
import { noteSession, noteInput } from './note-session.ts';
import {
  endSupport,
  endInput,
  lapseInput,
  lapseSupport,
  objectToSession,
  refuseInput,
  refuseSupport,
} from './end-session.ts';
import { meetInput, meetWithoutHub } from './meet-without-hub.ts';
import { handOver, handOverInput, invite, inviteInput, leave, leaveInput } from './share-session.ts';
import type { SupportSession } from './support-session.record.ts';
import {
  CODE_GOOD_FOR_MS,
  isAboutThem,
  isAwaited,
  PORTAL_WAIT_MS,
  QUESTION_GOOD_FOR_MS,
} from './support-session.rules.ts';

const requestInput = z.strictObject({
  /** `null`: they share from a browser. */
  device: deviceId.nullable(),
  /** Who shares from a browser; a device says itself whose it is. */
  person: personId.exactOptional(),
  /** Their own ticket, where they asked for help on one in the portal. */
  incident: incidentId.exactOptional(),
});
const askInput = z.strictObject({
  agent: agentId,
  incident: incidentId,
  /** The computer on which its person is asked; `null`: in the portal. */
  device: deviceId.nullable(),
  reason: line(300),
});
const joinInput = z.strictObject({ agent: agentId, incident: incidentId });
const nothing = z.strictObject({});

type Unfit = {
  readonly code: `support-session.${'device-unknown' | 'ticket-ended' | 'ticket-of-another' | 'agent-unavailable'}`;
};
type NotAwaited = { readonly code: 'support-session.not-awaited' };

export function requestSupport(
  blank: SupportSession,
  { device: deviceOf, person, incident }: z.infer<typeof requestInput>,
  context: CommandContext,
): Result<SupportSession, Unfit> {
  const device = deviceOf === null ? null : context.find(deviceRecord, deviceOf);
  if (device === undefined || (device === null && person === undefined)) {
    return refuse({ code: 'support-session.device-unknown' });
  }
  const asking = { ...blank, device: device?.id ?? null, person: device === null ? (person ?? null) : device.person };
  const unfit = incident === undefined ? null : unfitTicket(asking, incident, context);
  if (unfit !== null) return refuse(unfit);
  const awaitedForMs = incident === undefined ? CODE_GOOD_FOR_MS : PORTAL_WAIT_MS;
  return ok({
    ...asking,
    state: 'waiting',
    origin: device === null ? 'portal' : 'code',
    incident: incident ?? null,
    ...begunAt(context.nowMs, awaitedForMs),
  });
}

/** The desk asks whoever a ticket is about, and says what for. Nothing is joined before they agree. */
export function askForSession(
  blank: SupportSession,
  input: z.infer<typeof askInput>,
  context: CommandContext,
): Result<SupportSession, Unfit> {
  if (context.find(agentRecord, input.agent)?.isActive !== true) {
    return refuse({ code: 'support-session.agent-unavailable' });
  }
  const device = input.device === null ? null : context.find(deviceRecord, input.device);
  const incident = context.find(incidentRecord, input.incident);
  if (device === undefined) return refuse({ code: 'support-session.device-unknown' });
  const person = device === null ? (incident?.requester ?? null) : device.person;
  const asked = { ...blank, device: device?.id ?? null, person };
  const unfit = unfitTicket(asked, input.incident, context);
  if (unfit !== null) return refuse(unfit);
  return ok({
    ...asked,
    state: 'asked',
    origin: 'ticket',
    incident: input.incident,
    agent: input.agent,
    reason: input.reason,
    ...begunAt(context.nowMs, QUESTION_GOOD_FOR_MS),
  });
}

function begunAt(nowMs: EpochMs, awaitedForMs: number) {
  return { awaitedUntilMs: epochMs.parse(nowMs + awaitedForMs), requestedAtMs: nowMs, changedAtMs: nowMs };
}

/** No help without a ticket (remote assistance, C12), and none on a ticket of somebody else's. */
function unfitTicket(session: SupportSession, id: IncidentId, context: CommandContext): Unfit | null {
  const incident = context.find(incidentRecord, id);
  if (incident === undefined || !isOpen(incident)) return { code: 'support-session.ticket-ended' };
  return isAboutThem(session, incident) ? null : { code: 'support-session.ticket-of-another' };
}

export function joinSupport(
  session: SupportSession,
  input: z.infer<typeof joinInput>,
  context: CommandContext,
): Result<SupportSession, Unfit | NotAwaited> {
  if (session.state !== 'waiting' || !isAwaited(session, context.nowMs)) {
    return refuse({ code: 'support-session.not-awaited' });
  }
  if (context.find(agentRecord, input.agent)?.isActive !== true) {
    return refuse({ code: 'support-session.agent-unavailable' });
  }
  const unfit = unfitTicket(session, input.incident, context);
  return unfit === null ? ok(joined({ ...session, ...input }, context.nowMs)) : refuse(unfit);
}

/** The person who was asked says yes. What may then be seen and done, they are asked for each. */
export function agreeToSession(
  session: SupportSession,
  _input: z.infer<typeof nothing>,
  { nowMs }: CommandContext,
): Result<SupportSession, NotAwaited> {
  const isOpenQuestion = session.state === 'asked' && isAwaited(session, nowMs);
  return isOpenQuestion ? ok(joined(session, nowMs)) : refuse({ code: 'support-session.not-awaited' });
}

function joined(session: SupportSession, nowMs: EpochMs): SupportSession {
  const { agent } = session;
  const spells = agent === null ? [] : [{ agent, fromMs: nowMs, toMs: null }];
  return { ...session, state: 'joined', spells, joinedAtMs: nowMs, changedAtMs: nowMs };
}

export const supportSessionCommands = {
  'support-session.request': defineCommand({
    line: 'support-session.requested',
    begins: true,
    input: requestInput,
    reads: ({ device, incident }) => [device, incident].filter((id) => typeof id === 'string'),
    decide: requestSupport,
  }),
  'support-session.ask': defineCommand({
    line: 'support-session.asked',
    begins: true,
    input: askInput,
    reads: ({ agent, incident, device }) => [agent, incident, ...(device === null ? [] : [device])],
    decide: askForSession,
  }),
  'support-session.meet': defineCommand({
    line: 'support-session.met',
    begins: true,
    input: meetInput,
    reads: ({ device, incident }) => [device, incident],
    decide: meetWithoutHub,
  }),
  'support-session.join': defineCommand({
    line: 'support-session.joined',
    input: joinInput,
    reads: ({ agent, incident }) => [agent, incident],
    decide: joinSupport,
  }),
  'support-session.agree': defineCommand({ line: 'support-session.agreed', input: nothing, decide: agreeToSession }),
  'support-session.refuse': defineCommand({
    line: 'support-session.refused',
    input: refuseInput,
    decide: refuseSupport,
  }),
  'support-session.lapse': defineCommand({ line: 'support-session.lapsed', input: lapseInput, decide: lapseSupport }),
  'support-session.end': defineCommand({ line: 'support-session.ended', input: endInput, decide: endSupport }),
  'support-session.object': defineCommand({
    line: 'support-session.objected',
    input: nothing,
    decide: objectToSession,
  }),
  'support-session.hand-over': defineCommand({
    line: 'support-session.handed-over',
    input: handOverInput,
    reads: ({ to }) => [to],
    decide: handOver,
  }),
  'support-session.invite': defineCommand({
    line: 'support-session.invited',
    input: inviteInput,
    reads: ({ agent }) => [agent],
    decide: invite,
  }),
  'support-session.leave': defineCommand({ line: 'support-session.left', input: leaveInput, decide: leave }),
  'support-session.note': defineCommand({ line: 'support-session.noted', input: noteInput, decide: noteSession }),
} satisfies CommandTable<SupportSession>;
