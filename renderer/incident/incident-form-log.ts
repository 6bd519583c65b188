import type { Incident, TicketNumber } from '#domain/incident/incident.record.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { Team } from '#domain/workforce/team.record.ts';
import type { Desk } from '../desk/desk.ts';
import type { CallDraft } from './incident-form-draft.ts';

/** Fields without which a call cannot be logged. */
export type CallGap = 'requester' | 'summary';

/** What is still missing, in the order of the form. */
export function gapsOf(draft: CallDraft): readonly CallGap[] {
  const gaps: CallGap[] = [];
  if (draft.requester === null) gaps.push('requester');
  if (oneLine(draft.summary) === '') gaps.push('summary');
  return gaps;
}

/** The team a call is logged in: the agent's own; the one that takes every contact first, if they are in it. */
export function teamOf(me: AgentPrincipal, teams: ReadonlyMap<Team['id'], Team>): Team['id'] | null {
  return me.teams.find((team) => teams.get(team)?.isEntry === true) ?? me.teams[0] ?? null;
}

/**
 * The command of a finished draft. The agent who logs owns the ticket (OWN-1).
 *
 * @param draft Without gaps; `null` is given back when it has some.
 * @param number `null` when this device has none left; the hub then gives one.
 */
export function logInputOf(
  draft: CallDraft,
  me: AgentPrincipal,
  team: Team['id'] | null,
  number: TicketNumber | null,
): CommandInput<'incident.log'> | null {
  if (draft.requester === null || gapsOf(draft).length > 0) return null;
  const { requester, device, service, channel, impact, urgency } = draft;
  return {
    requester,
    device,
    service,
    channel,
    impact,
    urgency,
    number,
    summary: oneLine(draft.summary),
    description: storable(draft.description),
    site: null,
    category: null,
    routing: team === null ? null : { team, owner: me.id },
  };
}

export interface LoggedCall {
  readonly id: Incident['id'];
  readonly number: TicketNumber | null;
}

/** Logs a call on this device at once; the hub hears of it when it can. */
export async function logCall(desk: Desk, input: CommandInput<'incident.log'>): Promise<Result<LoggedCall>> {
  const id = incidentId.parse(desk.newId('incident'));
  const issued = await desk.issue('incident.log', id, input);
  return issued.ok ? { ok: true, value: { id, number: input.number } } : issued;
}

/** Resolves what was solved while the caller was on the line. */
export function resolveOnCall(desk: Desk, id: Incident['id'], resolution: string): Promise<Result<unknown>> {
  return desk.issue('incident.resolve', id, { resolution: storable(resolution) ?? '' });
}

export const LONGEST_SUMMARY = 300;
export const LONGEST_TEXT = 20_000;

function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.slice(0, LONGEST_SUMMARY).toWellFormed().trim();
}

/** Text without what no database keeps unharmed; `null` when nothing is left. */
function storable(text: string): string | null {
  const kept = text.replaceAll('\0', '').trim().slice(0, LONGEST_TEXT).toWellFormed().trim();
  return kept === '' ? null : kept;
}
