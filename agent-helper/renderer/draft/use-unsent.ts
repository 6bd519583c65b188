import { useEffect, useMemo } from 'react';
import type { HelperPlace } from '#contracts/helper-ipc.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { unsentPlaces } from './unsent.rules.ts';

const nothingSaid: readonly string[] = [];

/** The screens on which something waits to be sent by its author. */
export function useUnsent(): readonly HelperPlace[] {
  const { drafts } = useHelper();
  const { tickets } = useEnrolled();
  const said = useLive(drafts.said$) ?? nothingSaid;
  return useMemo(() => unsentPlaces(said, tickets), [said, tickets]);
}

/** Tells the main process whether something is unsent: an update interrupts nobody who is writing. */
export function useTellUnsent(): void {
  const { ask } = useHelper();
  const isUnsent = useUnsent().length > 0;
  useEffect(() => {
    void ask('draft.changed', { isUnsent }).catch(() => null);
  }, [ask, isUnsent]);
}
