import type { NoScreen } from './capture-screen.ts';

/**
 * A system that is asked for a screen at a bad moment may never answer, which is as good as a no: then others can be asked for,
 * and this one again. What comes of it later is ended at once.
 */
export async function captureWithin(
  mostMs: number,
  capturing: Promise<MediaStreamTrack | NoScreen>,
): Promise<MediaStreamTrack | NoScreen> {
  const { promise: late, resolve } = Promise.withResolvers<NoScreen>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    resolve('picture.capture-failed');
  }, mostMs);
  async function inTime(): Promise<MediaStreamTrack | NoScreen> {
    try {
      const captured = await capturing;
      if (isLate && typeof captured !== 'string') captured.stop();
      return captured;
    } finally {
      clearTimeout(timer);
    }
  }
  return await Promise.race([inTime(), late]);
}
