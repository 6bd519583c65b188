import type { FoundArticle } from '#contracts/api/knowledge-api.ts';
import type { Observable, SchedulerLike } from 'rxjs';
import { debounceTime, distinctUntilChanged, map, scan, switchMap } from 'rxjs';
import type { HubLink } from '../hub-link/hub-link.ts';

/** A hand that pauses this long has said something. */
export const PAUSE_MS = 350;
/** Fewer letters say nothing yet. */
const SHORTEST_QUESTION = 3;
const MOST_ANSWERS = 4;

export type Answers = readonly FoundArticle[];

/**
 * What the desk knows about what is being typed. The last answers stand while the next are on their way, and while the
 * hub is away; an answer that is overtaken by more words is never shown.
 */
export function answersTo(
  words$: Observable<string>,
  link: Pick<HubLink, 'ask'>,
  scheduler: SchedulerLike,
): Observable<Answers> {
  return words$.pipe(
    debounceTime(PAUSE_MS, scheduler),
    map((words) => words.trim()),
    distinctUntilChanged(),
    switchMap(async (question) => {
      if (question.length < SHORTEST_QUESTION) return [];
      const answer = await link.ask('knowledge.search', { question, most: MOST_ANSWERS, stage: 'typing' });
      return answer.ok ? answer.value.articles : null;
    }),
    scan((shown: Answers, found) => found ?? shown, []),
  );
}

/** Tells the desk what was asked, for the case that it had no answer (KNW-4). Nothing waits for it. */
export async function tellAsked(link: Pick<HubLink, 'ask'>, words: string): Promise<void> {
  const question = words.trim();
  if (question.length >= SHORTEST_QUESTION) await link.ask('knowledge.search', { question, most: 1, stage: 'asked' });
}
