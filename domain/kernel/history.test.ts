import { expect, test } from 'vitest';
import { carriedSinceMs, quietSinceMs } from './history.ts';

const DAY_MS = 24 * 3_600_000;

test('history is counted in whole days, so that it begins at the same moment all day long', () => {
  const morning = carriedSinceMs(100 * DAY_MS + 1, 30);
  const evening = carriedSinceMs(101 * DAY_MS - 1, 30);

  expect([morning, evening]).toEqual([70 * DAY_MS, 70 * DAY_MS]);
  expect(carriedSinceMs(101 * DAY_MS, 30)).toBe(71 * DAY_MS);
});

test('who carries everything has no beginning of history', () => {
  expect(carriedSinceMs(100 * DAY_MS, null)).toBeNull();
});

test('settled work is as old as the last word of it that reached the hub', () => {
  const lines = [
    { occurredAtMs: 1_000, receivedAtMs: 1_100 },
    { occurredAtMs: 1_500, receivedAtMs: 9_000 },
  ];

  expect(quietSinceMs(lines)).toBe(9_000);
});

test('what was imported all at once is as old as it says of itself', () => {
  const lines = [
    { occurredAtMs: 1_000, receivedAtMs: 9_000 },
    { occurredAtMs: 2_000, receivedAtMs: 9_000 },
  ];

  expect(quietSinceMs(lines)).toBe(2_000);
  expect(quietSinceMs([...lines, { occurredAtMs: 9_500, receivedAtMs: 9_500 }])).toBe(9_500);
});
