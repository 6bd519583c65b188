import { z } from 'zod';
import { attachmentList } from '../kernel/attachment.ts';
import type { CommandContext, CommandTable } from '../kernel/command.ts';
import { defineCommand } from '../kernel/command.ts';
import {
  agentId,
  deviceId,
  epochMs,
  line,
  personId,
  prose,
  recordId,
  serviceId,
  siteId,
  teamId,
} from '../kernel/fields.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import { deviceRecord } from '../inventory/device.record.ts';
import { serviceRecord } from '../service-catalogue/service.record.ts';
import { agentRecord } from '../workforce/agent.record.ts';
import { personRecord } from '../workforce/person.record.ts';
import { teamRecord } from '../workforce/team.record.ts';
import { categoriseIncident, categoriseInput, settleInput, settleProposal } from './field.commands.ts';
import type { Incident } from './incident.record.ts';
import { channels, impacts, pendingReasons, ticketNumber, urgencies } from './incident.record.ts';
import { isOpen, mayStillReopen, priorityOf } from './incident.rules.ts';
import { bookTime, correctTime } from './time.commands.ts';
import { bookTimeInput, correctTimeInput } from './time-entry.ts';

const text = prose(20_000);

const logInput = z.strictObject({
  summary: line(300),
  description: text.nullable(),
  channel: z.enum(channels),
  requester: personId,
  device: deviceId.nullable(),
  service: serviceId.nullable(),
  site: siteId.nullable(),
  category: line(80).nullable(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
  /** From this device's lease, so that it is final at once; the hub fills it in where it is missing. */
  number: ticketNumber.nullable(),
  /** Who takes it first. An agent's own; for everyone else the hub routes and fills this in. */
  routing: z.strictObject({ team: teamId, owner: agentId }).nullable(),
});
export type LogInput = z.infer<typeof logInput>;

const offerInput = z.strictObject({ to: agentId, team: teamId, note: text.nullable() });
const claimInput = z.strictObject({ team: teamId });
const reasonInput = z.strictObject({ reason: text });
const textInput = z.strictObject({ text });
/** The last line of the ticket that its author saw (COL-2), `null` for none; missing: whatever there is. */
const lastSeen = recordId('journal').nullable().exactOptional();
const replyInput = z.strictObject({ text, lastSeen });
const attachInput = z.strictObject({
  attachments: attachmentList,
  text: text.nullable(),
  /** `readers`: the requester too, as with a reply. `desk`: as with a note. */
  audience: z.enum(['desk', 'readers']),
  lastSeen,
});
export type AttachInput = z.infer<typeof attachInput>;
const suspendInput = z.strictObject({
  reason: z.enum(pendingReasons),
  untilMs: epochMs.nullable(),
  note: text.nullable(),
});
const resolveInput = z.strictObject({ resolution: text });
const nothing = z.strictObject({});

type Ended = { readonly code: 'incident.already-ended' };
type UnknownReference = {
  readonly code: `incident.${'requester' | 'device' | 'service' | 'team' | 'owner'}-unknown`;
};
type NotOffered = { readonly code: 'incident.not-offered-to-you' };

export function logIncident(
  blank: Incident,
  input: LogInput,
  context: CommandContext,
): Result<Incident, UnknownReference | { readonly code: 'incident.unrouted' }> {
  const requester = context.find(personRecord, input.requester);
  if (requester === undefined) return refuse({ code: 'incident.requester-unknown' });
  if (input.routing === null) return refuse({ code: 'incident.unrouted' });
  const unknown = unknownReference(input, input.routing, context);
  if (unknown !== null) return refuse(unknown);
  const { summary, channel, device, service, category, impact, urgency, number } = input;
  const isTakenByAgent = context.principal.kind === 'agent';
  return ok({
    ...blank,
    summary,
    channel,
    device,
    service,
    category,
    impact,
    urgency,
    number,
    state: isTakenByAgent ? 'in-progress' : 'logged',
    requester: requester.id,
    site: input.site ?? requester.site,
    priority: priorityOf(impact, urgency),
    team: input.routing.team,
    owner: input.routing.owner,
    loggedAtMs: context.nowMs,
    awaitingReplySinceMs: isTakenByAgent ? null : context.nowMs,
    changedAtMs: context.nowMs,
  });
}

function unknownReference(
  { device, service }: LogInput,
  { team, owner }: NonNullable<LogInput['routing']>,
  { find }: CommandContext,
): UnknownReference | null {
  if (device !== null && find(deviceRecord, device) === undefined) return { code: 'incident.device-unknown' };
  if (service !== null && find(serviceRecord, service) === undefined) return { code: 'incident.service-unknown' };
  if (find(teamRecord, team) === undefined) return { code: 'incident.team-unknown' };
  if (find(agentRecord, owner)?.isActive !== true) return { code: 'incident.owner-unknown' };
  return null;
}

/** Offers the ownership to a named agent. Until they accept, the owner stays accountable (OWN-1). */
export function offerIncident(
  incident: Incident,
  input: z.infer<typeof offerInput>,
  context: CommandContext,
): Result<
  Incident,
  Ended | { readonly code: 'incident.agent-unavailable' } | { readonly code: 'incident.owned-already' }
> {
  if (!isOpen(incident)) return refuse({ code: 'incident.already-ended' });
  const receiver = context.find(agentRecord, input.to);
  if (receiver === undefined || !receiver.isActive) return refuse({ code: 'incident.agent-unavailable' });
  if (input.to === incident.owner) return refuse({ code: 'incident.owned-already' });
  const by = context.principal.kind === 'agent' ? context.principal.id : incident.owner;
  const offer = { to: input.to, by, team: input.team, atMs: context.nowMs };
  return ok({ ...incident, offer, changedAtMs: context.nowMs });
}

export function acceptIncident(
  incident: Incident,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Incident, Ended | NotOffered> {
  if (!isOpen(incident)) return refuse({ code: 'incident.already-ended' });
  const { offer } = incident;
  if (offer === null || offer.to !== context.principal.id) return refuse({ code: 'incident.not-offered-to-you' });
  return ok(ownedBy(incident, offer.to, offer.team, context));
}

export function declineIncident(
  incident: Incident,
  _input: z.infer<typeof reasonInput>,
  context: CommandContext,
): Result<Incident, NotOffered> {
  if (incident.offer?.to !== context.principal.id) return refuse({ code: 'incident.not-offered-to-you' });
  return ok({ ...incident, offer: null, changedAtMs: context.nowMs });
}

export function withdrawOffer(
  incident: Incident,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.no-offer' }> {
  if (incident.offer === null) return refuse({ code: 'incident.no-offer' });
  return ok({ ...incident, offer: null, changedAtMs: context.nowMs });
}

/** Takes what nobody has begun: until then it is only held for the desk by the lead it was routed to. */
export function claimIncident(
  incident: Incident,
  input: z.infer<typeof claimInput>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.begun-already' }> {
  const { principal } = context;
  if (incident.state !== 'logged' || principal.kind !== 'agent') return refuse({ code: 'incident.begun-already' });
  return ok(ownedBy(incident, principal.id, input.team, context));
}

export function noteOnIncident(
  incident: Incident,
  _input: z.infer<typeof textInput>,
  context: CommandContext,
): Result<Incident> {
  return ok({ ...incident, changedAtMs: context.nowMs });
}

/** A reply that both sides read. The requester's own ends a wait for them; the owner's begins the work. */
export function replyOnIncident(
  incident: Incident,
  _input: z.infer<typeof replyInput>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.closed' }> {
  if (incident.state === 'closed') return refuse({ code: 'incident.closed' });
  return ok(spokenOn(incident, context));
}

/**
 * Files, with words or without: those both sides see are as good as a reply, the others as a note. The bytes follow on
 * their own way; what is decided here does not wait for them.
 */
export function attachToIncident(
  incident: Incident,
  { audience }: z.infer<typeof attachInput>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.closed' }> {
  if (audience === 'desk') return ok({ ...incident, changedAtMs: context.nowMs });
  if (incident.state === 'closed') return refuse({ code: 'incident.closed' });
  return ok(spokenOn(incident, context));
}

function spokenOn(incident: Incident, context: CommandContext): Incident {
  const changed = { ...incident, changedAtMs: context.nowMs };
  if (context.principal.kind === 'agent') {
    const state = incident.state === 'logged' ? 'in-progress' : incident.state;
    return { ...changed, state, awaitingReplySinceMs: null };
  }
  const awaitingReplySinceMs = incident.awaitingReplySinceMs ?? context.nowMs;
  if (incident.pending?.reason !== 'waiting-customer') return { ...changed, awaitingReplySinceMs };
  return { ...changed, awaitingReplySinceMs, state: 'in-progress', pending: null };
}

export function suspendIncident(
  incident: Incident,
  input: z.infer<typeof suspendInput>,
  context: CommandContext,
): Result<
  Incident,
  Ended | { readonly code: `incident.${'pending-already' | 'date-missing' | 'requester-unanswered'}` }
> {
  if (!isOpen(incident)) return refuse({ code: 'incident.already-ended' });
  if (incident.state === 'pending') return refuse({ code: 'incident.pending-already' });
  if (input.reason === 'agreed-date' && input.untilMs === null) return refuse({ code: 'incident.date-missing' });
  // Nobody waits for a requester who is waiting for us (SLA-6). The note reaches them and counts as an answer.
  const awaitingReplySinceMs = input.note === null ? incident.awaitingReplySinceMs : null;
  const isRequesterUnanswered = input.reason === 'waiting-customer' && awaitingReplySinceMs !== null;
  if (isRequesterUnanswered) return refuse({ code: 'incident.requester-unanswered' });
  const pending = { reason: input.reason, sinceMs: context.nowMs, untilMs: input.untilMs };
  return ok({ ...incident, state: 'pending', pending, awaitingReplySinceMs, changedAtMs: context.nowMs });
}

export function resumeIncident(
  incident: Incident,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.not-pending' }> {
  if (incident.state !== 'pending') return refuse({ code: 'incident.not-pending' });
  return ok({ ...incident, state: 'in-progress', pending: null, changedAtMs: context.nowMs });
}

export function resolveIncident(
  incident: Incident,
  _input: z.infer<typeof resolveInput>,
  context: CommandContext,
): Result<Incident, Ended> {
  if (!isOpen(incident)) return refuse({ code: 'incident.already-ended' });
  return ok({
    ...incident,
    state: 'resolved',
    offer: null,
    pending: null,
    awaitingReplySinceMs: null,
    resolvedAtMs: context.nowMs,
    changedAtMs: context.nowMs,
  });
}

export function reopenIncident(
  incident: Incident,
  _input: z.infer<typeof reasonInput>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.not-resolved' } | { readonly code: 'incident.reopen-window-over' }> {
  if (incident.state !== 'resolved') return refuse({ code: 'incident.not-resolved' });
  if (!mayStillReopen(incident, context.nowMs)) return refuse({ code: 'incident.reopen-window-over' });
  return ok({
    ...incident,
    state: 'in-progress',
    resolvedAtMs: null,
    reopenCount: incident.reopenCount + 1,
    awaitingReplySinceMs: context.principal.kind === 'agent' ? null : context.nowMs,
    changedAtMs: context.nowMs,
  });
}

export function closeIncident(
  incident: Incident,
  _input: z.infer<typeof nothing>,
  context: CommandContext,
): Result<Incident, { readonly code: 'incident.not-resolved' }> {
  if (incident.state !== 'resolved') return refuse({ code: 'incident.not-resolved' });
  return ok({ ...incident, state: 'closed', changedAtMs: context.nowMs });
}

function ownedBy(
  incident: Incident,
  owner: Incident['owner'],
  team: Incident['team'],
  context: CommandContext,
): Incident {
  const state = incident.state === 'logged' ? 'in-progress' : incident.state;
  return { ...incident, owner, team, state, offer: null, changedAtMs: context.nowMs };
}

export const incidentCommands = {
  'incident.log': defineCommand({
    line: 'incident.logged',
    begins: true,
    input: logInput,
    reads: ({ requester, device, service, routing }) =>
      [requester, device, service, routing?.team, routing?.owner].filter((id) => typeof id === 'string'),
    decide: logIncident,
  }),
  'incident.categorise': defineCommand({
    line: 'incident.categorised',
    input: categoriseInput,
    decide: categoriseIncident,
  }),
  'incident.settle': defineCommand({
    line: 'incident.settled',
    audience: 'desk',
    input: settleInput,
    decide: settleProposal,
  }),
  'incident.offer': defineCommand({
    line: 'incident.offered',
    audience: 'desk',
    input: offerInput,
    reads: ({ to }) => [to],
    decide: offerIncident,
  }),
  'incident.accept': defineCommand({ line: 'incident.accepted', input: nothing, decide: acceptIncident }),
  'incident.decline': defineCommand({
    line: 'incident.declined',
    audience: 'desk',
    input: reasonInput,
    decide: declineIncident,
  }),
  'incident.withdraw': defineCommand({
    line: 'incident.withdrawn',
    audience: 'desk',
    input: nothing,
    decide: withdrawOffer,
  }),
  'incident.claim': defineCommand({ line: 'incident.claimed', input: claimInput, decide: claimIncident }),
  'incident.note': defineCommand({
    line: 'incident.noted',
    audience: 'desk',
    input: textInput,
    decide: noteOnIncident,
  }),
  'incident.reply': defineCommand({ line: 'incident.replied', input: replyInput, decide: replyOnIncident }),
  'incident.attach': defineCommand({
    line: 'incident.attached',
    audience: ({ audience }) => audience,
    input: attachInput,
    decide: attachToIncident,
  }),
  'incident.suspend': defineCommand({ line: 'incident.suspended', input: suspendInput, decide: suspendIncident }),
  'incident.resume': defineCommand({ line: 'incident.resumed', input: nothing, decide: resumeIncident }),
  'incident.resolve': defineCommand({ line: 'incident.resolved', input: resolveInput, decide: resolveIncident }),
  'incident.reopen': defineCommand({ line: 'incident.reopened', input: reasonInput, decide: reopenIncident }),
  'incident.close': defineCommand({ line: 'incident.closed', input: nothing, decide: closeIncident }),
  'incident.book-time': defineCommand({
    line: 'incident.time-booked',
    audience: 'desk',
    input: bookTimeInput,
    decide: bookTime,
  }),
  'incident.correct-time': defineCommand({
    line: 'incident.time-corrected',
    audience: 'desk',
    input: correctTimeInput,
    decide: correctTime,
  }),
} satisfies CommandTable<Incident>;
