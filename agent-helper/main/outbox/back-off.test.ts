import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';

test('every failure doubles the wait, up to five minutes', () => {
  const longest = [1, 2, 3, 4, 8, 9, 1_000].map((failures) => backOffMs(failures, 1));

  expect(longest).toEqual([2_000, 4_000, 8_000, 16_000, 256_000, 300_000, 300_000]);
});

test('chance spreads helpers over half of the wait, and none comes at once', () => {
  expect(backOffMs(3, 0)).toBe(4_000);
  expect(backOffMs(3, 0.5)).toBe(6_000);
});

test('a hub that asks for a pause gets it, but nobody is sent away for longer than five minutes', () => {
  expect(backOffMs(1, 0, 60_000)).toBe(60_000);
  expect(backOffMs(1, 0, 86_400_000)).toBe(300_000);
});
