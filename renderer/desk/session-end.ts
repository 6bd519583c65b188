import type { WindowToService, ServiceToWindow } from '#contracts/desk-port.ts';
import type { EndId, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import type { Observable } from 'rxjs';
import { concat, filter, map, of, ReplaySubject, takeWhile } from 'rxjs';

/** This window as one end of a session. */
export interface SessionEnd {
  readonly end: EndId;
  /** All that was heard since it began to attend, then what comes; completes when it is over, which is the last news. */
  readonly news$: Observable<SignalNews>;
  /** Says something to one end of the other side, once, and in order; waits while there is no way to the hub. */
  readonly say: (to: Participant, towards: EndId, text: string) => void;
  readonly leave: () => void;
}

/** Whoever listens later than this has missed an honest link's beginning. */
const MOST_REMEMBERED = 500;

/** Attends over a window's port. When the data service behind it ends, so does this: attend anew. */
export function attendOverPort(
  session: SupportSessionId,
  send: (message: WindowToService) => void,
  messages$: Observable<ServiceToWindow>,
): SessionEnd {
  const end = newCommandId();
  const news$ = new ReplaySubject<SignalNews>(MOST_REMEMBERED);
  const heard$ = messages$.pipe(
    filter((message) => message.lane === 'signal' && message.end === end),
    map((message) => (message as Extract<ServiceToWindow, { lane: 'signal' }>).news),
  );
  // One subscription and no other: the port outlives every session, and would keep all that each has heard.
  const hearing = concat(heard$, of<SignalNews>({ kind: 'over', code: 'signal.service-gone' }))
    .pipe(takeWhile(({ kind }) => kind !== 'over', true))
    .subscribe(news$);
  const act = (act: Extract<WindowToService, { lane: 'signal' }>['act']) => send({ lane: 'signal', act });
  act({ kind: 'attend', session, end });
  return {
    end,
    news$,
    say: (to, towards, text) => act({ kind: 'send', session, end, to, towards, text }),
    leave: () => {
      hearing.unsubscribe();
      news$.complete();
      act({ kind: 'leave', session, end });
    },
  };
}
