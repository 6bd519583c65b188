import type { CodecTrial } from './codec.rules.ts';
import { firstCodec, nextCodec } from './codec.rules.ts';
import type { Line, LineLook } from './line.rules.ts';
import { nextLine, wideLine } from './line.rules.ts';
import type { Encoded, Pace } from './pace.rules.ts';
import { livePace, nextPace } from './pace.rules.ts';
import type { PictureBurden } from './picture-settings.rules.ts';
import type { Step } from './step.rules.ts';
import { fullStep, nextStep } from './step.rules.ts';
import type { Swift, SwiftLoad } from './swift.rules.ts';
import { nextSwift, usualPace } from './swift.rules.ts';

/** All that is known of what computer, line and screen bear and ask for. */
export interface Burden {
  readonly step: Step;
  readonly pace: Pace;
  readonly swift: Swift;
  readonly line: Line;
  readonly codec: CodecTrial;
  /** The system has said at least once that something moves: it will say so again. */
  readonly isTold: boolean;
}

export function firstBurden(nowMs: number): Burden {
  return { step: fullStep, pace: livePace(nowMs), swift: usualPace, line: wideLine, codec: firstCodec, isTold: false };
}

/** After another look, a quarter of a second later. */
export function nextBurden(burden: Burden, load: SwiftLoad & Encoded, look: LineLook, nowMs: number): Burden {
  const step = nextStep(burden.step, load, nowMs);
  const pace = nextPace(burden.pace, load, nowMs);
  const isIdle = pace.idleSinceMs !== null;
  // A browser takes a line to bear no more than a still screen was given of it.
  const line = nextLine(burden.line, isIdle ? { ...look, availableBitrate: null } : look, nowMs);
  return {
    ...burden,
    step,
    pace,
    line,
    // A screen that is sent rarely tells nothing of what more would cost.
    swift: isIdle ? { ...burden.swift, sinceMs: null } : nextSwift(burden.swift, load, nowMs),
    codec: nextCodec(burden.codec, { ...load, isReduced: step.isReduced, isThin: line.isThin }, nowMs),
  };
}

export function pictureBurden({ step, pace, swift, line, isTold }: Burden): PictureBurden {
  return {
    isTold,
    isReduced: step.isReduced,
    isIdle: pace.idleSinceMs !== null,
    isSwift: swift.isSwift,
    isThin: line.isThin,
  };
}

/** Whether a screen is to be sent otherwise than before. */
export function isOtherBurden(before: Burden, after: Burden): boolean {
  const [one, other] = [pictureBurden(before), pictureBurden(after)];
  return (
    before.codec.state !== after.codec.state ||
    one.isReduced !== other.isReduced ||
    one.isIdle !== other.isIdle ||
    one.isSwift !== other.isSwift ||
    one.isThin !== other.isThin
  );
}
