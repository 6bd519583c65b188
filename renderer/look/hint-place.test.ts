import { describe, expect, test } from 'vitest';
import { placeHint } from './hint-place.ts';

const window = { width: 400, height: 300 };
const hint = { width: 100, height: 20 };

describe('a hint', () => {
  test('stands above the middle of what it explains', () => {
    expect(placeHint({ left: 150, top: 100, width: 40, height: 10 }, hint, window)).toEqual({ left: 120, top: 74 });
  });

  test('stands below where there is no room above', () => {
    expect(placeHint({ left: 150, top: 10, width: 40, height: 10 }, hint, window).top).toBe(26);
  });

  test('never goes past an edge of the window', () => {
    expect(placeHint({ left: 0, top: 100, width: 10, height: 10 }, hint, window).left).toBe(8);
    expect(placeHint({ left: 390, top: 100, width: 10, height: 10 }, hint, window).left).toBe(292);
  });
});
