import type { Incident } from '#domain/incident/incident.record.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo, useState } from 'react';
import { map } from 'rxjs';
import { useDeskInside } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { usePeople } from '../app/use-people.ts';
import type { IncidentFilter } from './incident-filter.ts';
import { leavesOut } from './incident-filter.ts';
import { matcherOf } from './incident-match.ts';
import type { QueueRow } from './incident-order.ts';
import { rowsInGroups, sortIncidents } from './incident-order.ts';
import { watchIncidentPage, watchUnsynced } from './incident-repository.ts';
import type { IncidentView } from './incident-views.ts';
import { useFilterHits } from './use-filter-hits.ts';
import { useViewScope } from './use-view-scope.ts';

/** So many tickets are read at first, and more whenever somebody comes near their end. */
const PAGE = 400;

export interface IncidentQueueState {
  /** `undefined` until the desk's copy was read. */
  readonly rows: readonly QueueRow[] | undefined;
  /** Whether there is anything in the view before the filter. */
  readonly isAnyInView: boolean;
  /** Incidents that fit the filter; `null` while nothing is filtered or the desk's copy is not yet read. */
  readonly hits: number | null;
  /** There are more that fit than those that were looked through. */
  readonly isCut: boolean;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly unsynced: ReadonlySet<string>;
  /** Reads more, if there is more. */
  readonly onNearEnd: () => void;
}

const noIncidents: readonly Incident[] = [];
const nothingUnsynced: ReadonlySet<string> = new Set();

/** The rows of a view under a filter, live. A small view is read whole; of a large one the index finds what fits. */
export function useIncidentQueue(view: IncidentView, filter: IncidentFilter): IncidentQueueState {
  const { desk, me, directory } = useDeskInside();
  const sort = filter.sort ?? view.sort;
  const { page, isWhole, onNearEnd } = useIncidentPage(view, sort);
  const unsynced$ = useMemo(() => watchUnsynced(desk), [desk]);
  const unsynced = useLive(unsynced$) ?? nothingUnsynced;
  const isFiltered = leavesOut(filter);
  const found = useFilterHits(view, filter, page !== undefined && isFiltered && (!isWhole || filter.words.length > 0));

  const read = page ?? noIncidents;
  const wanted = useMemo(
    () => (isWhole || found === undefined ? read : together(found.incidents, read)),
    [isWhole, found, read],
  );
  const people = usePeople(useMemo(() => wanted.map(({ requester }) => requester), [wanted]));
  const fitting = useMemo(() => {
    const facts = { me: me.id, directory, people, unsynced };
    const ids = new Set(found?.incidents.map(({ id }) => id));
    const fits = matcherOf({ ...filter, words: [] }, facts);
    const says = matcherOf({ ...filter, terms: [] }, facts);
    // What the index found by its words is not judged by the few words of a row.
    return wanted.filter((incident) => fits(incident) && (ids.has(incident.id) || says(incident)));
  }, [wanted, found, filter, me.id, directory, people, unsynced]);
  const rows = useMemo(() => rowsInGroups(sortIncidents(fitting, sort), filter.group), [fitting, filter.group, sort]);

  return {
    rows: page === undefined ? undefined : rows,
    isAnyInView: read.length > 0,
    hits: page !== undefined && isFiltered ? fitting.length : null,
    isCut: isFiltered && !isWhole && (found === undefined || found.isCut),
    people,
    unsynced,
    onNearEnd,
  };
}

/** Each once, though one of them may be shown by both. */
function together(some: readonly Incident[], others: readonly Incident[]): readonly Incident[] {
  return [...new Map([...some, ...others].map((incident) => [incident.id, incident])).values()];
}

/** The first tickets of a view, and more as they are wanted. */
function useIncidentPage(view: IncidentView, sort: IncidentView['sort']) {
  const { desk } = useDeskInside();
  const scope = useViewScope();
  const name = `${view.id} ${sort}`;
  const [asked, setAsked] = useState({ name, limit: PAGE });
  const limit = asked.name === name ? asked.limit : PAGE;
  const page$ = useMemo(
    // Names itself, so that nobody takes the rows of the last one for the present one's.
    () =>
      watchIncidentPage(desk, view.id, scope, { sort, limit }).pipe(map((incidents) => ({ name, limit, incidents }))),
    [desk, view.id, scope, sort, limit, name],
  );
  const read = useLive(page$);
  const page = read?.name === name ? read : undefined;
  const isWhole = page !== undefined && page.incidents.length < page.limit;
  return {
    page: page?.incidents,
    isWhole,
    onNearEnd: () => {
      if (page !== undefined && !isWhole && page.limit === limit) setAsked({ name, limit: limit + PAGE });
    },
  };
}
