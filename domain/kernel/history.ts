import { z } from 'zod';

const DAY_MS = 24 * 3_600_000;

/** How much settled work an agent may have a device carry, in days; `null` is everything. */
export const historyChoices = [30, 90, 365, null] as const;
export const historyDays = z.int().min(30).max(36_500).nullable();
export type HistoryDays = z.infer<typeof historyDays>;

/** What a device carries until its agent chooses otherwise. */
export const USUAL_HISTORY_DAYS = 90;
/** Whoever carries any history at all carries this much of it. */
export const SHORTEST_HISTORY_DAYS = 30;

/**
 * What has been settled, and left alone, since before this moment is not carried. In whole days, so that a hub and a device
 * speak of the same moment all day long.
 *
 * @param nowMs By the hub's clock, epoch milliseconds.
 * @returns Epoch milliseconds; `null` when everything is carried.
 */
export function carriedSinceMs(nowMs: number, days: HistoryDays): number | null {
  if (days === null) return null;
  return Math.max(0, (Math.floor(nowMs / DAY_MS) - days) * DAY_MS);
}
