import { expect, test } from 'vitest';
import { fittedPicture, placeOnPicture } from './picture-place.ts';

const frame = { x: 100, y: 50, width: 1_000, height: 500 };

test('a picture is fitted into the middle of its frame', () => {
  expect(fittedPicture(frame, { width: 1_280, height: 1_280 })).toEqual({ x: 350, y: 50, width: 500, height: 500 });
  expect(fittedPicture(frame, { width: 2_000, height: 500 })).toEqual({ x: 100, y: 175, width: 1_000, height: 250 });
});

test('a hand on the picture is on the monitor, one beside it at the nearest edge', () => {
  const shown = { x: 350, y: 50, width: 500, height: 500 };

  expect(placeOnPicture({ x: 350, y: 50 }, shown)).toEqual({ x: 0, y: 0, isOn: true });
  expect(placeOnPicture({ x: 349, y: 600 }, shown)).toEqual({ x: 0, y: 65_535, isOn: false });
});
