import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { Observable } from 'rxjs';
import { asyncScheduler, BehaviorSubject, defer, distinctUntilChanged, merge, of, share, throttleTime } from 'rxjs';
import type { PortalSession } from '../session/portal-session.ts';

export type LinkStatus = 'online' | 'offline';

/** A signed-in page's way to the hub. */
export interface HubLink {
  /** Emits at once, and whenever something this person may read could have changed. */
  readonly news$: Observable<unknown>;
  /** Starts with the present status. */
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
  /** From the hub's stream, and from a slow clock in case that stream died without a word. */
  readonly news$: Observable<unknown>;
  /** By this device's clock, epoch milliseconds. */
  readonly deviceNowMs: () => number;
  readonly sessionEnded: () => void;
}

/** Pages come in bursts; reading again once for each burst is enough. */
const BURST_MS = 200;

export function createHubLink({ session, ask, news$, deviceNowMs, sessionEnded }: HubLinkPorts): HubLink {
  const status = new BehaviorSubject<LinkStatus>('online');
  const later$ = news$.pipe(share());
  const burst = { leading: true, trailing: true };

  return {
    news$: defer(() => merge(of(null), later$)).pipe(throttleTime(BURST_MS, asyncScheduler, burst)),
    status$: status.pipe(distinctUntilChanged()),
    nowMs: () => epochMs.parse(Math.max(0, deviceNowMs() + session.hubOffsetMs)),
    ask: async (request, input) => {
      const outcome = await ask(request, input, session.token);
      status.next(!outcome.ok && outcome.refusal.code === 'hub.unreachable' ? 'offline' : 'online');
      if (!outcome.ok && outcome.refusal.code === 'session.unknown') sessionEnded();
      return outcome;
    },
  };
}
