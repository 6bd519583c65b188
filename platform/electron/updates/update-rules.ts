import type { UpdateState } from '#contracts/update-state.ts';
import type { Remembered } from './update-memory.ts';
import { compareVersions } from '#platform/node/version-order.ts';

/** Long enough after the start for whoever is waiting at the phone. */
export const FIRST_CHECK_MS = 60_000;
const CHECK_EVERY_MS = 4 * 3_600_000;
export const REMIND_AFTER_MS = 24 * 3_600_000;

/**
 * How long to wait until the next check: four hours, give or take one, so that a whole office that starts at eight does
 * not ask in the same second for ever; less when a reminder falls due before.
 *
 * @param chance From 0 to 1.
 */
export function nextCheckInMs(chance: number, remind: Remembered['remind'], nowMs: number): number {
  const usualMs = CHECK_EVERY_MS * (0.75 + chance / 2);
  const remindInMs = remind === null || remind.atMs <= nowMs ? usualMs : remind.atMs - nowMs;
  return Math.round(Math.min(usualMs, remindInMs));
}

/** "Tomorrow" is said about one version, and is over when tomorrow has come. */
export function choiceFor(
  version: string,
  remind: Remembered['remind'],
  nowMs: number,
): Extract<UpdateState, { state: 'ready' }>['choice'] {
  return remind?.version === version && nowMs < remind.atMs ? 'tomorrow' : 'undecided';
}

/** What is to be remembered once `runningVersion` has started, and whether another was agreed to that does not run. */
export function atStart(
  before: Remembered,
  runningVersion: string,
): { readonly after: Remembered; readonly notInstalled: boolean } {
  const { agreed, lastVersion } = before;
  const notInstalled = agreed !== null && compareVersions(agreed.version, runningVersion) > 0;
  const isNews = lastVersion !== null && compareVersions(runningVersion, lastVersion) > 0;
  const notes = agreed?.version === runningVersion ? agreed.notes : null;
  const news = isNews ? { version: runningVersion, notes } : before.news;
  return {
    // News of a version that no longer runs is no news.
    after: {
      ...before,
      agreed: null,
      lastVersion: runningVersion,
      news: news?.version === runningVersion ? news : null,
    },
    notInstalled,
  };
}

/** Takes note of an authentic channel file; the moment never goes back. */
export function withIssued(before: Remembered, issuedAtMs: number): Remembered {
  return issuedAtMs > before.highestIssuedAtMs ? { ...before, highestIssuedAtMs: issuedAtMs } : before;
}
