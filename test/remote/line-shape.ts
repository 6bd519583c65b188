import { seeded } from '../support/seeded.ts';

/** What a line can bear, each way. */
export interface LineShape {
  readonly kilobitsPerSecond: number;
  /** So long a packet may wait until there is room on the line; for one that would wait longer there is none. */
  readonly queueMs: number;
  /** On the way, one way, however short the queue is. */
  readonly delayMs: number;
  /** Of what was sent, 0 to 1: lost by chance, of this seed. */
  readonly loss: number;
  readonly seed: number;
}

/** Of IPv4 and UDP, which a thin line carries as well. */
const HEAD_BYTES = 28;

/** One direction of a shaped line. */
export interface ShapedWay {
  /**
   * A packet is sent. Moments in milliseconds of one clock.
   *
   * @returns When it arrives, and how long it waited in the queue; `null` for one that never does.
   */
  take(bytes: number, nowMs: number): { readonly arrivesAtMs: number; readonly waitsMs: number } | null;
}

export function shapedWay({ kilobitsPerSecond, queueMs, delayMs, loss, seed }: LineShape): ShapedWay {
  const chance = seeded(seed);
  let freeAtMs = 0;
  return {
    take: (bytes, nowMs) => {
      const waitsMs = Math.max(0, freeAtMs - nowMs);
      if (waitsMs > queueMs) return null;
      freeAtMs = nowMs + waitsMs + ((bytes + HEAD_BYTES) * 8) / kilobitsPerSecond;
      // Lost on the way, behind the queue: it has taken its room.
      return chance() < loss ? null : { arrivesAtMs: freeAtMs + delayMs, waitsMs };
    },
  };
}
