/** So much at once and so much a second after that; a hand stays far below, a program that floods does not. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

/** Moves: one for each frame of a fast display. */
export const moveRate: RateLimit = { burst: 300, perSecond: 250 };
/** Keys, buttons and wheel: ten fingers, and a wheel that spins freely. */
export const actRate: RateLimit = { burst: 300, perSecond: 150 };
/** Characters of text to be typed: more than that a second no program takes in without losing some (I7). */
export const textRate: RateLimit = { burst: 4_000, perSecond: 400 };

export function fullBucket(limit: RateLimit, nowMs: number): Bucket {
  return { left: limit.burst, atMs: nowMs };
}

/** @returns the bucket with `cost` taken out, or `null` when there is not so much in it. */
export function takeFrom(bucket: Bucket, limit: RateLimit, cost: number, nowMs: number): Bucket | null {
  const passedMs = Math.max(0, nowMs - bucket.atMs);
  const filled = Math.min(limit.burst, bucket.left + (passedMs * limit.perSecond) / 1_000);
  return cost > filled ? null : { left: filled - cost, atMs: Math.max(nowMs, bucket.atMs) };
}
