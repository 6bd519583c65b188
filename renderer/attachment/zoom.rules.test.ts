import { expect, test } from 'vitest';
import type { Zoom } from './zoom.rules.ts';
import { fitOf, zoomed } from './zoom.rules.ts';

test.each<[Zoom, 1 | -1, Zoom]>([
  ['fit', 1, 0.5],
  ['fit', -1, 0.25],
  [1, 1, 1.5],
  [1, -1, 0.75],
  [8, 1, 8],
  [0.25, -1, 0.25],
])('from %s a step of %i leads to %s', (zoom, direction, next) => {
  expect(zoomed(zoom, direction, 0.4)).toBe(next);
});

test('a picture that fits as it is is not made larger, a large one as small as the window', () => {
  const window = { innerWidth: 1_000, innerHeight: 780 };

  expect([fitOf({ width: 500, height: 300 }, window), fitOf({ width: 2_000, height: 600 }, window)]).toEqual([1, 0.5]);
});
