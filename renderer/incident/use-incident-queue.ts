import type { Incident } from '#domain/incident/incident.record.ts';
import { REOPEN_WINDOW_MS } from '#domain/incident/incident.rules.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { useMemo } from 'react';
import { useDeskInside } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePeople } from '../app/use-people.ts';
import type { Desk } from '../desk/desk.ts';
import type { IncidentFilter } from './incident-filter.ts';
import { leavesOut } from './incident-filter.ts';
import { matcherOf } from './incident-match.ts';
import type { QueueRow } from './incident-order.ts';
import { rowsInGroups, sortIncidents } from './incident-order.ts';
import {
  watchLatestIncidents,
  watchOpenIncidents,
  watchResolvedIncidents,
  watchUnsynced,
} from './incident-repository.ts';
import type { IncidentView } from './incident-views.ts';

/** The view of all tickets goes back this far; what is older is found by the palette and on the person's page. */
const LATEST_INCIDENTS = 5_000;

export interface IncidentQueueState {
  /** `undefined` until the desk's copy was read. */
  readonly rows: readonly QueueRow[] | undefined;
  /** Incidents in the view before the filter. */
  readonly total: number;
  /** Incidents that fit the filter; `null` while nothing is filtered or the desk's copy is not yet read. */
  readonly hits: number | null;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly unsynced: ReadonlySet<string>;
}

const noIncidents: readonly Incident[] = [];
const nothingUnsynced: ReadonlySet<string> = new Set();

/** The rows of a view under a filter, live. */
export function useIncidentQueue(view: IncidentView, filter: IncidentFilter): IncidentQueueState {
  const { desk, me, directory } = useDeskInside();
  const source = useLive(useMemo(() => watchSource(desk, view.source), [desk, view.source]));
  const unsynced$ = useMemo(() => watchUnsynced(desk), [desk]);
  const unsynced = useLive(unsynced$) ?? nothingUnsynced;
  const isRead = source?.name === view.source;
  const read = isRead ? source.incidents : noIncidents;
  const inView = useMemo(() => read.filter((incident) => view.holds(incident, me.id)), [read, view, me.id]);
  const people = usePeople(useMemo(() => inView.map(({ requester }) => requester), [inView]));

  const found = useMemo(
    () => inView.filter(matcherOf(filter, { me: me.id, directory, people, unsynced })),
    [inView, filter, me.id, directory, people, unsynced],
  );
  const rows = useMemo(
    () => rowsInGroups(sortIncidents(found, filter.sort ?? view.sort), filter.group),
    [found, filter, view.sort],
  );
  const hits = isRead && leavesOut(filter) ? found.length : null;

  return { rows: isRead ? rows : undefined, total: inView.length, hits, people, unsynced };
}

/** Names its source, so that nobody takes the rows of the last one for the present one's. */
function watchSource(
  desk: Desk,
  name: IncidentView['source'],
): Observable<{ readonly name: IncidentView['source']; readonly incidents: readonly Incident[] }> {
  return watchSourceIncidents(desk, name).pipe(map((incidents) => ({ name, incidents })));
}

function watchSourceIncidents(desk: Desk, name: IncidentView['source']): Observable<readonly Incident[]> {
  switch (name) {
    case 'open':
      return watchOpenIncidents(desk);
    case 'resolved':
      return watchResolvedIncidents(desk, desk.nowMs() - REOPEN_WINDOW_MS);
    case 'all':
      return watchLatestIncidents(desk, LATEST_INCIDENTS);
    default:
      return assertNever(name);
  }
}
