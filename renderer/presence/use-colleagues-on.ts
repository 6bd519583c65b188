import type { Incident } from '#domain/incident/incident.record.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { distinctUntilChanged, map } from 'rxjs';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import type { ColleagueOn } from './presence.rules.ts';
import { colleaguesOn } from './presence.rules.ts';

/** A colleague on a ticket, with what they are called. */
export interface NamedColleague extends ColleagueOn {
  readonly name: string;
  /** What their colour is chosen by. */
  readonly colourId: string;
}

/** Who else is on a ticket now. Those whose record has not come in yet are left out: nobody knows them here. */
export function useColleaguesOn(incident: Incident['id']): readonly NamedColleague[] {
  const desk = useDesk();
  const me = useMe();
  const { colleagues } = useDirectory();
  const present = useLive(
    useMemo(
      () =>
        desk.presence$.pipe(
          map((devices) => colleaguesOn(devices, incident, me.id)),
          distinctUntilChanged((before, after) => JSON.stringify(before) === JSON.stringify(after)),
        ),
      [desk, incident, me.id],
    ),
  );
  return useMemo(
    () =>
      (present ?? []).flatMap((one) => {
        const colleague = colleagues.get(one.agent);
        return colleague === undefined ? [] : [{ ...one, name: colleague.name, colourId: colleague.agent.person }];
      }),
    [present, colleagues],
  );
}
