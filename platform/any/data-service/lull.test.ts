import { expect, onTestFinished, test } from 'vitest';
import { handClock } from '../../../test/support/hand-clock.ts';
import { createLull } from './lull.ts';

function aLull() {
  const clock = handClock(0);
  const stopped = new AbortController();
  onTestFinished(() => stopped.abort());
  const lull = createLull(clock, stopped.signal);
  /** How many milliseconds go by before a lull comes, while `meanwhile` is done every 100 of them. */
  async function waited(meanwhile: (atMs: number) => void = () => {}): Promise<number> {
    const beganMs = clock.nowMs();
    const come = lull.comes().then(() => true);
    for (;;) {
      const soon = new Promise<false>((resolve) => {
        setImmediate(() => resolve(false));
      });
      if (await Promise.race([come, soon])) return clock.nowMs() - beganMs;
      meanwhile(clock.nowMs() - beganMs);
      clock.advance(100);
    }
  }
  return { ...lull, waited, stop: () => stopped.abort() };
}

test('a start is over when the first window has asked, and asks no more', async () => {
  const lull = aLull();

  const waitedMs = await lull.waited((atMs) => {
    if (atMs >= 1_000 && atMs <= 2_000) lull.asked();
  });

  expect(waitedMs).toBeGreaterThanOrEqual(2_400);
  expect(waitedMs).toBeLessThanOrEqual(3_000);
});

test('a start without a window is over after some seconds', async () => {
  expect(await aLull().waited()).toBeGreaterThan(4_000);
});

test('where nobody asks, a lull has come already', async () => {
  const lull = aLull();
  await lull.waited();

  expect(await lull.waited()).toBe(0);
});

test('a question holds work back until nothing was asked for a moment', async () => {
  const lull = aLull();
  await lull.waited();

  lull.asked();
  const waitedMs = await lull.waited((atMs) => {
    if (atMs <= 600) lull.asked();
  });

  expect(waitedMs).toBeGreaterThanOrEqual(1_000);
  expect(waitedMs).toBeLessThanOrEqual(1_600);
});

test('who asks on and on is interrupted after two seconds, and again two seconds later', async () => {
  const lull = aLull();
  await lull.waited();
  lull.asked();

  const interrupted = [await lull.waited(() => lull.asked())];
  lull.asked();
  interrupted.push(await lull.waited(() => lull.asked()));

  expect(interrupted).toEqual([2_000, 2_000]);
});

test('whoever waits for a lull is let go at the end', async () => {
  const lull = aLull();
  const waiting = lull.comes();

  lull.stop();

  await expect(waiting).resolves.toBeUndefined();
});
