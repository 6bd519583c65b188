import type { MonitorPosition } from '#domain/remote-control/hit-test.rules.ts';

export interface PacedMovesPorts {
  readonly send: (position: MonitorPosition) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number;
  /** @returns what calls it off. */
  readonly later: (act: () => void, delayMs: number) => () => void;
}

/** Moves of the pointer, no more of them than are seen. */
export interface PacedMoves {
  readonly move: (position: MonitorPosition) => void;
  /** Something newer says where the pointer is. */
  readonly forget: () => void;
}

/** More often no display shows anything new; the helper takes 250 a second. */
const APART_MS = 8;

/** Sends the first at once, and then the latest of each 8 ms: a mouse may tell a thousand times a second. */
export function paceMoves({ send, nowMs, later }: PacedMovesPorts): PacedMoves {
  let sentAtMs = -Infinity;
  let latest: MonitorPosition | null = null;
  let callOff: (() => void) | null = null;

  function sendLatest(): void {
    callOff = null;
    if (latest === null) return;
    sentAtMs = nowMs();
    send(latest);
    latest = null;
  }

  return {
    move: (position) => {
      latest = position;
      if (callOff !== null) return;
      const waitMs = sentAtMs + APART_MS - nowMs();
      if (waitMs <= 0) sendLatest();
      else callOff = later(sendLatest, waitMs);
    },
    forget: () => {
      callOff?.();
      callOff = null;
      latest = null;
    },
  };
}
