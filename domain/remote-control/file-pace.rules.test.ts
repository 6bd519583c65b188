import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FilePace } from './file-pace.rules.ts';
import { firstPace, mostChunksAhead, nextPace } from './file-pace.rules.ts';

/** A beat each 100 ms, so long there and back. */
function after(roundTripsMs: readonly number[], pace: FilePace = firstPace): FilePace {
  return roundTripsMs.reduce(
    (now, roundTripMs) => nextPace(now, { nowMs: Math.max(now.measuredAtMs, 0) + 100, roundTripMs }),
    pace,
  );
}

const beats = (count: number, roundTripMs: number) => Array.from({ length: count }, () => roundTripMs);

describe('the pace of a file (W3)', () => {
  test('begins with 128 KiB, and takes a mebibyte where beats stay as quick as they were', () => {
    expect(mostChunksAhead(firstPace, true)).toBe(2);
    expect(mostChunksAhead(after(beats(3, 5)), true)).toBe(16);
    expect(mostChunksAhead(after(beats(3, 180)), true)).toBe(16);
  });

  test('is halved with each beat that takes 40 ms longer than at best, down to 128 KiB', () => {
    const quick = after(beats(4, 5));
    expect([1, 2, 3, 9].map((late) => mostChunksAhead(after(beats(late, 60), quick), true))).toEqual([8, 4, 2, 2]);
  });

  test('is felt for chunk by chunk once it was too much', () => {
    const late = after([5, 5, 60], firstPace);
    expect([1, 2, 3].map((quick) => after(beats(quick, 5), late).mostAhead - late.mostAhead)).toEqual([1, 2, 3]);
  });

  test('is looked at once a beat, however often chunks are written', () => {
    const line = { nowMs: 1_000, roundTripMs: 5 };
    const pace = nextPace(firstPace, line);
    expect(nextPace(pace, { ...line, nowMs: 1_099 })).toBe(pace);
    expect(nextPace(firstPace, { ...line, roundTripMs: null })).toBe(firstPace);
  });

  test('believes after a while that a way has become longer for good', () => {
    const late = after([...beats(5, 5), ...beats(3, 80)]);
    expect(late.mostAhead).toBe(2);
    expect(after(beats(600, 80), late).mostAhead).toBe(16);
  });

  test('lies between 128 KiB and a mebibyte whatever is measured, and is a mebibyte where nobody controls', () => {
    assert(
      property(array(integer({ min: 0, max: 2_000 })), (roundTripsMs) => {
        const pace = after(roundTripsMs);
        expect(pace.mostAhead).toBeGreaterThanOrEqual(2);
        expect(pace.mostAhead).toBeLessThanOrEqual(16);
        expect(mostChunksAhead(pace, false)).toBe(16);
      }),
    );
  });
});
