import type { PersonId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { useMemo } from 'react';
import { useDesk } from './desk-context.ts';
import { watchPeople } from './directory.ts';
import { useLive } from '#platform/browser/use-live.ts';

const nobody: ReadonlyMap<PersonId, Person> = new Map();

/** The people with these ids, live; those who are not on this device are missing. Order and repeats do not matter. */
export function usePeople(ids: readonly PersonId[]): ReadonlyMap<PersonId, Person> {
  const desk = useDesk();
  const wanted = [...new Set(ids)].toSorted().join(' ');
  const people$ = useMemo(() => {
    // Split from the text that the memo depends on: what was joined above were ids.
    const split = wanted === '' ? [] : (wanted.split(' ') as PersonId[]);
    return watchPeople(desk, split);
  }, [desk, wanted]);
  return useLive(people$) ?? nobody;
}
