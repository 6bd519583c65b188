import type { IncidentId } from '#domain/kernel/fields.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { useDesk } from '../app/desk-context.ts';
import type { ClockLines } from './clock-lines-repository.ts';
import { watchClockLines } from './clock-lines-repository.ts';

const none: ClockLines = new Map();

/** What the clocks of these incidents follow from, live; incidents that were not read yet are missing. */
export function useClockLines(ids: readonly IncidentId[]): ClockLines {
  const desk = useDesk();
  const wanted = ids.toSorted().join(' ');
  const lines$ = useMemo(() => {
    // Split from the text that the memo depends on: what was joined above were ids.
    const split = wanted === '' ? [] : (wanted.split(' ') as IncidentId[]);
    return watchClockLines(desk, split);
  }, [desk, wanted]);
  return useLive(lines$) ?? none;
}
