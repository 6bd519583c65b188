import type { Refusal } from '#domain/kernel/result.ts';
import { askAgain } from './apply-answers.ts';
import type { BackOff } from './back-off.ts';
import type { Bell } from './bell.ts';
import type { StatusBoard } from './desk-status.ts';
import { endsSession, faultCode, problemOf } from './hub-link.ts';
import type { Numbers } from './numbers.ts';
import type { Session } from './session.ts';
import type { SyncDownPorts } from './sync-down.ts';
import { followFeed } from './sync-down.ts';

export interface ConnectionPorts extends Omit<
  SyncDownPorts,
  'onReceived' | 'onMore' | 'onRestored' | 'onLive' | 'onReaderChanged'
> {
  readonly session: Session;
  readonly numbers: Numbers;
  readonly status: StatusBoard;
  readonly backOff: BackOff;
  /** Rung when somebody signed in or out. */
  readonly bell: Bell;
  /** What the hub had acknowledged may wait again to be sent. */
  readonly onDoubted: () => void;
  /** The hub answers again: what waits to be sent may try at once. */
  readonly onReachable: () => void;
  /** There may be something to do beside the feed. */
  readonly onTended: () => void;
  readonly reportFault: (error: unknown) => void;
}

export interface Connection {
  /** Looks for the hub whenever somebody is signed in, and follows the feed while it is there; until stopped. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** Gives the present line up, because it is of no use any more, and looks for the hub anew. */
  readonly hangUp: () => void;
}

export function createConnection(ports: ConnectionPorts): Connection {
  const { session, status, backOff, bell, beside } = ports;
  /**
   * Before anything new is sent over another line: it may build on what was acknowledged, and a hub that was restored
   * meanwhile has not got that.
   */
  const doubt = () => ports.change(() => askAgain(ports.copy)).catch(ports.reportFault);
  let line = new AbortController();

  async function run(signal: AbortSignal): Promise<void> {
    await doubt();
    while (!signal.aborted) {
      if (session.token() === null) {
        await bell.heard(signal);
        continue;
      }
      line = new AbortController();
      const beganAtMs = ports.nowMs();
      const token = session.token();
      const refusal = await connect(ports, AbortSignal.any([line.signal, signal]));
      if (signal.aborted) return;
      await doubt();
      ports.onDoubted();
      status.tell({ link: 'offline', ...(refusal === null ? {} : { feedProblem: problemOf(refusal) }) });
      // Somebody else signed in: they wait for nothing.
      if (session.token() === token) {
        const everyMs = beside.hurry()?.everyMs ?? Infinity;
        await backOff.pause(signal, Math.max(0, everyMs - (ports.nowMs() - beganAtMs)));
      }
    }
  }

  return { run, hangUp: () => line.abort() };
}

/** One stretch of being connected; says why it ended, or `null` when it was given up from here. */
async function connect(ports: ConnectionPorts, signal: AbortSignal): Promise<Refusal | null> {
  const { session, reportFault } = ports;
  const token = session.token();
  try {
    // While a session waits for the line, a network that is back is found by asking again, not by waiting for an answer.
    const renewed = await session.renew(ports.beside.hurry()?.answerWithinMs);
    if (!renewed.ok) return renewed.refusal;
    ports.onReachable();
    const refusal = await follow(ports, session.token() ?? '', signal);
    if (signal.aborted) return null;
    if (endsSession(refusal) && token !== null) await session.end(token);
    return refusal;
  } catch (error) {
    if (signal.aborted) return null;
    reportFault(error);
    return { code: faultCode(error) };
  }
}

async function follow(ports: ConnectionPorts, token: string, signal: AbortSignal): Promise<Refusal> {
  const { status, numbers, backOff } = ports;
  const begun = ports.copy.keep.get('snapshot');
  let received = begun?.sent ?? 0;
  status.tell({ link: 'catching-up', received, expected: begun?.total ?? 0 });
  void numbers.renewIfLow().catch(ports.reportFault);
  const down: SyncDownPorts = {
    ...ports,
    onReceived: (records, expected) => {
      received = records;
      status.tell({ received, expected });
    },
    onMore: (records) => {
      received += records;
      status.tell({ received });
    },
    onRestored: () => status.tell(),
    onReaderChanged: () => void meetAsAnother(ports).catch(ports.reportFault),
    onLive: () => {
      backOff.reset();
      status.tell({ link: 'online', feedProblem: null });
      ports.onTended();
    },
  };
  return followFeed(down, token, signal);
}

/** The hub says what the reader is now; then what hangs on it goes on. */
async function meetAsAnother({ session, status, beside }: ConnectionPorts): Promise<void> {
  await session.renew();
  status.tell();
  beside.readerChanged();
}
