import { useMemo } from 'react';
import { useDeskInside } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { watchViewCounts } from './incident-repository.ts';
import type { ViewCounts } from './incident-views.ts';
import { useViewScope } from './use-view-scope.ts';

/** Live numbers beside the views' names; `undefined` before the first reading. */
export function useViewCounts(): ViewCounts | undefined {
  const scope = useViewScope();
  const { desk } = useDeskInside();
  return useLive(useMemo(() => watchViewCounts(desk, scope), [desk, scope]));
}
