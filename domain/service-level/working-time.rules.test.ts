import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessCalendar } from './business-calendar.rules.ts';
import { DESK_HOURS } from './default-targets.rules.ts';
import { addWorkingTime, workingTimeBetween } from './working-time.rules.ts';

const stretches = [
  { startMs: 100, endMs: 200 },
  { startMs: 300, endMs: 400 },
];

describe('addWorkingTime', () => {
  test.each([
    [150, 0, 150],
    [0, 0, 100],
    [200, 0, 300],
    [150, 50, 200],
    [150, 51, 301],
    [0, 200, 400],
  ])('from %i, %i ms of work are done at %i', (fromMs, workMs, doneMs) => {
    expect(addWorkingTime(stretches, fromMs, workMs)).toBe(doneMs);
  });

  test('work that nobody is there for is never done', () => {
    expect(addWorkingTime(stretches, 0, 201)).toBeNull();
  });
});

test('working time is measured inside stretches alone, and is nothing backwards', () => {
  expect(workingTimeBetween(stretches, 150, 350)).toBe(100);
  expect(workingTimeBetween(stretches, 200, 300)).toBe(0);
  expect(workingTimeBetween(stretches, 350, 150)).toBe(0);
});

describe('working time added and measured agree (SLA-1)', () => {
  /** Half hours of offset, half hours of daylight saving, a day that never was (30 December 2011 in Apia). */
  const zone = constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Asia/Tehran',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  );
  const moment = integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2030, 0, 1) });
  const calendars = new Map(
    [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Tehran',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
    ].map((name) => [name, businessCalendar(DESK_HOURS, name)]),
  );

  test('what is added is what passes until then', () => {
    assert(
      property(zone, moment, integer({ min: 0, max: 200 * 3_600_000 }), (name, fromMs, workMs) => {
        const calendar = calendars.get(name)!;
        const doneMs = addWorkingTime(calendar.stretchesFrom(fromMs), fromMs, workMs)!;

        expect(workingTimeBetween(calendar.stretchesFrom(fromMs), fromMs, doneMs)).toBe(workMs);
      }),
    );
  });

  test('what passes until a moment inside working hours leads to that moment when it is added', () => {
    assert(
      property(zone, moment, integer({ min: 0, max: 30 * 86_400_000 }), (name, fromMs, laterMs) => {
        const calendar = calendars.get(name)!;
        const toMs = fromMs + laterMs;
        const [stretch] = calendar.stretchesFrom(toMs);
        if (stretch === undefined || stretch.startMs >= toMs) return;

        const passedMs = workingTimeBetween(calendar.stretchesFrom(fromMs), fromMs, toMs);

        expect(addWorkingTime(calendar.stretchesFrom(fromMs), fromMs, passedMs)).toBe(toMs);
      }),
    );
  });

  test('it never runs backwards, and never faster than time', () => {
    assert(
      property(
        zone,
        moment,
        integer({ min: 0, max: 9 * 86_400_000 }),
        integer({ min: 0, max: 86_400_000 }),
        (name, fromMs, aMs, bMs) => {
          const calendar = calendars.get(name)!;
          const sooner = workingTimeBetween(calendar.stretchesFrom(fromMs), fromMs, fromMs + aMs);
          const later = workingTimeBetween(calendar.stretchesFrom(fromMs), fromMs, fromMs + aMs + bMs);

          expect(later - sooner).toBeGreaterThanOrEqual(0);
          expect(later - sooner).toBeLessThanOrEqual(bMs);
        },
      ),
    );
  });
});
