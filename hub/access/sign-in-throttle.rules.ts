/** How many failures cost nothing, and how the wait grows with those after them. */
export interface ThrottlePolicy {
  readonly freeFailures: number;
  /** Doubles with every further failure. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** After this long without a failure all is forgotten. */
  readonly forgetAfterMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** No policy remembers longer. */
export const LONGEST_MEMORY_MS = 24 * HOUR_MS;

/** For one login from one address: someone who mistypes gets a few goes, someone who guesses gets four an hour. */
export const perLoginAndAddress: ThrottlePolicy = {
  freeFailures: 4,
  firstWaitMs: 2_000,
  longestWaitMs: 15 * MINUTE_MS,
  forgetAfterMs: LONGEST_MEMORY_MS,
};

/** For one address, whatever the login: wide enough for an office behind one address on a Monday morning. */
export const perAddress: ThrottlePolicy = {
  freeFailures: 60,
  firstWaitMs: 2_000,
  longestWaitMs: 15 * MINUTE_MS,
  forgetAfterMs: HOUR_MS,
};

/** For enrolment codes tried from one address. A technician reads them off a screen, so few are wrong. */
export const perEnrollingAddress: ThrottlePolicy = { ...perAddress, freeFailures: 10 };

/** For codes of help sessions one agent types: misheard twice is common, five times is not (remote assistance, S2). */
export const perSupportAgent: ThrottlePolicy = {
  freeFailures: 5,
  firstWaitMs: 5_000,
  longestWaitMs: 15 * MINUTE_MS,
  forgetAfterMs: HOUR_MS,
};

/** For the address they come from: a whole desk may sit behind it. */
export const perSupportAddress: ThrottlePolicy = { ...perSupportAgent, freeFailures: 20 };

/** Failures in a row; `null` where there is none to remember. */
export interface Tally {
  readonly failures: number;
  /** When the last of them was, epoch milliseconds. */
  readonly failedAtMs: number;
}

/** How long nothing is tried after so many failures, in milliseconds. */
export function waitMsAfter(failures: number, policy: ThrottlePolicy): number {
  const costly = failures - policy.freeFailures;
  if (costly <= 0) return 0;
  return Math.min(policy.firstWaitMs * 2 ** (costly - 1), policy.longestWaitMs);
}

/** How much of that wait is left, in milliseconds; 0 when the next try may come. */
export function waitLeftMs(tally: Tally | null, policy: ThrottlePolicy, nowMs: number): number {
  if (tally === null) return 0;
  const waitMs = waitMsAfter(tally.failures, policy);
  // What costs nothing is not waited for, though another hub's clock be ahead of ours.
  return waitMs === 0 ? 0 : Math.max(0, tally.failedAtMs + waitMs - nowMs);
}

export function withFailure(tally: Tally | null, policy: ThrottlePolicy, nowMs: number): Tally {
  const isForgotten = tally === null || nowMs - tally.failedAtMs > policy.forgetAfterMs;
  return { failures: isForgotten ? 1 : tally.failures + 1, failedAtMs: nowMs };
}
