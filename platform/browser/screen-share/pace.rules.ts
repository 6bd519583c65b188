/**
 * How often a screen is sent (V7): a still one costs nothing, a moving one is there at once.
 *
 *     live ──nothing moved for 3 s──▶ idle ──two frames that hold something, or somebody's hand──▶ live
 */
export interface Pace {
  /** Since when it has been sent rarely; `null` while it is not. */
  readonly idleSinceMs: number | null;
  readonly movedAtMs: number;
  /** Whether the last frame of an idle one held something: one alone may be the encoder making a still picture finer. */
  readonly mayMove: boolean;
}

export function livePace(nowMs: number): Pace {
  return { idleSinceMs: null, movedAtMs: nowMs, mayMove: false };
}

/** What was encoded since the last look. */
export interface Encoded {
  readonly frames: number;
  readonly bytes: number;
}

/** A frame that says that nothing has changed takes less than this (AV1: 30), and a letter among many of those more than this beside them. */
const STILL_FRAME_BYTES = 48;
const LETTER_BYTES = 160;
const STILL_FOR_MS = 3_000;

/** Asked often enough that one letter among a few still frames counts: that is somebody typing. */
export function nextPace(pace: Pace, { frames, bytes }: Encoded, nowMs: number): Pace {
  if (frames === 0) return pace;
  const holdsSomething = bytes > frames * STILL_FRAME_BYTES + LETTER_BYTES;
  if (holdsSomething && (pace.idleSinceMs === null || pace.mayMove)) return livePace(nowMs);
  const isStill = nowMs - pace.movedAtMs >= STILL_FOR_MS;
  return { ...pace, mayMove: holdsSomething, idleSinceMs: pace.idleSinceMs ?? (isStill ? nowMs : null) };
}
