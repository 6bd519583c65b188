import type { EncodeLoad } from './step.rules.ts';

/**
 * Whether a screen is sent twice as often (V8): half of the wait for the next picture, for half as much again of the processor.
 *
 *     usual ──with much to spare for 1 s──▶ swift ──too slow for 2 s──▶ usual, for half a minute at least
 */
export interface Swift {
  readonly isSwift: boolean;
  /** Since when it could be otherwise; `null` while it could not. */
  readonly sinceMs: number | null;
  /** Once it was too much it is not tried again before this. */
  readonly notBeforeMs: number;
}

export const usualPace: Swift = { isSwift: false, sinceMs: null, notBeforeMs: 0 };

/** Of 16.7 ms that there are for each frame: capturing takes as much again, and the person's programs want the rest. */
const MUCH_TO_SPARE_MS = 6;
const TOO_SLOW_MS = 9;
/** Fewer that leave in a second show that the computer does not come up with them. */
const FEWEST_FRAMES = 40;
const TO_SPARE_FOR_MS = 1_000;
/** What a browser counts of frames is of the last second: of twice as many it knows a second late. */
const TOO_SLOW_FOR_MS = 2_000;
const NOT_AGAIN_FOR_MS = 30_000;

/** How hard it was, while a screen was not sent rarely anyway. */
export interface SwiftLoad extends EncodeLoad {
  /** What the browser says holds the picture back: `none`, `cpu`, `bandwidth`, `other`. */
  readonly limitedBy: string;
  /** In the last second; `null` where the browser does not tell. */
  readonly framesPerSecond: number | null;
}

export function nextSwift(swift: Swift, load: SwiftLoad, nowMs: number): Swift {
  const { encodeMs, limitedBy, framesPerSecond } = load;
  const isHeld = limitedBy !== 'none';
  const isTooSlow =
    isHeld ||
    (encodeMs !== null && encodeMs > TOO_SLOW_MS) ||
    (framesPerSecond !== null && framesPerSecond < FEWEST_FRAMES);
  const hasToSpare = !isHeld && encodeMs !== null && encodeMs < MUCH_TO_SPARE_MS && nowMs >= swift.notBeforeMs;
  if (!(swift.isSwift ? isTooSlow : hasToSpare)) return { ...swift, sinceMs: null };
  const sinceMs = swift.sinceMs ?? nowMs;
  if (nowMs - sinceMs < (swift.isSwift ? TOO_SLOW_FOR_MS : TO_SPARE_FOR_MS)) return { ...swift, sinceMs };
  const notBeforeMs = swift.isSwift ? nowMs + NOT_AGAIN_FOR_MS : swift.notBeforeMs;
  return { isSwift: !swift.isSwift, sinceMs: null, notBeforeMs };
}
