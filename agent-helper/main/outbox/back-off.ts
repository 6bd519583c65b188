const FIRST_MS = 2_000;
const LONGEST_MS = 300_000;

/**
 * How long to wait before asking again: twice as long after every failure, at random between half of it and all of it,
 * so that a thousand helpers do not come back in the same second as their hub.
 *
 * @param failures In a row, 1 or more.
 * @param chance From 0 to 1.
 * @param atLeastMs As the hub asked for; 0 when it did not.
 */
export function backOffMs(failures: number, chance: number, atLeastMs = 0): number {
  const longestMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return Math.max(Math.round(longestMs * (0.5 + chance / 2)), Math.min(atLeastMs, LONGEST_MS));
}
