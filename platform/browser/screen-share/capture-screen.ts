import type { NoPictureReason } from '#contracts/remote-session/session-state-messages.ts';
import { isFlowing } from './frame-streams.ts';

/** Why there is no screen to show. */
export type NoScreen = Extract<
  NoPictureReason,
  'picture.not-granted' | 'picture.no-display' | 'picture.not-permitted' | 'picture.capture-failed'
>;

const reasons: Readonly<Record<string, NoScreen>> = {
  NotAllowedError: 'picture.not-permitted',
  NotFoundError: 'picture.no-display',
};

export type CaptureMonitor = (monitor: number) => Promise<MediaStreamTrack | NoScreen>;

/** Longer than a screen takes that gives any frames at all, and on a computer that is seconds behind. */
const FIRST_WITHIN_MS = 1_000;
const LAST_WITHIN_MS = 5_000;

/** Who wants a capture. */
export interface CaptureFor {
  /** Aborts when it is not wanted any more: then what was captured for it has ended when `abort` returns. */
  readonly signal: AbortSignal;
  /** Ends what is captured besides: what is asked for alone is not forgotten. */
  readonly letGo: () => void;
}

/**
 * A screen that gives frames. Of one that is captured already, alone or in the overview, Chromium now and then forgets the second
 * capture: nothing comes of it, and nothing says so. Then it is asked for once more, and given up if nothing comes of that either.
 *
 * @returns one that has ended, where it is not wanted any more.
 */
export async function captureFlowing(
  capture: CaptureMonitor,
  monitor: number,
  { signal, letGo }: CaptureFor,
): Promise<MediaStreamTrack | NoScreen> {
  const captured = await capture(monitor);
  if (typeof captured === 'string' || (await isFlowing(captured, FIRST_WITHIN_MS, signal))) return captured;
  captured.stop();
  if (signal.aborted) return captured;
  letGo();
  const again = await capture(monitor);
  if (typeof again === 'string' || (await isFlowing(again, LAST_WITHIN_MS, signal))) return again;
  again.stop();
  return 'picture.capture-failed';
}

/** Of which less is asked in most cases; more than was asked for at first cannot be had later. */
const MOST_FRAMES = 60;

/** Where no size is wished for Chromium begins with one that fits into 1280×720, and begins anew when it may be more. */
export const everyPixel = { width: { ideal: 16_384 }, height: { ideal: 16_384 } } as const;

/**
 * Asks the browser for a screen: in the helper the main process says which, in a plain browser the person does. Sound and
 * camera are never asked for.
 */
export async function captureScreen(
  devices: Pick<MediaDevices, 'getDisplayMedia'>,
): Promise<MediaStreamTrack | NoScreen> {
  try {
    const stream = await devices.getDisplayMedia({
      video: { frameRate: { max: MOST_FRAMES }, ...everyPixel },
      audio: false,
    });
    return stream.getVideoTracks()[0] ?? 'picture.no-display';
  } catch (error) {
    // Each has a sentence on both sides.
    return reasons[error instanceof DOMException ? error.name : ''] ?? 'picture.capture-failed';
  }
}
