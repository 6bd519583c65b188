import type { SearchAnswer, SearchKind, SearchQuestion } from '#contracts/search.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { RxCollection } from 'rxdb';
import type { Observable } from 'rxjs';
import { auditTime, defer, from, map, merge, of, startWith, switchMap, timer } from 'rxjs';
import { rowOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';

/** What is found of each kind. */
export interface FoundRow {
  readonly incident: Incident;
  readonly person: Person;
  readonly device: Device;
  readonly article: Article;
}

/** As much of a text as is looked for. */
const LONGEST_TEXT = 2_000;
/** After changes the same question is asked anew, but not for each of thousands that come at once. */
const ASK_AGAIN_MS = 400;
/** While the index is being built, more is found from moment to moment. */
const BUILDING_MS = 1_500;

/** A question with nothing said but what is typed. */
export function questionFor(kinds: SearchQuestion['kinds'], text: string, limit: number): SearchQuestion {
  return { kinds, text: text.slice(0, LONGEST_TEXT), where: [], match: 'all', limit, after: null, withSnippets: false };
}

/** The answer to one question, again when what it is about has changed. */
export function watchAnswer(desk: Desk, question: SearchQuestion): Observable<SearchAnswer> {
  return changesOf(desk, question.kinds).pipe(
    auditTime(ASK_AGAIN_MS),
    startWith(null),
    // An answer that a later question has overtaken is dropped.
    switchMap(() => askUntilBuilt(desk, question)),
  );
}

function askUntilBuilt(desk: Desk, question: SearchQuestion): Observable<SearchAnswer> {
  return defer(() => from(desk.find(question))).pipe(
    switchMap((answer) => {
      if (answer.state.index !== 'building') return of(answer);
      const later = timer(BUILDING_MS).pipe(switchMap(() => askUntilBuilt(desk, question)));
      return later.pipe(startWith(answer));
    }),
  );
}

function changesOf({ collections }: Desk, kinds: readonly SearchKind[]): Observable<unknown> {
  const lines = kinds.includes('incident') ? [collections.journal.eventBulks$] : [];
  return merge<unknown[]>(...kinds.map((kind) => collections[kind].eventBulks$), ...lines);
}

/** The records of these ids in their order; those that are not on this device are left out. */
export function watchFound<Kind extends SearchKind>(
  { collections }: Desk,
  kind: Kind,
  ids: readonly string[],
): Observable<readonly FoundRow[Kind][]> {
  // A collection holds the rows that its name stands for.
  const collection = collections[kind] as unknown as RxCollection<FoundRow[Kind]>;
  return collection.findByIds([...ids]).$.pipe(
    map((found) =>
      ids.flatMap((id) => {
        const document = found.get(id);
        return document === undefined ? [] : [rowOf<FoundRow[Kind]>(document)];
      }),
    ),
  );
}

/** What a question about one kind finds, record by record. */
export function watchFoundRows<Kind extends SearchKind>(
  desk: Desk,
  kind: Kind,
  question: Omit<SearchQuestion, 'kinds'>,
): Observable<readonly FoundRow[Kind][]> {
  return watchAnswer(desk, { ...question, kinds: [kind] }).pipe(
    switchMap(({ hits }) =>
      watchFound(
        desk,
        kind,
        hits.map(({ id }) => id),
      ),
    ),
  );
}
