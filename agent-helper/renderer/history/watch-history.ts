import type { HelperLanguage, HelperState } from '#contracts/helper-core.ts';
import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { IpcOutput } from '#contracts/ipc.ts';
import type { Observable } from 'rxjs';
import { distinctUntilChanged, map, switchMap } from 'rxjs';
import type { Asked } from '../app/asked.ts';
import { asked } from '../app/asked.ts';
import type { Helper } from '../app/helper.ts';

export type History = IpcOutput<HelperIpc, 'history.read'>;

/** What was done on this computer, read anew when something may have been added. */
export function watchHistory(
  { state$, ask }: Pick<Helper, 'state$' | 'ask'>,
  language: HelperLanguage,
): Observable<Asked<History>> {
  return state$.pipe(
    map(momentOf),
    distinctUntilChanged(),
    switchMap(() => asked(() => ask('history.read', { language }))),
  );
}

function momentOf(state: HelperState): string {
  return state.stage === 'enrolled'
    ? `${state.link} ${state.metAtMs} ${state.waiting.length} ${state.lookedAtMs}`
    : state.stage;
}
