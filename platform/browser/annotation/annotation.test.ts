import { describe, expect, test } from 'vitest';
import { areaOf, linesOf } from './draw-marks.ts';
import { shapeOf } from './shape-of.ts';

/** A picture from rows of text: whatever is no space is drawn. */
function aPicture(...rows: readonly string[]) {
  const width = rows[0]!.length;
  const alpha = rows.flatMap((row) =>
    Array.from(row).flatMap((cell) => [0, 0, 0, cell === ' ' ? 0 : cell === '.' ? 90 : 255]),
  );
  return { data: new Uint8ClampedArray(alpha), width, height: rows.length };
}

/** What is covered by rectangles, as text again. */
function drawn(shape: ReturnType<typeof shapeOf>, width: number, height: number): readonly string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) =>
      shape.some((area) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height)
        ? '#'
        : ' ',
    ).join(''),
  );
}

describe('the shape of what is drawn (V13)', () => {
  const rows = ['  ## #', '  ## #', '      ', '#.    ', '#.  ##'];

  test('covers all of it, and nothing where the screen below is to be seen', () => {
    expect(drawn(shapeOf(aPicture(...rows)), 6, 5)).toEqual(rows.map((row) => row.replaceAll('.', ' ')));
  });

  test('takes rows that are alike as one', () => {
    expect(shapeOf(aPicture(...rows), { x: 100, y: 10 })).toEqual([
      { x: 102, y: 10, width: 2, height: 2 },
      { x: 105, y: 10, width: 1, height: 2 },
      { x: 100, y: 13, width: 1, height: 1 },
      { x: 100, y: 14, width: 1, height: 1 },
      { x: 104, y: 14, width: 2, height: 1 },
    ]);
  });

  test('with a coarser grain still covers all of it, by fewer rectangles', () => {
    const coarse = shapeOf(aPicture(...rows), { x: 0, y: 0 }, 4);

    expect(drawn(coarse, 6, 5)).toEqual(['# ## #', '# ## #', '# ## #', '# ## #', '#   ##']);
    expect(coarse.length).toBeLessThan(6);
  });

  test('of nothing is nothing', () => {
    expect(shapeOf(aPicture('   ', '   '))).toEqual([]);
  });
});

describe('the text of a step', () => {
  const widthOf = (text: string) => text.length;

  test('is broken between words, and within one that is longer than a line', () => {
    expect(linesOf('Click on Printers and wait', 10, widthOf)).toEqual(['Click on', 'Printers', 'and wait']);
    expect(linesOf('Supercalifragilistic now', 8, widthOf)).toEqual(['Supercal', 'ifragili', 'stic now']);
  });
});

test('nothing of an arrow is looked for beyond its reach', () => {
  const sheet = { x: 0, y: 0, width: 1_000, height: 500, scale: 1 };
  const arrow = { kind: 'arrow', from: { x: 0, y: 0 }, to: { x: 65_535, y: 65_535 } } as const;

  expect(areaOf(arrow, sheet)).toEqual({ x: -40, y: -40, width: 1_080, height: 580 });
});
