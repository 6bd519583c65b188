import type { PictureMode } from '#contracts/remote-session/session-state-messages.ts';

/** How a screen is captured and sent at one moment. */
export interface PictureSettings {
  readonly framesPerSecond: number;
  /** The longest edges; `null`: as large as the screen. */
  readonly most: { readonly width: number; readonly height: number } | null;
  readonly maxBitrate: number;
  readonly degradation: RTCDegradationPreference;
}

/** Half as many are seen at once. */
const FULL_PACE = 30;
/** A change waits for the next picture, 17 ms on average at the full pace, and 8 ms at this one. */
const SWIFT_PACE = 60;
const THIN_PACE = 10;
/** Enough to notice within a third of a second that something moves again. */
const IDLE_PACE = 3;
/** Where the system tells that something moves nobody has to look for it: what blinks is seen all the same. */
const IDLE_TOLD_PACE = 1;
const REDUCED = { width: 1_280, height: 720 } as const;
const THIN_BITRATE = 150_000;
/** Of text and windows even a whole screen needs less; of a film more than this makes each frame take twice as long to encode. */
const FULL_BITRATE = 4_000_000;
/**
 * A still screen needs next to none of it. But every five seconds a browser tries out twice what a stream may take, for 15 ms:
 * 9.5 KB with the estimate of a LAN, 25 kbit/s of a screen on which nothing moves. This much is still enough for what is typed
 * before the pace is full again.
 */
const IDLE_BITRATE = 250_000;

/** What is known of computer and screen at one moment. */
export interface PictureBurden {
  /** The computer cannot bear every pixel. `sharp` keeps them all the same. */
  readonly isReduced: boolean;
  /** Nothing moves there. */
  readonly isIdle: boolean;
  /** The system says when something does. */
  readonly isTold: boolean;
  /** The line cannot bear more than few frames. Whoever chose a way has chosen it all the same. */
  readonly isThin: boolean;
  /** It has so much to spare that more may be asked of it (V8). */
  readonly isSwift: boolean;
}

export function pictureSettings(mode: PictureMode, burden: PictureBurden): PictureSettings {
  const { isReduced, isIdle, isTold, isSwift } = burden;
  const isThin = mode === 'thin' || (mode === 'auto' && burden.isThin);
  // Not for the line's sake alone: another size is a whole picture anew, seconds of a thin line, and small text is not read.
  const isSmall = mode === 'thin' || mode === 'smooth' || (mode === 'auto' && isReduced);
  const pace = isThin ? THIN_PACE : isSwift ? SWIFT_PACE : FULL_PACE;
  return {
    framesPerSecond: isIdle ? (isTold ? IDLE_TOLD_PACE : IDLE_PACE) : pace,
    most: isSmall ? REDUCED : null,
    maxBitrate: Math.min(isThin ? THIN_BITRATE : FULL_BITRATE, isIdle ? IDLE_BITRATE : FULL_BITRATE),
    degradation: mode === 'smooth' ? 'maintain-framerate' : 'maintain-resolution',
  };
}
