import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { TicketTimeEntry } from '#domain/incident/time-report.rules.ts';
import { firstTimeLine, timeLineNames, timeOnTickets } from '#domain/incident/time-report.rules.ts';
import type { EpochMs, IncidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Observable } from 'rxjs';
import { combineLatest, map, switchMap } from 'rxjs';
import { rowsOf } from '../../app/rows-of.ts';
import type { Desk } from '../../desk/desk.ts';
import { watchOutbox } from '../incident-repository.ts';
import { timelineOf } from '../incident-timeline.ts';

/** The lines that carry time from then on: found by their ids, which begin with their moment. */
export function watchTimeLines({ collections }: Desk, fromMs: EpochMs): Observable<readonly JournalLine[]> {
  const selector = { id: { $gte: firstTimeLine(fromMs) }, name: { $in: [...timeLineNames] } };
  return collections.journal.find({ selector, sort: [{ id: 'asc' }] }).$.pipe(map(rowsOf));
}

/** Time from then on, the latest first, with what was written down here and has not reached the hub. */
function watchTime(desk: Desk, fromMs: EpochMs): Observable<readonly TicketTimeEntry[]> {
  return combineLatest([watchTimeLines(desk, fromMs), watchOutbox(desk)]).pipe(
    map(([lines, outbox]) => timeOnTickets(timelineOf(lines, outbox.filter(isTime)).map(({ line }) => line))),
  );
}

/** Time, and the tickets that it was given to as far as they are on this device. */
export interface TimeWithTickets {
  readonly entries: readonly TicketTimeEntry[];
  readonly tickets: ReadonlyMap<IncidentId, Incident>;
}

/** One emission for both: no ticket is missing only because it has not been read yet. */
export function watchTimeWithTickets(desk: Desk, fromMs: EpochMs): Observable<TimeWithTickets> {
  return watchTime(desk, fromMs).pipe(
    switchMap((entries) => {
      const ids = [...new Set(entries.map(({ incident }) => incident))];
      const byId = (tickets: readonly Incident[]) => new Map(tickets.map((ticket) => [ticket.id, ticket]));
      return watchTicketsOf(desk, ids).pipe(map((tickets) => ({ entries, tickets: byId(tickets) })));
    }),
  );
}

/** The tickets with these ids, as far as they are on this device. */
export function watchTicketsOf({ collections }: Desk, ids: readonly IncidentId[]): Observable<readonly Incident[]> {
  return collections.incident.find({ selector: { id: { $in: [...ids] } } }).$.pipe(map(rowsOf));
}

function isTime({ entry }: OutboxEntry): boolean {
  return entry.name === 'incident.book-time' || entry.name === 'incident.correct-time';
}
