import { expect, test } from 'vitest';
import { handClock } from '../../../test/support/hand-clock.ts';
import { createBackOff } from './back-off.ts';

test('pauses grow to thirty seconds at most, and begin anew after a success', async () => {
  const asked: number[] = [];
  const wait = async (delayMs: number) => void asked.push(delayMs);
  const backOff = createBackOff({ wait, chance: () => 0.999_999 });
  const never = new AbortController().signal;
  for (let attempt = 0; attempt < 9; attempt += 1) await backOff.pause(never);
  backOff.reset();
  await backOff.pause(never);

  expect(asked.map(Math.round)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 500]);
});

test('where somebody waits for it no pause is longer than they wait', async () => {
  const asked: number[] = [];
  const backOff = createBackOff({ wait: async (delayMs) => void asked.push(delayMs), chance: () => 0.999_999 });
  const never = new AbortController().signal;
  for (const mostMs of [1_000, 1_000, 1_000, 0]) await backOff.pause(never, mostMs);

  expect(asked.map(Math.round)).toEqual([500, 1_000, 1_000, 0]);
});

test('chance spreads the pauses over their second half', async () => {
  const asked: number[] = [];
  const wait = async (delayMs: number) => void asked.push(delayMs);

  for (const chance of [0, 0.5]) {
    await createBackOff({ wait, chance: () => chance }).pause(new AbortController().signal);
  }

  expect(asked).toEqual([250, 375]);
});

test('whoever is woken, or stopped, waits no longer', async () => {
  const clock = handClock(0);
  const backOff = createBackOff({ wait: clock.wait, chance: () => 0 });
  const stopped = new AbortController();

  const woken = backOff.pause(stopped.signal);
  backOff.wake();
  await woken;
  const ended = backOff.pause(stopped.signal);
  stopped.abort();
  await ended;

  expect(clock.nowMs()).toBe(0);
});
