import type { Chance } from './chance.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const OPENS_AT_MINUTE = 7 * 60 + 30;
const CLOSES_AT_MINUTE = 17 * 60 + 45;

interface CivilTime {
  readonly weekday: string;
  readonly minuteOfDay: number;
}

function civilTimeIn(zone: string, atMs: number): CivilTime {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(atMs);
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
  return { weekday: part('weekday'), minuteOfDay: Number(part('hour')) * 60 + Number(part('minute')) };
}

function isOfficeTime({ weekday, minuteOfDay }: CivilTime): boolean {
  const isWeekday = weekday !== 'Sat' && weekday !== 'Sun';
  return isWeekday && minuteOfDay >= OPENS_AT_MINUTE && minuteOfDay < CLOSES_AT_MINUTE;
}

/**
 * The first moment at or after `atMs` at which people of a site are at work, a little after opening when it is the
 * next morning: nobody answers at half past seven sharp.
 */
export function nextOfficeMoment(zone: string, atMs: number, chance: Chance): number {
  let moment = atMs;
  while (!isOfficeTime(civilTimeIn(zone, moment))) {
    const { minuteOfDay } = civilTimeIn(zone, moment);
    const minutesToOpening = (OPENS_AT_MINUTE - minuteOfDay + 24 * 60) % (24 * 60) || 24 * 60;
    moment += minutesToOpening * MINUTE_MS + chance.wholeBetween(0, 50 * MINUTE_MS);
  }
  return moment;
}

/**
 * A moment within the `days` days before `nowMs` at which somebody at the site would call. Where those days have hardly
 * an office hour, as on a Sunday, any moment of them: somebody is always on shift.
 */
export function someOfficeMoment(zone: string, nowMs: number, days: number, chance: Chance): number {
  const latestMs = nowMs - 5 * MINUTE_MS;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const wantedMs = Math.floor(chance.between(nowMs - days * DAY_MS, latestMs));
    const momentMs = nextOfficeMoment(zone, wantedMs, chance);
    if (momentMs < latestMs) return momentMs;
  }
  return Math.floor(chance.between(nowMs - days * DAY_MS, latestMs));
}
