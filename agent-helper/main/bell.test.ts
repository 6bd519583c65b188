import { expect, test } from 'vitest';
import { sleep } from '#platform/node/sleep.ts';
import { createBell } from './bell.ts';

const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

test('whoever rests is woken by a ring', async () => {
  const bell = createBell(sleep);
  const resting = bell.rest(HOUR_MS, signal);

  bell.ring();

  await expect(resting).resolves.toBeUndefined();
});

test('a ring while nobody rests is not lost, and counts once', async () => {
  const rests: string[] = [];
  const bell = createBell(async () => void rests.push('slept'));
  bell.ring();
  bell.ring();

  await bell.rest(HOUR_MS, signal);
  expect(rests).toEqual([]);
  await bell.rest(HOUR_MS, signal);
  expect(rests).toEqual(['slept']);
});

test('whoever is stopped rests no longer', async () => {
  const stop = new AbortController();
  const resting = createBell(sleep).rest(HOUR_MS, stop.signal);

  stop.abort();

  await expect(resting).resolves.toBeUndefined();
});
