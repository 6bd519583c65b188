import { assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tally } from './sign-in-throttle.rules.ts';
import { perAddress, perLoginAndAddress, waitLeftMs, waitMsAfter, withFailure } from './sign-in-throttle.rules.ts';

const policy = { freeFailures: 2, firstWaitMs: 1_000, longestWaitMs: 5_000, forgetAfterMs: 60_000 };

test('the first failures cost nothing; then the wait doubles until it is as long as it gets', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 2_000].map((failures) => waitMsAfter(failures, policy))).toEqual([
    0, 0, 0, 1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
});

describe('waitLeftMs', () => {
  const tally = { failures: 4, failedAtMs: 10_000 };

  test('it runs from the last failure, by the clock and not by the process, so a restart does not shorten it', () => {
    expect(waitLeftMs(tally, policy, 10_000)).toBe(2_000);
    expect(waitLeftMs(tally, policy, 11_999)).toBe(1);
    expect(waitLeftMs(tally, policy, 12_000)).toBe(0);
  });

  test('who never failed never waits', () => {
    expect(waitLeftMs(null, policy, 10_000)).toBe(0);
  });

  test('what costs nothing is not waited for, though the hub that counted it has a clock ahead of ours', () => {
    expect(waitLeftMs({ failures: 2, failedAtMs: 10_000 }, policy, 9_300)).toBe(0);
  });
});

test('failures add up until a long quiet time forgets them', () => {
  const second = withFailure(withFailure(null, policy, 1_000), policy, 2_000);

  expect(second).toEqual({ failures: 2, failedAtMs: 2_000 });
  expect(withFailure(second, policy, 62_000)).toEqual({ failures: 3, failedAtMs: 62_000 });
  expect(withFailure(second, policy, 62_001)).toEqual({ failures: 1, failedAtMs: 62_001 });
});

test.each([
  ['one login', perLoginAndAddress, 110],
  ['an address', perAddress, 170],
])('against %s, guessing without a pause for a day gives few tries', (_whom, policy, mostTries) => {
  const DAY_MS = 24 * 3_600_000;
  let tally: Tally | null = null;
  let nowMs = 0;
  let tries = 0;
  while (nowMs < DAY_MS) {
    tally = withFailure(tally, policy, nowMs);
    tries += 1;
    nowMs += waitLeftMs(tally, policy, nowMs);
  }

  expect(tries).toBeLessThanOrEqual(mostTries);
});

test('a further failure never makes the wait shorter, and none is longer than the longest', () => {
  assert(
    property(nat({ max: 10_000 }), (failures) => {
      const wait = waitMsAfter(failures, perLoginAndAddress);
      expect(wait).toBeLessThanOrEqual(perLoginAndAddress.longestWaitMs);
      expect(waitMsAfter(failures + 1, perLoginAndAddress)).toBeGreaterThanOrEqual(wait);
    }),
    { seed: 4_680 },
  );
});
