import type { Keep, KeptSession } from './keep.ts';

/** Now by the hub's clock, as far as this device knows it. */
export function hubNowMs(keep: Pick<Keep, 'get'>, nowMs: number): number {
  return nowMs + keep.get('hubOffsetMs');
}

/** Why the desk may not be shown although somebody had signed in; `null` when it may, or when nobody had. */
export function sessionProblem(kept: KeptSession | null, hubNowMs: number): string | null {
  if (kept === null) return null;
  if (kept.token === null && kept.isTokenLost !== true) return 'session.ended';
  return hubNowMs > kept.offlineUntilMs ? 'session.offline-expired' : null;
}

/** The session under which people may work now, with the network or without. */
export function openSession(keep: Pick<Keep, 'get'>, nowMs: number): KeptSession | null {
  const kept = keep.get('session');
  return sessionProblem(kept, hubNowMs(keep, nowMs)) === null ? kept : null;
}
