import { describe, expect, test } from 'vitest';
import type { WeeklyHours } from './business-calendar.rules.ts';
import { businessCalendar } from './business-calendar.rules.ts';
import { DESK_HOURS } from './default-targets.rules.ts';

/** The first stretches from a moment, in UTC. */
function firstStretches(hours: WeeklyHours, zone: string, from: string, count: number): readonly string[] {
  const found: string[] = [];
  for (const { startMs, endMs } of businessCalendar(hours, zone).stretchesFrom(Date.parse(from))) {
    found.push(`${new Date(startMs).toISOString().slice(0, 16)} ${new Date(endMs).toISOString().slice(0, 16)}`);
    if (found.length === count) break;
  }
  return found;
}

const everyDay = (startMinute: number, endMinute: number): WeeklyHours =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute, endMinute }));

describe('the hours of the desk are Monday to Friday from eight to six by the clocks of the site (SLM-2)', () => {
  test('over a weekend', () => {
    expect(firstStretches(DESK_HOURS, 'Europe/Berlin', '2026-01-09T16:00Z', 2)).toEqual([
      '2026-01-09T07:00 2026-01-09T17:00',
      '2026-01-12T07:00 2026-01-12T17:00',
    ]);
  });

  test('the clocks go forward in between: from then on the day begins an hour earlier in UTC', () => {
    expect(firstStretches(DESK_HOURS, 'Europe/Berlin', '2026-03-27T12:00Z', 2)).toEqual([
      '2026-03-27T07:00 2026-03-27T17:00',
      '2026-03-30T06:00 2026-03-30T16:00',
    ]);
  });

  test('in a zone half an hour off, and in one where the date is already another', () => {
    expect(firstStretches(DESK_HOURS, 'Asia/Kathmandu', '2026-01-11T20:00Z', 1)).toEqual([
      '2026-01-12T02:15 2026-01-12T12:15',
    ]);
    expect(firstStretches(DESK_HOURS, 'Pacific/Auckland', '2026-01-11T20:00Z', 1)).toEqual([
      '2026-01-11T19:00 2026-01-12T05:00',
    ]);
  });
});

describe('on the days when clocks change (SLA-2)', () => {
  test('a whole day has 23 hours in spring and 25 in autumn', () => {
    const lengthOf = ([stretch]: readonly string[]) => {
      const [start, end] = stretch!.split(' ');
      return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 3_600_000;
    };

    expect(lengthOf(firstStretches(everyDay(0, 1_440), 'Europe/Berlin', '2026-03-29T05:00Z', 1))).toBe(23);
    expect(lengthOf(firstStretches(everyDay(0, 1_440), 'Europe/Berlin', '2026-10-25T05:00Z', 1))).toBe(25);
    expect(lengthOf(firstStretches(everyDay(0, 1_440), 'Australia/Lord_Howe', '2026-10-03T20:00Z', 1))).toBe(23.5);
  });

  test('hours that begin at a time that is skipped begin later by what was skipped', () => {
    expect(firstStretches(everyDay(150, 600), 'Europe/Berlin', '2026-03-29T00:00Z', 1)).toEqual([
      '2026-03-29T01:30 2026-03-29T08:00',
    ]);
  });

  test('hours that begin at a time that comes twice begin at the first', () => {
    expect(firstStretches(everyDay(150, 600), 'Europe/Berlin', '2026-10-25T00:00Z', 1)).toEqual([
      '2026-10-25T00:30 2026-10-25T09:00',
    ]);
  });
});

test('a calendar without hours is refused (SLA-3)', () => {
  expect(() => businessCalendar([], 'UTC')).toThrow(RangeError);
});
