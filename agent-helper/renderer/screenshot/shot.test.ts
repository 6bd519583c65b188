import { expect, test } from 'vitest';
import { boxBetween, firstFrame, movedFrame } from './shot.ts';

test('a box is drawn from any corner, and stays within the picture', () => {
  const drawn = { left: 0.1, top: 0.2, width: 0.4, height: 0.3 };

  expect(boxBetween({ x: 0.1, y: 0.2 }, { x: 0.5, y: 0.5 })).toEqual(drawn);
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.1, y: 0.2 })).toEqual(drawn);
  expect(boxBetween({ x: -1, y: -1 }, { x: 2, y: 2 })).toEqual({ left: 0, top: 0, width: 1, height: 1 });
});

test('a click that was none is no box', () => {
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.9 })).toBeNull();
});

test('the frame moves by arrow keys, changes its size with Shift, and never leaves the picture', () => {
  expect(movedFrame(firstFrame, 'ArrowRight', false)?.left).toBeCloseTo(0.32);
  expect(movedFrame(firstFrame, 'ArrowDown', true)?.height).toBeCloseTo(0.12);
  let frame = firstFrame;
  for (let press = 0; press < 200; press += 1) frame = movedFrame(frame, 'ArrowRight', press % 2 === 0) ?? frame;
  expect(frame.left + frame.width).toBeLessThanOrEqual(1.000_001);
  for (let press = 0; press < 200; press += 1) frame = movedFrame(frame, 'ArrowLeft', true) ?? frame;
  expect(frame.width).toBeGreaterThan(0);
});

test('other keys mean something else', () => {
  expect(movedFrame(firstFrame, 'Enter', false)).toBeNull();
});
