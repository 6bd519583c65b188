import type { IncidentClock } from '#domain/service-level/incident-clock.rules.ts';
import { expect, test } from 'vitest';
import { deadlineOf } from './deadline.rules.ts';

const clock: IncidentClock = {
  resolutionDueAtMs: 6_000,
  restoreDueAtMs: null,
  warnAtMs: 4_000,
  isPaused: false,
  isBreached: false,
  isAboutToBreach: false,
};
const open = { state: 'in-progress' } as const;

test('what is due first is said, and that it is near when it is', () => {
  expect(deadlineOf(open, clock, 1_000)).toEqual({ kind: 'due', atMs: 6_000 });
  expect(deadlineOf(open, { ...clock, restoreDueAtMs: 2_000 }, 1_000)).toEqual({ kind: 'due', atMs: 2_000 });
  expect(deadlineOf(open, { ...clock, isAboutToBreach: true }, 5_000)).toEqual({ kind: 'soon', atMs: 6_000 });
});

test('what was missed stays said, also while the ticket waits', () => {
  const missed = { ...clock, isBreached: true, restoreDueAtMs: 2_000 };

  expect(deadlineOf(open, missed, 3_000)).toEqual({ kind: 'missed', atMs: 2_000 });
  expect(deadlineOf({ state: 'pending' }, { ...missed, isPaused: true }, 3_000)).toEqual({
    kind: 'missed',
    atMs: 2_000,
  });
});

test('a clock that stands still says so, and one that ended says nothing', () => {
  expect(deadlineOf({ state: 'pending' }, { ...clock, resolutionDueAtMs: null, isPaused: true }, 1_000)).toEqual({
    kind: 'paused',
  });
  expect(deadlineOf({ state: 'resolved' }, { ...clock, isBreached: true }, 9_000)).toEqual({ kind: 'none' });
  expect(deadlineOf(open, { ...clock, resolutionDueAtMs: null }, 1_000)).toEqual({ kind: 'none' });
});
