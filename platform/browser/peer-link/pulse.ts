import type { Beat } from '#contracts/remote-session/heartbeat.ts';
import { BEAT_EVERY_MS } from '#contracts/remote-session/heartbeat.ts';

/** A beat that was answered later than this says nothing about the network. */
const MOST_REMEMBERED = 64;

/**
 * The beats of one end. Told what was heard, it says what to beat next, and how long the way there and back takes. Moments are
 * milliseconds of any clock that never goes back.
 */
export interface Pulse {
  readonly next: (nowMs: number, received: number) => Beat;
  readonly hear: (beat: Beat, nowMs: number) => void;
  /** Our own timer is slow, as in a page in the background: the other end's beat is the occasion for ours. */
  readonly isLate: (nowMs: number) => boolean;
  readonly roundTripMs: () => number | null;
}

export function createPulse(): Pulse {
  let number = 0;
  let heard = { number: 0, atMs: 0 };
  let roundTripMs: number | null = null;
  const sentAtMs = new Map<number, number>();

  return {
    next: (nowMs, received) => {
      number += 1;
      sentAtMs.set(number, nowMs);
      sentAtMs.delete(number - MOST_REMEMBERED);
      return { number, heard: heard.number, heldMs: heard.number === 0 ? 0 : nowMs - heard.atMs, received };
    },
    hear: (beat, nowMs) => {
      if (beat.number > heard.number) heard = { number: beat.number, atMs: nowMs };
      const leftAtMs = sentAtMs.get(beat.heard);
      if (leftAtMs !== undefined) roundTripMs = Math.max(nowMs - leftAtMs - beat.heldMs, 0);
    },
    isLate: (nowMs) => nowMs - (sentAtMs.get(number) ?? -Infinity) > BEAT_EVERY_MS * 1.5,
    roundTripMs: () => roundTripMs,
  };
}
