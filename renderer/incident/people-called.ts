import type { PersonId } from '#domain/kernel/fields.ts';
import { personId } from '#domain/kernel/fields.ts';
import type { Observable } from 'rxjs';
import { combineLatest, map, of } from 'rxjs';
import type { Desk } from '../desk/desk.ts';
import { questionFor, watchAnswer } from '../search/search-repository.ts';

const MOST_PEOPLE = 100;

/** Who is meant by the names in a filter, live. */
export function watchPeopleCalled(
  desk: Desk,
  names: readonly string[],
): Observable<ReadonlyMap<string, readonly PersonId[]>> {
  if (names.length === 0) return of(new Map());
  return combineLatest(
    names.map((name) =>
      watchAnswer(desk, questionFor(['person'], name.replaceAll('-', ' '), MOST_PEOPLE)).pipe(
        map(({ hits }) => [name, hits.map(({ id }) => personId.parse(id))] as const),
      ),
    ),
  ).pipe(map((called) => new Map(called)));
}
