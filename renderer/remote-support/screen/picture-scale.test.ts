import { expect, test } from 'vitest';
import { drawnSize, fittingScale, nextZoom, followed, pinched, realSize, scrolledAfterZoom } from './picture-scale.ts';

const picture = { width: 1920, height: 1080 };

test('a picture that is made to fit shows whole', () => {
  expect(fittingScale({ width: 960, height: 900 }, picture)).toBe(0.5);
  expect(fittingScale({ width: 4_000, height: 540 }, picture)).toBe(0.5);
});

test('a picture with fewer pixels than its screen counts by those of the screen (V6, V12)', () => {
  const screen = { width: 2_560, height: 1_440, x: 0, y: 0 };
  expect(realSize({ width: 1_280, height: 720 }, screen)).toEqual({ width: 2_560, height: 1_440 });
  expect(realSize({ width: 854, height: 480 }, screen)).toEqual({ width: 2_560, height: 1_440 });
  for (const other of [picture, { width: 1_024, height: 768 }]) {
    expect(realSize(other, { width: 1_920, height: 1_080 })).toEqual(other);
    expect(realSize(other, undefined)).toEqual(other);
  }
});

test('one to one is a pixel for a pixel, also on screens that have two of them to one of the page (V12)', () => {
  expect(drawnSize(picture, 1, 1)).toEqual(picture);
  expect(drawnSize(picture, 1, 2)).toEqual({ width: 960, height: 540 });
});

test('zooming goes to the next step from wherever it is, and ends', () => {
  expect(nextZoom(0.62, 'in')).toBe(0.75);
  expect(nextZoom(0.62, 'out')).toBe(0.5);
  expect(nextZoom(1, 'in')).toBe(1.25);
  expect(nextZoom(4, 'in')).toBeNull();
  expect(nextZoom(0.25, 'out')).toBeNull();
});

test('a view follows the pointer as little as it has to, and stays within the picture (V12)', () => {
  const view = { at: 400, seen: 400, whole: 2_000 };
  expect(followed(view, 0.3)).toBe(400);
  expect(followed(view, 0.4)).toBe(460);
  expect(followed(view, 0.2)).toBe(340);
  expect([followed(view, 0), followed(view, 1)]).toEqual([0, 1_600]);
  expect(followed({ at: 0, seen: 400, whole: 400 }, 0.9)).toBe(0);
});

test('what is between two fingers stays between them, and neither end of the scale is left', () => {
  expect(scrolledAfterZoom({ at: 100, seen: 400, whole: 1_000 }, 2_000, 200)).toBe(400);
  expect([pinched(3, 2), pinched(0.3, 0.5), pinched(1, 1.5)]).toEqual([4, 0.25, 1.5]);
});
