import { expect, test } from 'vitest';
import { createPulse } from './pulse.ts';

test('the way there and back is taken without the time that the other end kept a beat', () => {
  const here = createPulse();
  const there = createPulse();

  there.hear(here.next(1_000, 0), 50_020);
  here.hear(there.next(50_090, 0), 1_130);

  // 20 ms there, kept for 70, 40 back.
  expect(here.roundTripMs()).toBe(60);
});

test('beats that overtake each other change nothing for the worse', () => {
  const here = createPulse();
  const there = createPulse();
  const [first, second] = [here.next(0, 0), here.next(100, 0)];

  there.hear(second, 110);
  there.hear(first, 120);

  expect(there.next(130, 5)).toEqual({ number: 1, heard: 2, heldMs: 20, received: 5 });
});

test('a beat is late when a timer of the browser has slept over it', () => {
  const pulse = createPulse();
  expect(pulse.isLate(0)).toBe(true);
  pulse.next(0, 0);

  expect([pulse.isLate(100), pulse.isLate(200)]).toEqual([false, true]);
});
