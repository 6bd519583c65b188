/**
 * Whether a computer can bear to send every pixel (V5). At 1080p a step down to 720p is worth 40 ms on a slow one.
 *
 *     full ──too slow for 2 s──▶ reduced ──with much to spare for 30 s──▶ full
 */
export interface Step {
  readonly isReduced: boolean;
  /** Since when it has been too slow, or has had much to spare; `null` while neither. */
  readonly sinceMs: number | null;
}

export const fullStep: Step = { isReduced: false, sinceMs: null };

/** What encoding took of late. */
export interface EncodeLoad {
  /** For one frame; `null` where none was encoded. */
  readonly encodeMs: number | null;
  /** The browser itself says that the processor is what holds it back. */
  readonly isProcessorBound: boolean;
}

const TOO_SLOW_MS = 25;
/** What 720p may take so that the whole, more than twice as many pixels, would not be too slow again. */
const MUCH_TO_SPARE_MS = 8;
const TOO_SLOW_FOR_MS = 2_000;
const TO_SPARE_FOR_MS = 30_000;

export function nextStep(step: Step, { encodeMs, isProcessorBound }: EncodeLoad, nowMs: number): Step {
  const isTooSlow = isProcessorBound || (encodeMs !== null && encodeMs > TOO_SLOW_MS);
  const hasToSpare = !isProcessorBound && encodeMs !== null && encodeMs < MUCH_TO_SPARE_MS;
  const isReasonToChange = step.isReduced ? hasToSpare : isTooSlow;
  if (!isReasonToChange) return { ...step, sinceMs: null };
  const sinceMs = step.sinceMs ?? nowMs;
  const neededMs = step.isReduced ? TO_SPARE_FOR_MS : TOO_SLOW_FOR_MS;
  return nowMs - sinceMs < neededMs ? { ...step, sinceMs } : { isReduced: !step.isReduced, sinceMs: null };
}
