import type { CodecChoice, PictureCodec } from '#contracts/remote-session/session-state-messages.ts';
import type { EncodeLoad } from './step.rules.ts';

/**
 * By which codec a screen is sent where nobody has chosen one (V2). AV1 is best for desktops, by far; but what is quickest depends
 * on computer and scene, so another one is tried where AV1 is too slow even for fewer pixels, and kept only if it is quicker.
 *
 *     first ──too slow for 3 s──▶ tried ──quicker──▶ kept ──much to spare for 30 s, or a thin line──▶ first
 *                                   └──no quicker after 3 s──▶ first, for two minutes at least
 */
export interface CodecTrial {
  readonly state: 'first' | 'tried' | 'kept';
  readonly sinceMs: number | null;
  /** What a frame took by the first one, before the other was tried. */
  readonly firstTookMs: number;
  readonly notBeforeMs: number;
}

export const firstCodec: CodecTrial = { state: 'first', sinceMs: null, firstTookMs: 0, notBeforeMs: 0 };

export interface CodecBurden extends EncodeLoad {
  /** Fewer pixels are sent already. */
  readonly isReduced: boolean;
  /** Every other codec takes many times what AV1 takes of a line. */
  readonly isThin: boolean;
}

const TOO_SLOW_MS = 25;
const TOO_SLOW_FOR_MS = 3_000;
const TRIED_FOR_MS = 3_000;
/** Less is not worth a whole picture anew. */
const QUICKER_BY = 0.8;
const MUCH_TO_SPARE_MS = 8;
const TO_SPARE_FOR_MS = 30_000;
const NOT_AGAIN_FOR_MS = 120_000;

export function nextCodec(trial: CodecTrial, burden: CodecBurden, nowMs: number): CodecTrial {
  if (burden.isThin) return trial.state === 'first' ? trial : firstCodec;
  switch (trial.state) {
    case 'first':
      return nextFirst(trial, burden, nowMs);
    case 'tried':
      return nextTried(trial, burden, nowMs);
    case 'kept':
      return nextKept(trial, burden, nowMs);
    default:
      return trial.state satisfies never;
  }
}

function nextFirst(trial: CodecTrial, { isReduced, encodeMs }: CodecBurden, nowMs: number): CodecTrial {
  const isTooSlow = isReduced && encodeMs !== null && encodeMs > TOO_SLOW_MS && nowMs >= trial.notBeforeMs;
  if (!isTooSlow) return { ...trial, sinceMs: null };
  const sinceMs = trial.sinceMs ?? nowMs;
  if (nowMs - sinceMs < TOO_SLOW_FOR_MS) return { ...trial, sinceMs };
  return { ...trial, state: 'tried', sinceMs: nowMs, firstTookMs: encodeMs };
}

function nextTried(trial: CodecTrial, { encodeMs }: CodecBurden, nowMs: number): CodecTrial {
  if (encodeMs === null || nowMs - (trial.sinceMs ?? nowMs) < TRIED_FOR_MS) return trial;
  if (encodeMs < trial.firstTookMs * QUICKER_BY) return { ...trial, state: 'kept', sinceMs: null };
  return { ...firstCodec, notBeforeMs: nowMs + NOT_AGAIN_FOR_MS };
}

function nextKept(trial: CodecTrial, { encodeMs }: CodecBurden, nowMs: number): CodecTrial {
  if (encodeMs === null || encodeMs > MUCH_TO_SPARE_MS) return { ...trial, sinceMs: null };
  const sinceMs = trial.sinceMs ?? nowMs;
  return nowMs - sinceMs < TO_SPARE_FOR_MS ? { ...trial, sinceMs } : firstCodec;
}

/**
 * The codec to be sent by. One that somebody has chosen is taken wherever both ends have it.
 *
 * @param possible Those that both ends have, best first.
 * @returns `null`: what the browser takes by itself, which is the first of them.
 */
export function codecFor(
  choice: CodecChoice,
  possible: readonly PictureCodec[],
  { state }: Pick<CodecTrial, 'state'>,
): PictureCodec | null {
  if (choice !== 'auto') return possible.includes(choice) ? choice : null;
  return state === 'first' ? (possible[0] ?? null) : (possible[1] ?? null);
}
