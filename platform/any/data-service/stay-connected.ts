import { Fault } from '#contracts/fault.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import type { BackOff } from './back-off.ts';
import type { Bell } from './bell.ts';
import type { StatusBoard } from './desk-status.ts';
import { endsSession } from './hub-link.ts';
import type { Numbers } from './numbers.ts';
import type { Session } from './session.ts';
import type { SyncDownPorts } from './sync-down.ts';
import { followFeed } from './sync-down.ts';

export interface ConnectionPorts extends Omit<SyncDownPorts, 'onReceived' | 'onLive'> {
  readonly session: Session;
  readonly numbers: Numbers;
  readonly status: StatusBoard;
  readonly backOff: BackOff;
  /** Rung when somebody signed in or out. */
  readonly bell: Bell;
  /** The hub answers again: what waits to be sent may try at once. */
  readonly onReachable: () => void;
  readonly reportFault: (error: unknown) => void;
}

/** Looks for the hub whenever somebody is signed in, and follows the feed while it is there; until stopped. */
export async function stayConnected(ports: ConnectionPorts, signal: AbortSignal): Promise<void> {
  const { session, status, backOff, bell } = ports;
  while (!signal.aborted) {
    if (session.token() === null) {
      await bell.heard(signal);
      continue;
    }
    const refusal = await connect(ports, signal);
    status.tell({ link: 'offline', ...(refusal === null ? {} : { problem: problemOf(refusal) }) });
    if (session.token() !== null) await backOff.pause(signal);
  }
}

/** One stretch of being connected; says why it ended, or `null` when the service was stopped. */
async function connect(ports: ConnectionPorts, signal: AbortSignal): Promise<Refusal | null> {
  const { session, reportFault } = ports;
  const token = session.token();
  try {
    const renewed = await session.renew();
    if (!renewed.ok) return renewed.refusal;
    ports.onReachable();
    const refusal = await follow(ports, session.token() ?? '', signal);
    if (endsSession(refusal) && token !== null) await session.end(token);
    return refusal;
  } catch (error) {
    if (signal.aborted) return null;
    reportFault(error);
    return { code: error instanceof Fault ? error.code : 'storage.failed' };
  }
}

async function follow(ports: ConnectionPorts, token: string, signal: AbortSignal): Promise<Refusal> {
  const { status, numbers, backOff } = ports;
  let received = 0;
  status.tell({ link: 'catching-up', received });
  void numbers.renewIfLow().catch(ports.reportFault);
  const down: SyncDownPorts = {
    ...ports,
    onReceived: (records) => {
      received += records;
      status.tell({ received });
    },
    onLive: () => {
      backOff.reset();
      status.tell({ link: 'online', problem: null });
    },
  };
  return followFeed(down, token, signal);
}

/** What people should know of. That the hub is away is no problem: the desk goes on without it. */
function problemOf({ code }: Refusal): string | null {
  const isOrdinary = code === 'hub.unreachable' || code === 'hub.stopping' || endsSession({ code });
  return isOrdinary ? null : code;
}
