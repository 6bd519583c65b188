import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { ConsentQuestion } from '#contracts/helper-remote.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { useMemo } from 'react';
import { defer, merge, Observable } from 'rxjs';

/** The question that stands; `undefined` before it is known, `null` when none does any more. */
export function useQuestion(main: MainProcess<HelperIpc>): ConsentQuestion | null | undefined {
  return useLive(
    useMemo(
      () =>
        merge(
          defer(() => main.ask('consent.read', {})),
          new Observable<ConsentQuestion | null>((subscriber) =>
            main.hear('consent.changed', (question) => subscriber.next(question)),
          ),
        ),
      [main],
    ),
  );
}
