import { sleep } from '#platform/node/sleep.ts';
import type { SignalNews } from '#contracts/remote-session/carried-signal.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { createSignalLines } from '#platform/any/signalling/signal-lines.ts';
import type { HubSession } from './hub-session.ts';

/** An agent at a session, as far as the hub is concerned: what they say and hear goes over a live stream of their own. */
export interface AgentEnd {
  /** To the helper's end, as soon as that is there. */
  readonly say: (text: string) => void;
  readonly close: () => void;
}

export function attendAsAgent(
  origin: string,
  agent: HubSession,
  session: SupportSessionId,
  onHeard: (text: string) => void,
): AgentEnd {
  const lines = createSignalLines({ nowMs: Date.now, wait: sleep });
  const over = new AbortController();
  const hello = { kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token: agent.opened.token, cursor: null } as const;
  const stream = openLiveStream(origin, hello, over.signal);
  const end = newCommandId();
  let helper: Extract<SignalNews, { kind: 'arrived' }>['fromEnd'] | null = null;

  async function follow(): Promise<void> {
    for (let message = await stream.next(); message !== null; message = await stream.next()) {
      if (message.kind === 'welcome')
        lines.connect(
          (words) => stream.send(words),
          () => stream.close(),
        );
      else if (message.kind === 'page') stream.send({ kind: 'applied', to: message.page.to });
      else if (message.kind === 'signal.heard' || message.kind === 'signal.taken' || message.kind === 'signal.over') {
        lines.hear(message);
      }
    }
  }

  void follow();
  lines.act({ kind: 'attend', session, end }, (news) => {
    if (news.kind === 'arrived' && news.from === 'user') helper = news.fromEnd;
    if (news.kind === 'heard') onHeard(news.text);
  });
  return {
    say: (text) => {
      if (helper !== null)
        lines.act({ kind: 'send', session, end, to: 'user', towards: helper, text }, () => undefined);
    },
    close: () => over.abort(),
  };
}
