import type { Incident } from '../incident/incident.record.ts';
import type { WeeklyHours } from './business-calendar.rules.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Targets until a customer's agreement says otherwise (SLM-3), in working time. */
export const DEFAULT_TARGETS = {
  /** A halted business is to work again within an hour (SLM-3, SLA-5). */
  restoreMs: 1 * HOUR_MS,
  /** From the call to the solution (SLM-3). */
  resolutionMs: 6 * HOUR_MS,
} as const;

/** The share of a target after which people are warned (SLA-8). */
export const WARNING_SHARE = 0.75;

/** Monday to Friday from 08:00 to 18:00, by the clocks of the site (SLM-2). */
export const DESK_HOURS: WeeklyHours = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  startMinute: 8 * 60,
  endMinute: 18 * 60,
}));

/** For the worst the desk never closes (SLM-2). */
export function isAroundTheClock({ priority }: Pick<Incident, 'priority'>): boolean {
  return priority === 'p1';
}

/** Where a ticket's site is not known, its hours are not either. */
export const ZONE_OF_NO_SITE = 'UTC';
