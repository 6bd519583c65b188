import { Fault } from '#contracts/fault.ts';
import type { FeedCursor, HubToClient } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { LiveStream, OpenStream } from '#platform/any/live-stream.ts';
import type { Attempt } from '#platform/any/signalling/hurried-attempt.ts';
import { beginAttempt } from '#platform/any/signalling/hurried-attempt.ts';
import type { SignalLines } from '#platform/any/signalling/signal-lines.ts';
import type { Subscription } from 'rxjs';
import { Observable } from 'rxjs';

export interface HubNewsPorts {
  readonly openStream: OpenStream;
  readonly token: string;
  /** Resolves after `delayMs`, or as soon as `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1: spreads the pages that lost the same hub at the same moment. */
  readonly chance: () => number;
  /** The network is back, or somebody looks at the page again: no reason to wait any longer. */
  readonly wake$: Observable<unknown>;
  /** What the ends of help sessions in this page say and hear. */
  readonly signals: Pick<SignalLines, 'connect' | 'hear' | 'hurry'>;
  /** Milliseconds of any clock that goes on. */
  readonly nowMs: () => number;
  /** The hub says that the session is over. */
  readonly sessionEnded: () => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Emits whenever something the person may read could have changed: when the live stream is there, with every page it
 * brings, and when it is lost. What it brings is not looked at; it is read again in the portal's own words.
 *
 * While there is no stream it emits with each attempt at one. So the portal goes on, more slowly, where a proxy lets
 * requests through and no sockets, and finds out at once when the hub itself is away.
 */
export function hubNews(ports: HubNewsPorts): Observable<void> {
  return new Observable((subscriber) => {
    const stopped = new AbortController();
    const run = followForever(ports, () => subscriber.next(), stopped.signal);
    run.catch((error: unknown) => subscriber.error(error));
    return () => stopped.abort();
  });
}

async function followForever(ports: HubNewsPorts, tell: () => void, stopped: AbortSignal): Promise<void> {
  let cursor: FeedCursor | null = null;
  let failures = 0;
  while (!stopped.aborted) {
    const hello = { kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token: ports.token, cursor } as const;
    const attempt = beginAttempt(ports);
    const heard = (): void => {
      attempt.end();
      tell();
    };
    const stream = ports.openStream(hello, AbortSignal.any([stopped, attempt.tooLong]));
    const end = await follow(stream, cursor, { tell: heard, signals: ports.signals });
    attempt.end();
    if (stopped.aborted) return;
    if (end.why === 'session.ended') return ports.sessionEnded();
    failures = end.wasWelcome ? 0 : failures + 1;
    cursor = end.cursor;
    tell();
    await napUntilWoken(waitMsAfter(failures, ports.chance(), attempt), ports, stopped);
  }
}

interface StreamEnd {
  readonly why: 'lost' | 'session.ended';
  readonly wasWelcome: boolean;
  readonly cursor: FeedCursor | null;
}

interface Told extends Pick<HubNewsPorts, 'signals'> {
  readonly tell: () => void;
}

/** Reads one stream to its end. */
async function follow(stream: LiveStream, from: FeedCursor | null, { tell, signals }: Told): Promise<StreamEnd> {
  let end: StreamEnd = { why: 'lost', wasWelcome: false, cursor: from };
  let leave = (): void => undefined;
  for (let message = await stream.next(); message !== null; message = await stream.next()) {
    if (isSignal(message)) {
      signals.hear(message);
      continue;
    }
    if (message.kind === 'bye') {
      stream.close();
      leave();
      if (message.code === 'protocol.unknown') throw new Fault(message.code, 'This page is older than the hub.');
      return { ...end, why: message.code === 'session.ended' ? 'session.ended' : 'lost' };
    }
    if (message.kind === 'welcome')
      leave = signals.connect(
        (words) => stream.send(words),
        () => stream.close(),
      );
    end = { ...end, wasWelcome: true };
    if (message.kind === 'page') {
      end = { ...end, cursor: message.page.to };
      stream.send({ kind: 'applied', to: message.page.to });
    }
    tell();
  }
  leave();
  return end;
}

/** What sets the link of a help session up; it is no news of anything that is read. */
function isSignal(message: HubToClient): message is Extract<HubToClient, { kind: `signal.${string}` }> {
  return message.kind.startsWith('signal.');
}

/** Half of the wait is certain, the other half is chance; it doubles with every failure. */
function waitMsAfter(failures: number, chance: number, { restMs }: Pick<Attempt, 'restMs'>): number {
  const longest = restMs(Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS));
  return (longest * (1 + chance)) / 2;
}

async function napUntilWoken(waitMs: number, { sleep, wake$ }: HubNewsPorts, stopped: AbortSignal): Promise<void> {
  const woken = new AbortController();
  const waking: Subscription = wake$.subscribe(() => woken.abort());
  await sleep(waitMs, AbortSignal.any([woken.signal, stopped]));
  waking.unsubscribe();
}
