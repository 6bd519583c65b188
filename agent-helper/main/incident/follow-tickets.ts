import type { PortalIncident } from '#contracts/api/portal-api.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { KeptTickets } from './kept-tickets.ts';

export interface FollowTicketsPorts {
  readonly tickets: KeptTickets;
  readonly link: Pick<HubLink, 'ask'>;
  readonly nowMs: () => number;
}

/** Reads the person's tickets, and what was said on those that changed, so that both are there without a connection. */
export async function followTickets(ports: FollowTicketsPorts, signal: AbortSignal): Promise<Result<null>> {
  const { tickets, link, nowMs } = ports;
  const listed = await link.ask('helper.incidents', {}, signal);
  if (!listed.ok) return listed;
  for (const ticket of listed.value) {
    const read = await readConversation(ports, ticket, signal);
    if (!read.ok && read.refusal.code !== 'incident.unknown') return read;
  }
  // Last, so that whoever is told of an answer finds it in the conversation.
  await tickets.keepList({ tickets: listed.value, readAtMs: epochMs.parse(nowMs()) });
  return ok(null);
}

/** Asks for a conversation unless the copy is of the same moment. */
async function readConversation(
  { tickets, link, nowMs }: FollowTicketsPorts,
  { id, changedAtMs }: PortalIncident,
  signal: AbortSignal,
): Promise<Result<null>> {
  const kept = await tickets.conversation(id);
  if (kept?.ofMs === changedAtMs) return ok(null);
  const asked = await link.ask('helper.incident', { id }, signal);
  if (!asked.ok) return asked;
  const { incident, entries } = asked.value;
  await tickets.keepConversation(id, entries, incident.changedAtMs, nowMs());
  return ok(null);
}
