import { describe, expect, test } from 'vitest';
import { freeOfLocalUser, mayAgentMove, seeLocalInput, takeControlBack } from './local-user.rules.ts';

describe('the person at the computer always wins (C6)', () => {
  test('their hand on the mouse makes the agent wait for 2 s', () => {
    const moved = seeLocalInput(freeOfLocalUser, 10_000);

    expect([10_000, 11_999, 12_000].map((nowMs) => mayAgentMove(moved, nowMs))).toEqual([false, false, true]);
  });

  test('the 2 s begin anew with each move', () => {
    const moved = seeLocalInput(seeLocalInput(freeOfLocalUser, 10_000), 11_500);

    expect(mayAgentMove(moved, 13_499)).toBe(false);
  });

  test('control that was taken back by a click stays with them, whatever they do then', () => {
    const taken = seeLocalInput(takeControlBack(), 10_000);

    expect(mayAgentMove(taken, 10_000_000)).toBe(false);
  });
});
