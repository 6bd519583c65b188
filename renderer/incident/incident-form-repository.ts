import type { Incident } from '#domain/incident/incident.record.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { combineLatest, map } from 'rxjs';
import { rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import type { CallSubject } from './incident-form-earlier.ts';
import { watchIncidentsOf, watchOpenIncidents } from './incident-repository.ts';

/** More tickets of one person than this are read by nobody while the phone is at the ear. */
const MOST_OF_ONE_PERSON = 200;

/** Incidents that may have something in common with a call, in no order; some have nothing. */
export function watchAkinIncidents(desk: Desk, subject: CallSubject, sinceMs: number): Observable<readonly Incident[]> {
  const found = [watchOpenIncidents(desk), watchRecentIncidentsAbout(desk, subject, sinceMs)];
  if (subject.requester !== null) found.push(watchIncidentsOf(desk, subject.requester, MOST_OF_ONE_PERSON));
  return combineLatest(found).pipe(
    map((lists) => [...new Map(lists.flat().map((incident) => [incident.id, incident])).values()]),
  );
}

/** Incidents of one device, latest change first. */
export function watchIncidentsAbout({ collections }: Desk, device: DeviceId): Observable<readonly Incident[]> {
  const query = { selector: { device }, sort: [{ changedAtMs: 'desc' as const }], limit: MOST_OF_ONE_PERSON };
  return collections.incident.find(query).$.pipe(map(rowsOf));
}

function watchRecentIncidentsAbout({ collections }: Desk, subject: CallSubject, sinceMs: number) {
  const { device, service, site } = subject;
  const alternatives = [
    ...(device === null ? [] : [{ device }]),
    ...(service === null || site === null ? [] : [{ service, site }]),
  ];
  // Nothing is known yet: the selector has to find nothing, and an empty list of alternatives finds everything.
  const $or = alternatives.length === 0 ? [{ id: 'incident:none' as Incident['id'] }] : alternatives;
  return collections.incident.find({ selector: { changedAtMs: { $gte: sinceMs }, $or } }).$.pipe(map(rowsOf<Incident>));
}
