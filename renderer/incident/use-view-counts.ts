import { REOPEN_WINDOW_MS } from '#domain/incident/incident.rules.ts';
import { useMemo } from 'react';
import { useDeskInside } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { watchViewCounts } from './incident-repository.ts';
import type { ViewCounts } from './incident-views.ts';

/** Live numbers beside the views' names; `undefined` before the first reading. */
export function useViewCounts(): ViewCounts | undefined {
  const { desk, me } = useDeskInside();
  return useLive(useMemo(() => watchViewCounts(desk, me.id, desk.nowMs() - REOPEN_WINDOW_MS), [desk, me.id]));
}
