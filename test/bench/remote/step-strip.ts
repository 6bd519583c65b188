import type { Place } from './x-screen.ts';

/**
 * A number as black and white cells in a row, from the highest bit on, so that a picture says which step of a scene it shows.
 * Four of the sixteen bits are a check: a strip that is half drawn, or smeared by a codec, is no number.
 */
const CELLS = 16;
const STEP_BITS = 12;
export const CELL_SIZE = 12;
export const STRIP = { width: CELLS * CELL_SIZE, height: CELL_SIZE } as const;
export const MOST_STEPS = 2 ** STEP_BITS;

/** Whether each cell is black. */
export function cellsOf(step: number): readonly boolean[] {
  const word = ((step % MOST_STEPS) << 4) | checkOf(step % MOST_STEPS);
  return Array.from({ length: CELLS }, (_, at) => ((word >> (CELLS - 1 - at)) & 1) === 1);
}

/** `null` where the cells are no number. */
export function stepOf(cells: readonly boolean[]): number | null {
  const word = cells.reduce((sum, isBlack) => (sum << 1) | (isBlack ? 1 : 0), 0);
  const step = word >> 4;
  return checkOf(step) === (word & 15) ? step : null;
}

/** The black cells of a step, for a strip whose corner is there. */
export function blackCells(step: number, { x, y }: Pick<Place, 'x' | 'y'>): readonly Place[] {
  return cellsOf(step).flatMap((isBlack, at) =>
    isBlack ? [{ x: x + at * CELL_SIZE, y, width: CELL_SIZE, height: CELL_SIZE }] : [],
  );
}

/** Reads one row of pixels, as wide as a strip is on this screen. */
export function readStrip(row: Buffer, width: number): number | null {
  const cells = Array.from({ length: CELLS }, (_, at) => {
    const pixel = Math.floor(((at + 0.5) * width) / CELLS);
    // Green is most of what an eye takes for bright.
    return (row[pixel * 4 + 1] ?? 255) < 128;
  });
  return stepOf(cells);
}

/** Never all black nor all white for the other twelve bits, so a bare surface is no number. */
function checkOf(step: number): number {
  return (step ^ (step >> 4) ^ (step >> 8) ^ 0xa) & 15;
}
