/** One stretch of working time, as epoch milliseconds; `endMs` is exclusive. */
export interface WorkingStretch {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The moment at which `workMs` milliseconds of working time have passed since `fromMs`.
 *
 * @param stretches Working time in ascending order, not overlapping, reaching past the answer; it is read only so far.
 * @param fromMs Epoch milliseconds, UTC. May lie outside working time.
 * @param workMs Working time to spend, in milliseconds; 0 gives the first working moment at or after `fromMs`.
 * @returns Epoch milliseconds, or `null` when the stretches end before the work is spent.
 */
export function addWorkingTime(stretches: Iterable<WorkingStretch>, fromMs: number, workMs: number): number | null {
  let leftMs = workMs;
  for (const { startMs, endMs } of stretches) {
    const beginMs = Math.max(startMs, fromMs);
    if (beginMs >= endMs) continue;
    const availableMs = endMs - beginMs;
    if (leftMs <= availableMs) return beginMs + leftMs;
    leftMs -= availableMs;
  }
  return null;
}

/**
 * Working time between two moments, in milliseconds; 0 when they come in the wrong order.
 *
 * @param stretches As for `addWorkingTime`, reaching past `toMs` or to the end of all working time.
 */
export function workingTimeBetween(stretches: Iterable<WorkingStretch>, fromMs: number, toMs: number): number {
  let passedMs = 0;
  for (const { startMs, endMs } of stretches) {
    if (startMs >= toMs) break;
    passedMs += Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs));
  }
  return passedMs;
}
