import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import type { LogInput } from '#domain/incident/incident.commands.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { HubSession } from './hub-session.ts';
import { signInOverApi } from './hub-session.ts';
import type { SmallDesk } from './small-desk.ts';

export interface LoggedTicket {
  readonly incident: Incident;
  readonly number: NonNullable<Incident['number']>;
  /** Mira's, over the API. */
  readonly session: HubSession;
}

/** Logs a ticket of Mira's, from Vera, over the hub's API. */
export async function logTicket(
  origin: string,
  { mira, vera, team }: SmallDesk,
  over: Partial<LogInput>,
): Promise<LoggedTicket> {
  const session = await signInOverApi(origin, mira.login, mira.password);
  const id = newRecordId('incident');
  const routing = { team, owner: mira.agent };
  await session.issue('incident.log', id, aLogInput({ requester: vera.person, number: null, routing, ...over }));
  const incident = incidentSchema.parse((await session.readAll()).get(id));
  const { number } = incident;
  if (number === null) throw new Error('The hub gave the ticket no number.');
  return { incident, number, session };
}
