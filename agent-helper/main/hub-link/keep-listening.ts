import { Fault } from '#contracts/fault.ts';
import type { FeedCursor, FeedPage } from '#contracts/sync.ts';
import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { Result } from '#domain/kernel/result.ts';
import { assertNever, ok, refuse } from '#domain/kernel/result.ts';
import type { LiveStream, OpenStream } from '#platform/any/live-stream.ts';
import { beginAttempt } from '#platform/any/signalling/hurried-attempt.ts';
import type { SignalLines } from '#platform/any/signalling/signal-lines.ts';
import type { HubLink } from './hub-link.ts';

export interface KeepListeningPorts {
  readonly link: Pick<HubLink, 'within'>;
  readonly openStream: OpenStream;
  /** What pages of this device say and hear as ends of sessions goes over the same stream. */
  readonly signals: Pick<SignalLines, 'connect' | 'hear' | 'hurry'>;
  /** The stream is there, for the first time or again. */
  readonly onHeard: () => void;
  /** Something that this device may read has changed. */
  readonly onNews: (page: FeedPage) => void;
  /** It is gone, or could not be had. */
  readonly onLost: () => void;
  /** Resolves after `delayMs`, when `signal` aborts, or when there is a reason to wait no longer. */
  readonly rest: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Resolves after `delayMs`, or when `signal` aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of any clock that goes on. */
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly chance: () => number;
}

const FIRST_WAIT_MS = 1_000;
/** One request in so long is nothing to a hub, and nobody who is back on the network waits longer. */
const LONGEST_WAIT_MS = 15_000;

/**
 * Listens on the hub's live stream until stopped, as this device. What it brings is not kept: it says that there is
 * something new to ask for.
 */
export async function keepListening(ports: KeepListeningPorts, signal: AbortSignal): Promise<void> {
  let cursor: FeedCursor | null = null;
  let failures = 0;
  while (!signal.aborted) {
    let wasHeard = false;
    const attempt = beginAttempt(ports);
    const hear = (page: FeedPage | null): void => {
      if (!wasHeard) ports.onHeard();
      wasHeard = true;
      attempt.end();
      if (page === null) return;
      cursor = page.to;
      ports.onNews(page);
    };
    await listenOnce(ports, cursor, hear, AbortSignal.any([signal, attempt.tooLong]));
    attempt.end();
    if (signal.aborted) return;
    ports.onLost();
    failures = wasHeard ? 0 : failures + 1;
    const longestMs = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    await ports.rest((attempt.restMs(longestMs) * (1 + ports.chance())) / 2, signal);
  }
}

/** One stream to its end. Whatever is wrong with it, the next attempt is the answer. */
async function listenOnce(
  { link, openStream, signals }: KeepListeningPorts,
  cursor: FeedCursor | null,
  hear: (page: FeedPage | null) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    await link.within((token) => {
      const hello = { kind: 'hello', protocol: SYNC_PROTOCOL_VERSION, token, cursor } as const;
      return followStream(openStream(hello, signal), signals, hear);
    }, signal);
  } catch (error) {
    // A message that this version cannot read ends the stream; what it would have said is asked for all the same.
    if (!signal.aborted && !(error instanceof Fault)) throw error;
  }
}

async function followStream(
  stream: LiveStream,
  signals: KeepListeningPorts['signals'],
  hear: (page: FeedPage | null) => void,
): Promise<Result<null>> {
  let leave = (): void => {};
  try {
    for (let message = await stream.next(); message !== null; message = await stream.next()) {
      switch (message.kind) {
        case 'bye':
          return refuse({ code: message.code });
        case 'signal.heard':
        case 'signal.taken':
        case 'signal.over':
          signals.hear(message);
          break;
        case 'page':
          hear(message.page);
          stream.send({ kind: 'applied', to: message.page.to });
          break;
        case 'welcome':
          hear(null);
          leave = signals.connect(
            (words) => stream.send(words),
            () => stream.close(),
          );
          break;
        case 'presence':
        case 'drafts':
          break;
        default:
          assertNever(message);
      }
    }
    return ok(null);
  } finally {
    leave();
    stream.close();
  }
}
