import { expect, test } from 'vitest';
import { CELL_SIZE, cellsOf, MOST_STEPS, readStrip, stepOf, STRIP } from './step-strip.ts';

test('every step is read as it was written', () => {
  for (let step = 0; step < MOST_STEPS; step += 1) expect(stepOf(cellsOf(step))).toBe(step);
});

test('a bare surface, and a strip of which one cell is wrong, are no steps', () => {
  expect(stepOf(cellsOf(0).map(() => false))).toBeNull();
  expect(stepOf(cellsOf(0).map(() => true))).toBeNull();
  for (const step of [0, 77, 1_234]) {
    const cells = cellsOf(step);
    for (const wrong of cells.keys()) expect(stepOf(cells.map((cell, at) => (at === wrong ? !cell : cell)))).toBeNull();
  }
});

test('a strip that is shown larger or smaller says the same', () => {
  for (const width of [STRIP.width, STRIP.width * 1.5, STRIP.width * 0.667].map(Math.round)) {
    const row = Buffer.alloc(width * 4, 0xff);
    for (const [at, isBlack] of cellsOf(1_234).entries()) {
      if (isBlack) row.fill(0, Math.round((at * width) / 16) * 4, Math.round(((at + 1) * width) / 16) * 4);
    }
    expect(readStrip(row, width)).toBe(1_234);
  }
  expect(CELL_SIZE * 16).toBe(STRIP.width);
});
