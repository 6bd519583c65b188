import type { SearchCondition } from '#contracts/search.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { combineLatest, map, of } from 'rxjs';
import { rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import { questionFor, watchFoundRows } from '../search/search-repository.ts';
import type { CallSubject } from './incident-form-earlier.ts';
import { watchIncidentsOf } from './incident-repository.ts';

/** More tickets of one person than this are read by nobody while the phone is at the ear. */
const MOST_OF_ONE_PERSON = 200;
const MOST_AT_ONE_SITE = 100;
const MOST_SIMILAR = 5;

/** Incidents that have something in common with a call, in no order. */
export function watchAkinIncidents(desk: Desk, subject: CallSubject): Observable<readonly Incident[]> {
  const { requester, device, service, site } = subject;
  const found: Observable<readonly Incident[]>[] = [];
  if (requester !== null) found.push(watchIncidentsOf(desk, requester, MOST_OF_ONE_PERSON));
  if (device !== null) found.push(watchIncidentsAbout(desk, device));
  if (service !== null && site !== null) {
    const where = [condition('service', service), condition('site', site)];
    found.push(watchFoundRows(desk, 'incident', { ...questionFor(['incident'], '', MOST_AT_ONE_SITE), where }));
  }
  if (found.length === 0) return of([]);
  return combineLatest(found).pipe(
    map((lists) => [...new Map(lists.flat().map((incident) => [incident.id, incident])).values()]),
  );
}

function condition(facet: SearchCondition['facet'], value: string): SearchCondition {
  return { facet, values: [value], isNegated: false };
}

/** Tickets that share telling words with what is being said, the most alike first (INC-6). */
export function watchSimilarIncidents(desk: Desk, said: string): Observable<readonly Incident[]> {
  return watchFoundRows(desk, 'incident', { ...questionFor(['incident'], said, MOST_SIMILAR), match: 'any' });
}

/** Incidents of one device, latest change first. */
export function watchIncidentsAbout({ collections }: Desk, device: DeviceId): Observable<readonly Incident[]> {
  const query = { selector: { device }, sort: [{ changedAtMs: 'desc' as const }], limit: MOST_OF_ONE_PERSON };
  return collections.incident.find(query).$.pipe(map(rowsOf));
}
