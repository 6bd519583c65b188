import { expect, test } from 'vitest';
import { carriedSinceMs } from './history.ts';

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
