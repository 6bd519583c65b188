import { useDeferredValue, useMemo } from 'react';
import { useDesk } from '../app/desk-context.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { watchDevices } from '../inventory/inventory-repository.ts';
import type { PersonIndex } from './person-match.ts';
import { createPersonIndex } from './person-match.ts';
import { watchEverybody } from './workforce-repository.ts';

/** Everybody and their devices, ready to be searched; `undefined` until both have been read. */
export function usePersonIndex(): PersonIndex | undefined {
  const desk = useDesk();
  // Deferred: preparing ten thousand people takes a tenth of a second, and the field has to be there before.
  const people = useDeferredValue(useLive(useMemo(() => watchEverybody(desk), [desk])));
  const devices = useDeferredValue(useLive(useMemo(() => watchDevices(desk), [desk])));
  return useMemo(
    () => (people === undefined || devices === undefined ? undefined : createPersonIndex(people, devices)),
    [people, devices],
  );
}
