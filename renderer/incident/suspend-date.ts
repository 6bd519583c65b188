const DAY_MS = 24 * 3_600_000;
const MORNING_HOUR = 9;

/** Mornings that people say: tomorrow, the day after, in a week. Epoch milliseconds, in the reader's zone. */
export function dayPresets(nowMs: number): readonly number[] {
  return [1, 2, 7].map((days) => new Date(nowMs + days * DAY_MS).setHours(MORNING_HOUR, 0, 0, 0));
}
