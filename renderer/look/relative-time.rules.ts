/** A length of time in the one unit people would say it in. */
export interface RoughTime {
  readonly unit: 'now' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
  readonly count: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long `durationMs` roughly is, rounded down. Under a minute it is now; negative lengths count as positive. */
export function roughly(durationMs: number): RoughTime {
  const lengthMs = Math.abs(durationMs);
  if (lengthMs < MINUTE_MS) return { unit: 'now', count: 0 };
  if (lengthMs < HOUR_MS) return { unit: 'minutes', count: Math.floor(lengthMs / MINUTE_MS) };
  if (lengthMs < DAY_MS) return { unit: 'hours', count: Math.floor(lengthMs / HOUR_MS) };
  if (lengthMs < 14 * DAY_MS) return { unit: 'days', count: Math.floor(lengthMs / DAY_MS) };
  if (lengthMs < 60 * DAY_MS) return { unit: 'weeks', count: Math.floor(lengthMs / (7 * DAY_MS)) };
  if (lengthMs < 365 * DAY_MS) return { unit: 'months', count: Math.floor(lengthMs / (30 * DAY_MS)) };
  return { unit: 'years', count: Math.floor(lengthMs / (365 * DAY_MS)) };
}
