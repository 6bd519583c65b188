import { expect, test } from 'vitest';
import type { Place, QuietPlaces } from './quiet-places.rules.ts';
import { judgeChange } from './quiet-places.rules.ts';

const caret: Place = { x: 300, y: 200, width: 2, height: 18 };

function judgeAll(changes: readonly (readonly [place: Place, atMs: number])[]): readonly boolean[] {
  let known: QuietPlaces = [];
  return changes.map(([place, atMs]) => {
    const judged = judgeChange(known, place, atMs);
    known = judged.known;
    return judged.isMovement;
  });
}

test('a caret that blinks moves once, and is still from then on (V7)', () => {
  expect(judgeAll([0, 500, 1_000, 1_500, 60_000].map((atMs) => [caret, atMs]))).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
});

test('a caret that goes on with each letter moves', () => {
  expect(judgeAll([0, 1, 2, 3].map((letter) => [{ ...caret, x: 300 + 9 * letter }, letter * 200]))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test('whatever is larger moves each time, wherever it is', () => {
  const window: Place = { x: 100, y: 100, width: 400, height: 300 };

  expect(
    judgeAll([
      [window, 0],
      [window, 100],
      [caret, 200],
    ]),
  ).toEqual([true, true, true]);
});
