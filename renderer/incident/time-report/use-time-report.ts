import type { TicketTimeEntry, TimeFilter } from '#domain/incident/time-report.rules.ts';
import { fitsTime } from '#domain/incident/time-report.rules.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useDesk } from '../../app/desk-context.ts';
import type { TimeWithTickets } from './time-report-repository.ts';
import { watchTimeWithTickets } from './time-report-repository.ts';

/** `tickets`: those of all time since the period began. */
export interface TimeReport extends Pick<TimeWithTickets, 'tickets'> {
  /** What fits, the latest first. */
  readonly found: readonly TicketTimeEntry[];
}

/** The time that fits; `undefined` while it is looked up. */
export function useTimeReport(filter: TimeFilter): TimeReport | undefined {
  const desk = useDesk();
  const { fromMs } = filter;
  const known = useLive(useMemo(() => watchTimeWithTickets(desk, fromMs), [desk, fromMs]));
  return useMemo(() => {
    if (known === undefined) return undefined;
    const { entries, tickets } = known;
    const requesterOf = (id: IncidentId) => tickets.get(id)?.requester;
    return { found: entries.filter((entry) => fitsTime(filter, entry, requesterOf)), tickets };
  }, [known, filter]);
}
