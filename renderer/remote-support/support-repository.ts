import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { IncidentId, PersonId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { HubOutput } from '#contracts/hub-api.ts';
import type { Observable } from 'rxjs';
import { filter, firstValueFrom, map } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import { watchIncidentsOf, watchOutbox } from '../incident/incident-repository.ts';

/** Who waits, as the hub says it for a code that is good. */
export type FoundSupport = HubOutput<'support.find'>;

/** More open tickets than one person has in a bad year. */
const MOST_TICKETS = 200;

/** `null` while this device has no such session. */
export function watchSession({ collections }: Desk, id: string): Observable<SupportSession | null> {
  const found = collections['support-session'].findOne(id).$;
  return found.pipe(map((session) => (session === null ? null : rowOf<SupportSession>(session))));
}

/** Whoever asked for help and was not joined, lapsed ones too; who asked last stands first. */
export function watchWaiting({ collections }: Desk): Observable<readonly SupportSession[]> {
  const query = { selector: { state: 'waiting' as const }, sort: [{ changedAtMs: 'desc' as const }], limit: 20 };
  return collections['support-session'].find(query).$.pipe(map(rowsOf));
}

/** The sessions about a ticket, the latest first. */
export function watchSessionsAbout({ collections }: Desk, incident: IncidentId): Observable<readonly SupportSession[]> {
  const query = { selector: { incident }, sort: [{ changedAtMs: 'desc' as const }] };
  return collections['support-session'].find(query).$.pipe(map(rowsOf));
}

/** What may be named when somebody is helped, the latest changed first. */
export function watchOpenTicketsOf(desk: Desk, person: PersonId): Observable<readonly Incident[]> {
  return watchIncidentsOf(desk, person, MOST_TICKETS).pipe(map((incidents) => incidents.filter(isOpen)));
}

export function findByCode(desk: Desk, code: string): Promise<Result<FoundSupport>> {
  return desk.askHub('support.find', { code });
}

/**
 * Joins whoever waits with the code. The hub has to know the ticket, so one that was logged a moment ago is waited for.
 *
 * @param logged The command that logged the ticket, if it was logged just now.
 */
export async function joinByCode(
  desk: Desk,
  code: string,
  incident: IncidentId,
  logged: string | null,
): Promise<Result<{ readonly session: SupportSessionId }>> {
  const sent = logged === null ? ok(null) : await whenSent(desk, logged);
  return sent.ok ? await desk.askHub('support.join', { code, incident }) : sent;
}

/** Resolves when the hub has taken a command, or said no to it. */
async function whenSent(desk: Desk, command: string): Promise<Result<null>> {
  const entry = await firstValueFrom(
    watchOutbox(desk).pipe(
      map((entries) => entries.find(({ id }) => id === command)),
      filter((found) => found?.state !== 'waiting'),
    ),
  );
  const refusal = entry?.refusal ?? null;
  return refusal === null ? ok(null) : refuse({ code: refusal.code });
}

export function endSession(desk: Desk, id: SupportSessionId): Promise<Result<unknown>> {
  return desk.issue('support-session.end', id, {});
}
