import type { Incident } from '#domain/incident/incident.record.ts';
import { useMemo } from 'react';
import { map, of, switchMap } from 'rxjs';
import { useDeskInside } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { questionFor, watchAnswer, watchFound } from '../search/search-repository.ts';
import { conditionsOf, requestersIn } from './incident-conditions.ts';
import type { IncidentFilter } from './incident-filter.ts';
import { writeFilter } from './incident-filter.ts';
import { conditionsOfView } from './incident-page-query.ts';
import type { IncidentView } from './incident-views.ts';
import { watchPeopleCalled } from './people-called.ts';
import { useViewScope } from './use-view-scope.ts';

/** More than these are not gone through; who looks for one ticket narrows the filter down. */
const MOST_FOUND = 500;
/** What is left out of the question is judged when the tickets are here. */
const MOST_CONDITIONS = 20;

export interface FilterHits {
  readonly incidents: readonly Incident[];
  /** There are more than could be read. */
  readonly isCut: boolean;
}

/** What the index finds for a filter in a view; `undefined` until it has answered, or where it is not asked. */
export function useFilterHits(view: IncidentView, filter: IncidentFilter, isWanted: boolean): FilterHits | undefined {
  const { desk, directory, me } = useDeskInside();
  const scope = useViewScope();
  const name = isWanted ? `${view.id} ${writeFilter(filter)}` : '';
  const hits$ = useMemo(() => {
    if (name === '') return of(undefined);
    return watchPeopleCalled(desk, requestersIn(filter)).pipe(
      switchMap((peopleCalled) =>
        watchAnswer(desk, {
          ...questionFor(['incident'], filter.words.join(' ').replaceAll('"', ''), MOST_FOUND),
          where: [
            ...conditionsOfView(view.id, scope),
            everyTicket,
            ...conditionsOf(filter, { me: me.id, directory, peopleCalled }),
          ].slice(0, MOST_CONDITIONS),
        }),
      ),
      switchMap(({ hits, next, state }) =>
        watchFound(
          desk,
          'incident',
          hits.map(({ id }) => id),
        ).pipe(map((incidents) => ({ name, incidents, isCut: next !== null || state.index !== 'ready' }))),
      ),
    );
  }, [desk, directory, me.id, scope, view.id, filter, name]);
  const found = useLive<({ readonly name: string } & FilterHits) | undefined>(hits$);
  const since = scope.resolvedSinceMs;
  return useMemo(() => {
    if (found === undefined || found.name !== name || name === '') return undefined;
    if (view.id !== 'resolved') return found;
    return { ...found, incidents: found.incidents.filter(({ changedAtMs }) => changedAtMs >= since) };
  }, [found, name, view.id, since]);
}

/** A condition that every ticket meets, so that a filter may consist of what must not be. */
const everyTicket = { facet: 'is' as const, values: ['nothing-like-this'], isNegated: true };
