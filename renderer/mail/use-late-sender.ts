import { useCallbackRef } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { map, of } from 'rxjs';
import { useLive } from '#platform/browser/use-live.ts';
import { useDesk } from '../app/desk-context.ts';
import type { CallForm } from '../incident/incident-form-state.ts';
import { watchByAddress } from '../workforce/workforce-repository.ts';
import { isStillAwaited, personWith } from './mail-in-call.ts';

/**
 * Takes up the sender of a mail who comes to this device after the mail was read, as when people are still being received.
 *
 * @param unknown Their address, which the mail has put into "Who is calling?"; `null`: nobody is awaited.
 */
export function useLateSender(form: CallForm, unknown: string | null): void {
  const desk = useDesk();
  const awaited = form.logged === null && isStillAwaited(unknown, form) ? unknown : null;
  const sender = useLive(
    useMemo(
      () =>
        awaited === null ? of(null) : watchByAddress(desk, awaited).pipe(map((people) => personWith(awaited, people))),
      [desk, awaited],
    ),
  );
  const takeUp = useCallbackRef((found: NonNullable<typeof sender>) => {
    if (awaited !== null && personWith(awaited, [found]) !== null) form.change({ requester: found.id });
  });
  useEffect(() => {
    if (sender !== null && sender !== undefined) takeUp(sender);
  }, [sender, takeUp]);
}
