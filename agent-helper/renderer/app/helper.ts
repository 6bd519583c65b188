import type { EnrolledState, HelperState } from '#contracts/helper-core.ts';
import type { ExchangeState } from '#contracts/helper-exchange.ts';
import type { HelperIpc, HelperPlace, HelperSettings } from '#contracts/helper-ipc.ts';
import type { UpdateReport } from '#contracts/update-state.ts';
import { Fault } from '#contracts/fault.ts';
import type { EmissionName, IpcPayload } from '#contracts/ipc.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { createContext, use } from 'react';
import { defer, merge, Observable, shareReplay } from 'rxjs';
import type { Drafts } from '../draft/drafts.ts';

/** All that the helper's pages work with. They read by watching and act by asking. */
export interface Helper {
  readonly ask: MainProcess<HelperIpc>['ask'];
  /** How the helper stands; begins with how it stands now. */
  readonly state$: Observable<HelperState>;
  readonly settings$: Observable<HelperSettings>;
  /** Where a notification or the tray leads. */
  readonly places$: Observable<HelperPlace>;
  readonly restarts$: Observable<unknown>;
  /** What the app says about newer versions of itself. */
  readonly updates$: Observable<UpdateReport>;
  /** What passed beside the picture of a session; `null` before the first. */
  readonly exchange$: Observable<ExchangeState | null>;
  readonly drafts: Drafts;
  /** By this computer's clock, epoch milliseconds. */
  readonly nowMs: () => number;
}

export function openHelper(main: MainProcess<HelperIpc>, drafts: Drafts, nowMs: () => number): Helper {
  const heard = <Name extends EmissionName<HelperIpc>>(emission: Name) =>
    new Observable<IpcPayload<HelperIpc, Name>>((subscriber) => main.hear(emission, (said) => subscriber.next(said)));
  return {
    ask: (request, input) => main.ask(request, input),
    state$: merge(
      defer(() => main.ask('state.read', {})),
      heard('state.changed'),
    ).pipe(shareReplay({ bufferSize: 1, refCount: true })),
    settings$: merge(
      defer(() => main.ask('settings.read', {})),
      heard('settings.changed'),
    ).pipe(shareReplay({ bufferSize: 1, refCount: true })),
    places$: heard('place.opened'),
    restarts$: heard('core.restarted'),
    updates$: merge(
      defer(() => main.ask('update.read', {})),
      heard('update.changed'),
    ).pipe(shareReplay({ bufferSize: 1, refCount: true })),
    exchange$: merge(
      defer(() => main.ask('exchange.read', {})),
      heard('exchange.changed'),
    ).pipe(shareReplay({ bufferSize: 1, refCount: true })),
    drafts,
    nowMs,
  };
}

const HelperContext = createContext<Helper | null>(null);
export const HelperProvider = HelperContext.Provider;

export function useHelper(): Helper {
  const helper = use(HelperContext);
  if (helper === null) throw new Fault('helper.missing', 'This page needs the helper around it.');
  return helper;
}

const EnrolledContext = createContext<EnrolledState | null>(null);
export const EnrolledProvider = EnrolledContext.Provider;

/** How the helper stands once this computer is known to a desk. */
export function useEnrolled(): EnrolledState {
  const state = use(EnrolledContext);
  if (state === null) throw new Fault('helper.not-enrolled', 'This page needs an enrolled computer.');
  return state;
}
