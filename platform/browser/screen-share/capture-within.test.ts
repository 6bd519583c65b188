import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { captureWithin } from './capture-within.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** As much of a track as is looked at. */
class TrackInMemory {
  isStopped = false;
  stop(): void {
    this.isStopped = true;
  }
}
const asTrack = (track: TrackInMemory) => track as unknown as MediaStreamTrack;

test('a screen that comes in time is taken as it is, and leaves no timer behind', async () => {
  const track = new TrackInMemory();
  expect(await captureWithin(6_000, Promise.resolve(asTrack(track)))).toBe(track);
  expect(await captureWithin(6_000, Promise.resolve('picture.not-permitted'))).toBe('picture.not-permitted');
  expect(vi.getTimerCount()).toBe(0);
  expect(track.isStopped).toBe(false);
});

test('one that does not come has failed, and is ended when it comes after all (V10, C9)', async () => {
  const track = new TrackInMemory();
  const { promise, resolve } = Promise.withResolvers<MediaStreamTrack>();
  const captured = captureWithin(6_000, promise);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(await captured).toBe('picture.capture-failed');

  resolve(asTrack(track));
  await vi.advanceTimersByTimeAsync(0);
  expect(track.isStopped).toBe(true);
});

test('a fault stays one, in time or later', async () => {
  await expect(captureWithin(6_000, Promise.reject(new Error('No main process.')))).rejects.toThrow('No main process.');
  expect(vi.getTimerCount()).toBe(0);
});
