import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Observable, SchedulerLike } from 'rxjs';
import {
  BehaviorSubject,
  defer,
  distinctUntilChanged,
  EMPTY,
  merge,
  of,
  repeat,
  share,
  switchMap,
  throttleTime,
  timer,
} from 'rxjs';
import type { PortalSession } from '../session/portal-session.ts';
import { isPassing } from './passing-refusals.ts';

export type LinkStatus = 'online' | 'offline';

/** A signed-in page's way to the hub. */
export interface HubLink {
  /** Emits at once, and whenever something this person may read could have changed. */
  readonly news$: Observable<unknown>;
  /** Starts with the present status: `offline` from a question that got no answer to the next that gets one. */
  readonly status$: Observable<LinkStatus>;
  /** By the hub's clock. */
  readonly nowMs: () => EpochMs;
  readonly ask: <Name extends HubRequest>(request: Name, input: HubInput<Name>) => Promise<Result<HubOutput<Name>>>;
}

export interface HubLinkPorts {
  readonly session: PortalSession;
  readonly ask: <Name extends HubRequest>(
    request: Name,
    input: HubInput<Name>,
    token: string,
  ) => Promise<Result<HubOutput<Name>>>;
  /** Reasons to read again that come from outside: the hub's stream, the network, somebody who looks. */
  readonly news$: Observable<unknown>;
  /** By this device's clock, epoch milliseconds. */
  readonly deviceNowMs: () => number;
  /** From 0 to 1: spreads the pages that lost the same hub at the same moment. */
  readonly chance: () => number;
  readonly sessionEnded: () => void;
  readonly scheduler: SchedulerLike;
}

/** Pages come in bursts; reading again once for each burst is enough. */
const BURST_MS = 200;
const SHORTEST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 6_000;

export function createHubLink(ports: HubLinkPorts): HubLink {
  const { session, news$, scheduler } = ports;
  const status = new BehaviorSubject<LinkStatus>('online');
  const status$ = status.pipe(distinctUntilChanged());
  const retryMs = (): number => SHORTEST_RETRY_MS + ports.chance() * (LONGEST_RETRY_MS - SHORTEST_RETRY_MS);
  // The stream may be up while a question fails, as when a proxy or the hub is short of breath.
  const retries$ = defer(() => timer(retryMs(), scheduler)).pipe(repeat());
  const whileOffline$ = status$.pipe(switchMap((now) => (now === 'offline' ? retries$ : EMPTY)));
  const later$ = merge(news$, whileOffline$).pipe(share());

  return {
    news$: defer(() => merge(of(null), later$)).pipe(
      throttleTime(BURST_MS, scheduler, { leading: true, trailing: true }),
    ),
    status$,
    nowMs: () => epochMs.parse(Math.max(0, ports.deviceNowMs() + session.hubOffsetMs)),
    ask: async (request, input) => {
      const outcome = await ports.ask(request, input, session.token);
      const isEnded = !outcome.ok && outcome.refusal.code === 'session.unknown';
      status.next(!outcome.ok && isPassing(outcome.refusal) ? 'offline' : 'online');
      if (isEnded) ports.sessionEnded();
      return outcome;
    },
  };
}
