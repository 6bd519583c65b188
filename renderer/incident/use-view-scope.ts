import { REOPEN_WINDOW_MS } from '#domain/incident/incident.rules.ts';
import { useMemo } from 'react';
import { useDeskInside } from '../app/desk-context.ts';
import { useNowMs } from '../look/ticking-clock.tsx';
import type { ViewScope } from './incident-page-query.ts';

const HOUR_MS = 3_600_000;

/** Whose views they are, and how far back resolved tickets go: to the hour, or each tick of the clock would ask anew. */
export function useViewScope(): ViewScope {
  const { me } = useDeskInside();
  const hour = Math.floor(useNowMs() / HOUR_MS);
  return useMemo(() => ({ me: me.id, resolvedSinceMs: hour * HOUR_MS - REOPEN_WINDOW_MS }), [me.id, hour]);
}
