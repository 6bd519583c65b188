import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';

/** What a call has in common with an earlier ticket. */
export type Kinship = 'person' | 'device' | 'service-at-site';

export interface EarlierIncident {
  readonly incident: Incident;
  /** All that holds, closest first. */
  readonly kinship: readonly Kinship[];
}

/** What is known of the call so far. */
export interface CallSubject {
  readonly requester: Incident['requester'] | null;
  readonly device: Incident['device'];
  readonly service: Incident['service'];
  readonly site: Incident['site'];
  /** The ticket of this very call, once it is logged. */
  readonly self?: Incident['id'] | undefined;
}

/** What was long ago says little about today; half a year still shows a weakness that comes with the seasons. */
export const CHRONIC_WINDOW_MS = 183 * 24 * 3_600_000;

/**
 * "Is it chronic?" (INC-7): earlier tickets of this person, of this device, and of this service where the caller is.
 * Each stands once; open ones first, then the latest change first. Ended ones count for half a year.
 */
export function earlierIncidents(
  incidents: readonly Incident[],
  subject: CallSubject,
  nowMs: number,
): readonly EarlierIncident[] {
  return incidents
    .filter(({ id }) => id !== subject.self)
    .filter((incident) => isOpen(incident) || nowMs - incident.changedAtMs <= CHRONIC_WINDOW_MS)
    .map((incident) => ({ incident, kinship: kinshipOf(incident, subject) }))
    .filter(({ kinship }) => kinship.length > 0)
    .toSorted(
      (a, b) =>
        Number(isOpen(b.incident)) - Number(isOpen(a.incident)) || b.incident.changedAtMs - a.incident.changedAtMs,
    );
}

function kinshipOf(incident: Incident, { requester, device, service, site }: CallSubject): readonly Kinship[] {
  const kinship: Kinship[] = [];
  if (incident.requester === requester) kinship.push('person');
  if (device !== null && incident.device === device) kinship.push('device');
  const isSameService = service !== null && incident.service === service;
  if (isSameService && site !== null && incident.site === site) kinship.push('service-at-site');
  return kinship;
}

export interface ChronicSigns {
  readonly open: number;
  /** Of this device, whoever called. */
  readonly ofDevice: number;
  /** Of this service at this site, by other people. */
  readonly ofOthers: number;
}

/** The figures the form says in a sentence before anybody reads the list. */
export function chronicSigns(earlier: readonly EarlierIncident[]): ChronicSigns {
  return {
    open: earlier.filter(({ incident }) => isOpen(incident)).length,
    ofDevice: earlier.filter(({ kinship }) => kinship.includes('device')).length,
    ofOthers: earlier.filter(({ kinship }) => kinship[0] === 'service-at-site').length,
  };
}
