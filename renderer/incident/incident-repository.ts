import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Incident, TicketNumber } from '#domain/incident/incident.record.ts';
import type { IncidentId, PersonId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { Observable } from 'rxjs';
import { auditTime, combineLatest, distinctUntilChanged, map } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import type { SortName } from './incident-filter.ts';
import type { ViewScope } from './incident-page-query.ts';
import { pageOrder, selectorOfView } from './incident-page-query.ts';
import type { IncidentViewId, ViewCounts } from './incident-views.ts';
import { incidentViewIds } from './incident-views.ts';

export type IncidentCommandName = Extract<CommandName, `incident.${string}`>;

/** The first incidents of a view in that order, whatever its size; emits again whenever one of them changes. */
export function watchIncidentPage(
  { collections }: Desk,
  view: IncidentViewId,
  scope: ViewScope,
  { sort, limit }: { readonly sort: SortName; readonly limit: number },
): Observable<readonly Incident[]> {
  const query = { selector: selectorOfView(view, scope), sort: pageOrder(sort), limit };
  return collections.incident.find(query).$.pipe(map(rowsOf));
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

/** How many incidents each view holds, for the numbers beside their names. The storage counts them by its indexes. */
export function watchViewCounts({ collections }: Desk, scope: ViewScope): Observable<ViewCounts> {
  const counts = incidentViewIds.map((id) => collections.incident.count({ selector: selectorOfView(id, scope) }).$);
  return combineLatest(counts).pipe(
    // They change one after the other, and are shown together.
    auditTime(0),
    map((found) => Object.fromEntries(incidentViewIds.map((id, place) => [id, found[place] ?? 0])) as ViewCounts),
    distinctUntilChanged((before, after) => incidentViewIds.every((id) => before[id] === after[id])),
  );
}
