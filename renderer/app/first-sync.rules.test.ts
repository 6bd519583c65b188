import { expect, test } from 'vitest';
import { secondsLeft, shareOf } from './first-sync.rules.ts';

const begun = { atMs: 1_000, received: 2_000 };

test('the time left is what the rest takes at the pace so far', () => {
  expect(secondsLeft(begun, { atMs: 5_000, received: 10_000 }, 30_000)).toBe(10);
});

test('no time is told before there is a pace, or without knowing how much there is', () => {
  expect(secondsLeft(begun, { atMs: 2_000, received: 10_000 }, 30_000)).toBeNull();
  expect(secondsLeft(begun, { atMs: 9_000, received: 2_000 }, 30_000)).toBeNull();
  expect(secondsLeft(begun, { atMs: 9_000, received: 10_000 }, 0)).toBeNull();
});

test('more than was expected is the end, and nothing is over it', () => {
  expect(shareOf(31_000, 30_000)).toBe(1);
  expect(secondsLeft(begun, { atMs: 9_000, received: 31_000 }, 30_000)).toBe(1);
  expect(shareOf(10, 0)).toBeNull();
});
