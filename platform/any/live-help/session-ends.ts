import type { EndId, SignalAct, SignalNews } from '#contracts/remote-session/carried-signal.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import type { Participant } from '#domain/remote-support/session-entry.ts';
import { newCommandId } from '../new-id.ts';

/** The main process as one end of a session. */
export interface HelperEnd {
  readonly end: EndId;
  /** Says something to one end of the other side, once, and in order; waits while there is no way to the hub. */
  readonly say: (to: Participant, towards: EndId, text: string) => void;
  readonly leave: () => void;
}

/** The ends of sessions in this process; the core carries what they say and hear. */
export interface SessionEnds {
  readonly attend: (session: SupportSessionId, hear: (news: SignalNews) => void) => HelperEnd;
  readonly take: (end: EndId, news: SignalNews) => void;
  /** The core is gone, and with it what it knew of them: whoever has a reason to go on attends anew. */
  readonly endAll: () => void;
}

export function createSessionEnds(send: (act: SignalAct) => void): SessionEnds {
  const listeners = new Map<EndId, (news: SignalNews) => void>();

  function take(end: EndId, news: SignalNews): void {
    const hear = listeners.get(end);
    if (news.kind === 'over') listeners.delete(end);
    hear?.(news);
  }

  return {
    attend: (session, hear) => {
      const end = newCommandId();
      listeners.set(end, hear);
      send({ kind: 'attend', session, end });
      return {
        end,
        say: (to, towards, text) => send({ kind: 'send', session, end, to, towards, text }),
        leave: () => {
          if (listeners.delete(end)) send({ kind: 'leave', session, end });
        },
      };
    },
    take,
    endAll: () => {
      for (const end of listeners.keys()) take(end, { kind: 'over', code: 'core.ended' });
    },
  };
}
