import type { SearchAnswer, SearchKind, SearchQuestion, SearchState } from '#contracts/search.ts';
import { searchKinds } from '#contracts/search.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { useMemo } from 'react';
import type { Observable } from 'rxjs';
import { combineLatest, map, of, switchMap } from 'rxjs';
import { useDeskInside } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { Desk } from '../desk/desk.ts';
import { conditionsOf, requestersIn } from '../incident/incident-conditions.ts';
import { watchPeopleCalled } from '../incident/people-called.ts';
import type { FoundRow } from './search-repository.ts';
import { questionFor, watchAnswer, watchFound } from './search-repository.ts';
import { readSearchText } from './search-text.ts';

/** A hit with the record it stands for. */
export type FoundHit = {
  readonly [Kind in SearchKind]: {
    readonly kind: Kind;
    readonly id: string;
    readonly row: FoundRow[Kind];
    readonly title: SearchAnswer['hits'][number]['title'];
    readonly snippet: SearchAnswer['hits'][number]['snippet'];
  };
}[SearchKind];

export interface SearchFound {
  /** What it answers: an answer that is older than what stands there now is shown until the new one comes. */
  readonly typed: string;
  readonly hits: readonly FoundHit[];
  readonly hasMore: boolean;
  readonly state: SearchState;
}

export interface SearchOptions extends Pick<SearchQuestion, 'limit' | 'withSnippets'> {
  readonly kinds: readonly SearchKind[];
}

/** What is found for what is being typed, live; `undefined` while nothing is typed or nothing has been answered. */
export function useSearch(typed: string, options: SearchOptions): SearchFound | undefined {
  const { desk, me, directory } = useDeskInside();
  const { limit, withSnippets } = options;
  const kinds = options.kinds.join(' ');
  const found$ = useMemo((): Observable<SearchFound | undefined> => {
    if (typed.trim() === '') return of(undefined);
    const read = readSearchText(typed);
    const wanted = searchKinds.filter((kind) => kinds.split(' ').includes(kind));
    const plain = { ...questionFor(wanted, read.kind === 'words' ? read.text : '', limit), withSnippets };
    if (read.kind === 'words') return watchHits(desk, typed, plain);
    return watchPeopleCalled(desk, requestersIn(read.filter)).pipe(
      switchMap((peopleCalled: ReadonlyMap<string, readonly PersonId[]>) =>
        watchHits(desk, typed, {
          ...plain,
          kinds: ['incident'],
          text: read.filter.words.join(' ').replaceAll('"', ''),
          where: conditionsOf(read.filter, { me: me.id, directory, peopleCalled }).slice(0, 20),
        }),
      ),
    );
  }, [desk, directory, me.id, typed, kinds, limit, withSnippets]);
  const found = useLive(found$);
  return typed.trim() === '' ? undefined : found;
}

function watchHits(desk: Desk, typed: string, question: SearchQuestion): Observable<SearchFound> {
  return watchAnswer(desk, question).pipe(
    switchMap(({ hits, next, state }) =>
      watchRows(desk, hits).pipe(
        map((rows) => ({
          typed,
          // What has gone meanwhile is left out.
          hits: hits.flatMap((hit) => {
            const row = rows.get(hit.id);
            // It was read from the collection of its kind.
            return row === undefined ? [] : [{ ...hit, row } as FoundHit];
          }),
          hasMore: next !== null,
          state,
        })),
      ),
    ),
  );
}

function watchRows(desk: Desk, hits: SearchAnswer['hits']): Observable<ReadonlyMap<string, FoundRow[SearchKind]>> {
  const byKind = Map.groupBy(hits, ({ kind }) => kind);
  if (byKind.size === 0) return of(new Map());
  return combineLatest(
    [...byKind].map(([kind, theirs]) =>
      watchFound(
        desk,
        kind,
        theirs.map(({ id }) => id),
      ),
    ),
  ).pipe(map((lists) => new Map(lists.flat().map((row) => [row.id, row]))));
}
