import { useMemo } from 'react';
import { map } from 'rxjs';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import type { PersonMatch } from './person-match.ts';
import { watchPeopleMeant } from './workforce-repository.ts';

interface PeopleMeant {
  /** The last answer; `undefined` before the first. */
  readonly matches: readonly PersonMatch[] | undefined;
  /** Whether it is the answer to what stands there now. */
  readonly isAnswered: boolean;
}

/** Who may be meant by what is being typed, live. */
export function usePeopleMeant(typed: string, limit: number): PeopleMeant {
  const desk = useDesk();
  const found = useLive(
    useMemo(
      () => watchPeopleMeant(desk, typed, limit).pipe(map((matches) => ({ typed, matches }))),
      [desk, typed, limit],
    ),
  );
  return { matches: found?.matches, isAnswered: found?.typed === typed };
}
