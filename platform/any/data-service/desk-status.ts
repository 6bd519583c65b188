import type { DeskStatus } from '#contracts/desk-port.ts';
import type { DeskCopy } from './desk-copy.ts';
import { hubNowMs, sessionProblem } from './session-rules.ts';

type Told = Pick<DeskStatus, 'link' | 'fetchingOlder' | 'received' | 'expected'> & {
  /** What stands in the way of receiving, and of sending; `null` when nothing does. */
  readonly feedProblem: string | null;
  readonly sendProblem: string | null;
  readonly filesProblem: string | null;
};

/** What windows are told of the desk: worked out from the copy, and from what the sync says of itself. */
export interface StatusBoard {
  now(): DeskStatus;
  /** Looks at the copy again, with what is new. */
  tell(told?: Partial<Told>): void;
  /** Calls at once with the present status, then with every other one. Returns the way out. */
  readonly watch: (watcher: (status: DeskStatus) => void) => () => void;
}

export function createStatusBoard(copy: DeskCopy, nowMs: () => number): StatusBoard {
  const watchers = new Set<(status: DeskStatus) => void>();
  let told: Told = {
    link: 'offline',
    received: 0,
    expected: 0,
    fetchingOlder: null,
    feedProblem: null,
    sendProblem: null,
    filesProblem: null,
  };
  let shown = statusOf(copy, told, nowMs());

  return {
    now: () => shown,
    tell: (news = {}) => {
      told = { ...told, ...news };
      const next = statusOf(copy, told, nowMs());
      if (JSON.stringify(next) === JSON.stringify(shown)) return;
      shown = next;
      for (const watcher of watchers) watcher(next);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      watcher(shown);
      return () => watchers.delete(watcher);
    },
  };
}

function statusOf({ keep, outbox }: DeskCopy, told: Told, nowMs: number): DeskStatus {
  const kept = keep.get('session');
  const ended = sessionProblem(kept, hubNowMs(keep, nowMs));
  const isOpen = kept !== null && ended === null;
  const mishap = keep.get('mishap');
  const restored = keep.get('restored');
  const states = Object.groupBy(outbox.all(), ({ state }) => state);
  return {
    session: isOpen ? { principal: kept.principal, name: kept.name, offlineUntilMs: kept.offlineUntilMs } : null,
    link: told.link,
    waiting: states.waiting?.length ?? 0,
    refused: states.refused?.length ?? 0,
    isReplicaWhole: keep.get('isWhole'),
    isUsable: keep.get('cursor') !== null || keep.get('snapshot')?.hasWork === true,
    received: told.received,
    expected: told.expected,
    hubOffsetMs: keep.get('hubOffsetMs'),
    fetchingOlder: told.fetchingOlder,
    visits: keep.get('visits'),
    problem:
      ended ??
      (kept?.isTokenLost === true ? 'session.token-lost' : null) ??
      told.feedProblem ??
      told.sendProblem ??
      told.filesProblem,
    ...(mishap === null ? {} : { mishap }),
    ...(restored === null ? {} : { restored }),
  };
}
