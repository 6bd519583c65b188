import { expect, test } from 'vitest';
import type { Zoom } from './zoom.rules.ts';
import { zoomed } from './zoom.rules.ts';

test.each<[Zoom, 1 | -1, Zoom]>([
  ['fit', 1, 1],
  ['fit', -1, 0.5],
  [1, 1, 1.5],
  [1, -1, 0.75],
  [8, 1, 8],
  [0.25, -1, 0.25],
])('from %s a step of %i leads to %s', (zoom, direction, next) => {
  expect(zoomed(zoom, direction)).toBe(next);
});
