import type { WorkingStretch } from './working-time.rules.ts';

/** Open hours of one weekday by local clocks: 1 is Monday, 7 is Sunday; `endMinute` is exclusive and at most 1,440. */
export interface DayHours {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}
/** In ascending order within each day, not overlapping; not empty (SLA-3). */
export type WeeklyHours = readonly DayHours[];

export interface BusinessCalendar {
  /** Working time that ends after `fromMs`, in ascending order, without end. */
  readonly stretchesFrom: (fromMs: number) => Iterable<WorkingStretch>;
}

/** Open always. */
export const aroundTheClock: BusinessCalendar = {
  stretchesFrom: () => [{ startMs: 0, endMs: Number.POSITIVE_INFINITY }],
};

const DAY_MS = 86_400_000;

/**
 * Weekly hours by the clocks of a time zone. Each day's hours are looked up for that day, so a day of 23 or 25 hours, and
 * a zone that moves by half an hour, is right (SLA-2).
 *
 * @param zone An IANA time zone this runtime knows.
 */
export function businessCalendar(hours: WeeklyHours, zone: string): BusinessCalendar {
  if (hours.length === 0) throw new RangeError('A calendar without hours never gets anything done.');
  const wallClock = wallClockOf(zone);

  return {
    *stretchesFrom(fromMs) {
      const firstDayMs = Math.floor(wallClock.wallMsAt(fromMs) / DAY_MS) * DAY_MS;
      for (let dayMs = firstDayMs; ; dayMs += DAY_MS) {
        for (const { startMinute, endMinute } of hours.filter(({ weekday }) => weekday === weekdayOf(dayMs))) {
          const startMs = wallClock.momentOf(dayMs + startMinute * 60_000);
          const endMs = wallClock.momentOf(dayMs + endMinute * 60_000);
          if (endMs > fromMs && endMs > startMs) yield { startMs, endMs };
        }
      }
    },
  };
}

/** `dayMs`: a local day as if its midnight were in UTC. */
function weekdayOf(dayMs: number): number {
  return new Date(dayMs).getUTCDay() || 7;
}

/** Local time is handled as the epoch milliseconds it would be if the zone were UTC ("wall"). */
interface WallClock {
  readonly wallMsAt: (momentMs: number) => number;
  /** A wall time that is skipped in spring is moved on by what was skipped; of two in autumn it is the first (SLA-2). */
  readonly momentOf: (wallMs: number) => number;
}

function wallClockOf(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

  function wallMsAt(momentMs: number): number {
    const wholeMs = Math.floor(momentMs / 1_000) * 1_000;
    const parts = new Map(format.formatToParts(wholeMs).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wallMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return wallMs + (momentMs - wholeMs);
  }

  function momentOf(wallMs: number): number {
    // No zone changes twice within two days, so one of these offsets holds at the moment that is looked for.
    const before = wallMs - offsetAt(wallMs - DAY_MS);
    const after = wallMs - offsetAt(wallMs + DAY_MS);
    const found = [before, after].filter((momentMs) => wallMsAt(momentMs) === wallMs);
    return found.length === 0 ? before : Math.min(...found);
  }

  function offsetAt(momentMs: number): number {
    return wallMsAt(momentMs) - momentMs;
  }

  return { wallMsAt, momentOf };
}
