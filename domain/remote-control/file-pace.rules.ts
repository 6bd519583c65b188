/** In chunks. Fewer would leave the line idle while the other end writes. */
const LEAST_AHEAD = 2;
/** More than that waits in vain: it is a mebibyte, and longer than any line here takes there and back. */
const MOST_AHEAD = 16;
/** How much longer than at best a key may take because of a file, there and back. */
const MOST_DELAY_MS = 40;
/** How quickly a way that became longer for good is believed to be so: a millisecond a second. */
const LEAST_RISES_BY_MS = 0.1;
const MEASURED_EVERY_MS = 100;

/**
 * How many chunks of a file may be on their way. All channels share one line, so a file takes what keys leave: while beats take
 * no longer there and back than at best, more; as soon as they do, half (the idea of LEDBAT, RFC 6817).
 */
export interface FilePace {
  readonly mostAhead: number;
  /** Until it was too much once it doubles, from then on it feels its way. */
  readonly isDoubling: boolean;
  /** The quickest there and back, slowly rising; `null` before the first. */
  readonly leastMs: number | null;
  /** When it was last looked at. Milliseconds of any clock that never goes back. */
  readonly measuredAtMs: number;
}

export const firstPace: FilePace = { mostAhead: LEAST_AHEAD, isDoubling: true, leastMs: null, measuredAtMs: -Infinity };

/** What is known of the line when a chunk is about to go. */
export interface LineNow {
  readonly nowMs: number;
  /** Of the last beat; `null` before the first. */
  readonly roundTripMs: number | null;
}

/** How many may be on their way now: nothing is kept waiting where nobody has keys to send. */
export function mostChunksAhead({ mostAhead }: FilePace, isControlGranted: boolean): number {
  return isControlGranted ? mostAhead : MOST_AHEAD;
}

/** Looks at most once a beat. */
export function nextPace(pace: FilePace, { nowMs, roundTripMs }: LineNow): FilePace {
  if (roundTripMs === null || nowMs - pace.measuredAtMs < MEASURED_EVERY_MS) return pace;
  const leastMs = Math.min(roundTripMs, pace.leastMs === null ? roundTripMs : pace.leastMs + LEAST_RISES_BY_MS);
  const isLate = roundTripMs - leastMs > MOST_DELAY_MS;
  const isDoubling = pace.isDoubling && !isLate;
  const more = isDoubling ? pace.mostAhead * 2 : pace.mostAhead + 1;
  const wanted = isLate ? Math.floor(pace.mostAhead / 2) : more;
  return { mostAhead: Math.min(Math.max(wanted, LEAST_AHEAD), MOST_AHEAD), isDoubling, leastMs, measuredAtMs: nowMs };
}
