/** How far the first sync was at a moment. */
export interface SyncMark {
  readonly atMs: number;
  readonly received: number;
}

/** Before this much has been watched, a guess would jump about. In milliseconds. */
const WATCHED_MS = 2_000;

/** From 0 to 1; `null` while nobody knows how much there is. */
export function shareOf(received: number, expected: number): number | null {
  return expected === 0 ? null : Math.min(1, received / expected);
}

/**
 * How long the rest takes at the pace since `begun`, in whole seconds, at least 1; `null` while that cannot be said: too
 * little was watched, nothing comes in, or nobody knows how much there is.
 */
export function secondsLeft(begun: SyncMark, now: SyncMark, expected: number): number | null {
  const watchedMs = now.atMs - begun.atMs;
  const came = now.received - begun.received;
  if (expected === 0 || watchedMs < WATCHED_MS || came <= 0) return null;
  const leftMs = (Math.max(0, expected - now.received) / came) * watchedMs;
  return Math.max(1, Math.ceil(leftMs / 1_000));
}
