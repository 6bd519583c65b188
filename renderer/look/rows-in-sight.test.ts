import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInSight, scrollToReveal } from './rows-in-sight.ts';

test('of ten thousand rows a screenful and a few more are drawn', () => {
  expect(rowsInSight(10_000, 40, 4_000, 800)).toEqual({ first: 88, end: 132 });
});

test('every row that can be seen is drawn, wherever one is and however many there are', () => {
  assert(
    property(integer({ min: 1, max: 5_000 }), integer({ min: 0, max: 200_000 }), (count, scrolledPx) => {
      const reached = Math.min(scrolledPx, Math.max(0, count * 40 - 800));
      const { first, end } = rowsInSight(count, 40, reached, 800);
      expect(first * 40).toBeLessThanOrEqual(reached);
      expect(end * 40).toBeGreaterThanOrEqual(Math.min(count * 40, reached + 800));
    }),
    { seed: 20_261_122 },
  );
});

test('an empty list and a list that has become shorter have no row too many', () => {
  expect(rowsInSight(0, 40, 900, 800)).toEqual({ first: 0, end: 0 });
  expect(rowsInSight(3, 40, 90_000, 800)).toEqual({ first: 0, end: 3 });
});

test('a row out of sight is scrolled to by the shortest way, one in sight not at all', () => {
  expect(scrollToReveal(5, 40, 100, 400)).toBe(100);
  expect(scrollToReveal(1, 40, 100, 400)).toBe(40);
  expect(scrollToReveal(20, 40, 100, 400)).toBe(440);
});
