import type { Incident } from '#domain/incident/incident.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { IncidentClock } from '#domain/service-level/incident-clock.rules.ts';
import { defaultCalendars, incidentClock } from '#domain/service-level/incident-clock.rules.ts';
import { useMemo, useState } from 'react';
import { useDirectory } from '../app/desk-context.ts';
import { useNowMs } from '../look/ticking-clock.tsx';

/** The clock of an incident now, by the hours of its site. */
export function useIncidentClock(incident: Incident, lines: readonly JournalLine[]): IncidentClock {
  const { sites } = useDirectory();
  const nowMs = useNowMs();
  const zone = incident.site === null ? null : (sites.get(incident.site)?.zone ?? null);
  const [calendarOf] = useState(defaultCalendars);
  return useMemo(
    () => incidentClock(incident, lines, calendarOf(incident, zone), nowMs),
    [incident, lines, calendarOf, zone, nowMs],
  );
}
