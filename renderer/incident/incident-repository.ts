import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Incident, TicketNumber } from '#domain/incident/incident.record.ts';
import { openStates } from '#domain/incident/incident.rules.ts';
import type { AgentId, IncidentId, PersonId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { Observable } from 'rxjs';
import { combineLatest, distinctUntilChanged, map } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import type { ViewCounts } from './incident-views.ts';
import { countViews, incidentViewIds } from './incident-views.ts';

export type IncidentCommandName = Extract<CommandName, `incident.${string}`>;

/** Open incidents of the whole desk, in no order; emits again whenever one changes. */
export function watchOpenIncidents({ collections }: Desk): Observable<readonly Incident[]> {
  return collections.incident.find({ selector: { state: { $in: [...openStates] } } }).$.pipe(map(rowsOf));
}

/** Incidents that are resolved and not yet closed, changed at or after `sinceMs`. */
export function watchResolvedIncidents({ collections }: Desk, sinceMs: number): Observable<readonly Incident[]> {
  const selector = { state: 'resolved' as const, changedAtMs: { $gte: sinceMs } };
  return collections.incident.find({ selector }).$.pipe(map(rowsOf));
}

/** The latest changed incidents in any state, newest first. */
export function watchLatestIncidents({ collections }: Desk, limit: number): Observable<readonly Incident[]> {
  return collections.incident.find({ sort: [{ changedAtMs: 'desc' }], limit }).$.pipe(map(rowsOf));
}

/** How many incidents this device holds, in any state. */
function watchIncidentCount({ collections }: Desk): Observable<number> {
  return collections.incident.count().$;
}

/** `null` when it is not on this device: unknown, or no longer in the reader's scope. */
export function watchIncident({ collections }: Desk, id: IncidentId): Observable<Incident | null> {
  return collections.incident
    .findOne(id)
    .$.pipe(map((document) => (document === null ? null : rowOf<Incident>(document))));
}

/** The incident of that number; `null` while it is not on this device. */
export function watchTicketOfNumber({ collections }: Desk, number: TicketNumber): Observable<IncidentId | null> {
  return collections.incident.find({ selector: { number }, limit: 1 }).$.pipe(map(([found]) => found?.id ?? null));
}

/** Other incidents of the same person, latest first. */
export function watchIncidentsOf(
  { collections }: Desk,
  requester: PersonId,
  limit: number,
): Observable<readonly Incident[]> {
  const query = { selector: { requester }, sort: [{ changedAtMs: 'desc' as const }], limit };
  return collections.incident.find(query).$.pipe(map(rowsOf));
}

/** Everything that happened to an incident, oldest first. */
export function watchJournal({ collections }: Desk, id: IncidentId): Observable<readonly JournalLine[]> {
  const query = { selector: { target: id }, sort: [{ target: 'asc' as const }, { occurredAtMs: 'asc' as const }] };
  return collections.journal.find(query).$.pipe(map(rowsOf));
}

/** Commands of this device that the hub has not seen, or has said no to, in the order they were issued. */
export function watchOutbox({ collections }: Desk): Observable<readonly OutboxEntry[]> {
  return collections.outbox.find({ sort: [{ order: 'asc' }] }).$.pipe(map(rowsOf));
}

/** Ids of the records that were changed here and are not synced yet. The same set until it changes. */
export function watchUnsynced(desk: Desk): Observable<ReadonlySet<string>> {
  return watchOutbox(desk).pipe(
    map((entries) => entries.filter(({ state }) => state === 'waiting').map(({ entry }) => entry.target)),
    distinctUntilChanged((before, after) => before.join() === after.join()),
    map((targets) => new Set(targets)),
  );
}

/** What a ticket's page shows: the incident, its journal, and what waits to be synced. */
export function watchTicket(desk: Desk, id: IncidentId): Observable<Ticket> {
  return combineLatest([watchIncident(desk, id), watchJournal(desk, id), watchOutbox(desk)]).pipe(
    map(([incident, journal, outbox]) => ({
      incident,
      journal,
      outbox: outbox.filter(({ entry }) => entry.target === id),
    })),
  );
}

export interface Ticket {
  readonly incident: Incident | null;
  readonly journal: readonly JournalLine[];
  /** Commands on this incident that are on their way, in the order they were issued. */
  readonly outbox: readonly OutboxEntry[];
}

/** Decides on this device at once and keeps the command for the hub. Works the same with and without a network. */
export async function commandIncident<Name extends IncidentCommandName>(
  desk: Desk,
  id: IncidentId,
  name: Name,
  input: CommandInput<Name>,
): Promise<Result<{ readonly command: string }>> {
  return desk.issue(name, id, input);
}

/** How many incidents each view holds, for the numbers beside their names. */
export function watchViewCounts(desk: Desk, me: AgentId, resolvedSinceMs: number): Observable<ViewCounts> {
  return combineLatest([
    watchOpenIncidents(desk),
    watchResolvedIncidents(desk, resolvedSinceMs),
    watchIncidentCount(desk),
  ]).pipe(
    map(([open, resolved, all]) => countViews(open, resolved.length, all, me)),
    distinctUntilChanged((before, after) => incidentViewIds.every((id) => before[id] === after[id])),
  );
}
