import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { AgentId, DeviceId, IncidentId, PersonId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { SessionFilter } from '#domain/remote-support/session-filter.rules.ts';
import { fitsFilter } from '#domain/remote-support/session-filter.rules.ts';
import type { WrittenChain } from '#domain/remote-support/session-chain.rules.ts';
import { writtenChains } from '#domain/remote-support/written-chains.rules.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { HubInput, HubOutput } from '#contracts/hub-api.ts';
import type { CommandInput } from '#domain/processes.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
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

/** @param how Why, where the line came to an end by itself; what is to be known, where a lead ends it for a colleague. */
export function endSession(
  desk: Desk,
  id: SupportSessionId,
  how: CommandInput<'support-session.end'> = {},
): Promise<Result<unknown>> {
  return desk.issue('support-session.end', id, how);
}

/** Sessions that go on at this moment, whoever helps; the latest changed first. */
export function watchGoingOn({ collections }: Desk): Observable<readonly SupportSession[]> {
  const query = { selector: { state: 'joined' as const }, sort: [{ changedAtMs: 'desc' as const }] };
  return collections['support-session'].find(query).$.pipe(map(rowsOf));
}

/** A colleague, or a lead themselves, looks on. */
export function inviteToSession(desk: Desk, id: SupportSessionId, agent: AgentId): Promise<Result<unknown>> {
  return desk.issue('support-session.invite', id, { agent });
}

/** Somebody looks on no longer. */
export function leaveSession(desk: Desk, id: SupportSessionId, agent: AgentId): Promise<Result<unknown>> {
  return desk.issue('support-session.leave', id, { agent });
}

/** A colleague goes on with it. */
export function handOverSession(
  desk: Desk,
  id: SupportSessionId,
  how: CommandInput<'support-session.hand-over'>,
): Promise<Result<unknown>> {
  return desk.issue('support-session.hand-over', id, how);
}

/** Asks the person a ticket is about. Needs the hub: what nobody hears at once is no question. */
export function askForSession(desk: Desk, question: HubInput<'support.ask'>): Promise<Result<unknown>> {
  return desk.askHub('support.ask', question);
}

/** Takes somebody who asked on a ticket of theirs in the portal. */
export function takeFromPortal(desk: Desk, session: SupportSessionId): Promise<Result<unknown>> {
  return desk.askHub('support.take', { session });
}

/** What happened in a session, the oldest first. */
export function watchSessionLines(
  { collections }: Desk,
  session: SupportSessionId,
): Observable<readonly JournalLine[]> {
  const query = { selector: { target: session }, sort: [{ target: 'asc' as const }, { occurredAtMs: 'asc' as const }] };
  return collections.journal.find(query).$.pipe(map(rowsOf));
}

/** More than anybody reads; a file has all there are. */
export const MOST_SESSIONS_SEARCHED = 1_000;

/** Sessions that were joined and are over, the latest changed first: those that fit, of the last thousand. */
export function watchPastSessions({ collections }: Desk, filter: SessionFilter): Observable<readonly SupportSession[]> {
  const where = filter.device === undefined ? {} : { device: filter.device };
  const selector = { ...where, state: 'ended' as const };
  const query = { selector, sort: [{ changedAtMs: 'desc' as const }], limit: MOST_SESSIONS_SEARCHED };
  return collections['support-session'].find(query).$.pipe(
    map(rowsOf),
    map((sessions) => sessions.filter((session) => session.joinedAtMs !== null && fitsFilter(session, filter))),
  );
}

/** The computers with these ids, as far as they are on this device. */
export function watchDevices({ collections }: Desk, ids: readonly DeviceId[]): Observable<readonly Device[]> {
  return collections.device.find({ selector: { id: { $in: [...ids] } } }).$.pipe(map(rowsOf));
}

/** The next part of a file of sessions (W13); needs the hub, which has all of them. */
export function askForAudit(desk: Desk, asked: HubInput<'support.audit'>): Promise<Result<HubOutput<'support.audit'>>> {
  return desk.askHub('support.audit', asked);
}

/** What both sides wrote down of a session, as it is on this device. */
export async function readChains(desk: Desk, session: SupportSession): Promise<readonly WrittenChain[]> {
  const lines = await firstValueFrom(watchSessionLines(desk, session.id));
  const accepted = lines.toSorted(
    (one, other) => one.receivedAtMs - other.receivedAtMs || (one.id < other.id ? -1 : 1),
  );
  return writtenChains(session, accepted);
}
