import { expect, test } from 'vitest';
import { turnOf } from './wheel-turn.ts';

test('a notch is a notch in pixels, lines and pages', () => {
  const turns = [
    { deltaX: 0, deltaY: 100, deltaMode: 0 },
    { deltaX: 0, deltaY: 3, deltaMode: 1 },
    { deltaX: 0, deltaY: 1, deltaMode: 2 },
  ];

  expect(turns.map(turnOf)).toEqual(Array.from({ length: 3 }, () => ({ turnX: 0, turnY: 120 })));
});

test('a notch is a notch however many pixels a browser has for it', () => {
  expect(turnOf({ deltaX: 0, deltaY: 53, deltaMode: 0, wheelDeltaX: 0, wheelDeltaY: -120 })).toEqual({
    turnX: 0,
    turnY: 120,
  });
});

test('a turn that is far too wide is as wide as may be', () => {
  expect(turnOf({ deltaX: -1e9, deltaY: 0, deltaMode: 0 })).toEqual({ turnX: -12_000, turnY: 0 });
});
