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

interface Happened {
  readonly occurredAtMs: number;
  readonly receivedAtMs: number;
}

/**
 * Since when nothing has happened to something that is settled. By when the hub heard of it last, because devices that hold
 * it have to hear of it as well; but what reached the hub all at once and settled already, as an import does, no device
 * held before, and it is as old as it says of itself.
 *
 * @param lines All lines of its journal, one at least.
 * @returns Epoch milliseconds, by the hub's clock.
 */
export function quietSinceMs(lines: readonly Happened[]): number {
  const received = lines.map(({ receivedAtMs }) => receivedAtMs);
  const lastMs = Math.max(...received);
  const hasComeAtOnce = received.every((atMs) => atMs === lastMs);
  return hasComeAtOnce ? Math.max(...lines.map(({ occurredAtMs }) => occurredAtMs)) : lastMs;
}
