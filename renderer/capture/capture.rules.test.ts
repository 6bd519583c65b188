import { assert, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capture } from './capture.rules.ts';
import {
  dragged,
  draggedRegion,
  moved,
  selectingNext,
  sized,
  stepNumber,
  wholeFrame,
  withMark,
  withoutSelected,
} from './capture.rules.ts';

const frame = { width: 1_000, height: 600 };
const fresh = wholeFrame(frame);
const part = { ...fresh, region: { x: 100, y: 100, width: 200, height: 100 } };

test('at first the whole frame is chosen', () => {
  expect(fresh).toMatchObject({ region: { x: 0, y: 0, ...frame }, marks: [], selected: null });
});

describe('dragging', () => {
  test('in any direction chooses the region between', () => {
    const chosen = { x: 10, y: 20, width: 90, height: 80 };

    expect(dragged(fresh, { x: 100, y: 100 }, { x: 10, y: 20 }).region).toEqual(chosen);
    expect(dragged(fresh, { x: 10, y: 20 }, { x: 100, y: 100 }).region).toEqual(chosen);
  });

  test('never leaves the frame, and never chooses nothing (seeded)', () => {
    const point = record({ x: integer({ min: -500, max: 2_000 }), y: integer({ min: -500, max: 2_000 }) });
    const isInside = property(point, point, (from, to) => {
      const { x, y, width, height } = draggedRegion(from, to, frame);
      expect(x >= 0 && y >= 0 && width >= 8 && height >= 8).toBe(true);
      expect(x + width <= frame.width && y + height <= frame.height).toBe(true);
    });
    assert(isInside, { seed: 3 });
  });

  test('with another tool sets a mark, and leaves what is chosen as it is', () => {
    const marked = dragged({ ...part, tool: 'arrow' }, { x: 300, y: 300 }, { x: 200, y: 350 });

    expect(marked).toMatchObject({
      region: part.region,
      selected: 0,
      marks: [{ kind: 'arrow', region: { x: 200, y: 300 }, tip: { isRight: false, isBottom: true } }],
    });
  });
});

describe('by keys', () => {
  test('what is chosen moves and changes its size, as far as the frame goes', () => {
    expect(moved(part, { x: -500, y: 10 }).region).toEqual({ x: 0, y: 110, width: 200, height: 100 });
    expect(moved(part, { x: 5_000, y: 5_000 }).region).toEqual({ x: 800, y: 500, width: 200, height: 100 });
    expect(sized(part, { x: 5_000, y: -5_000 }).region).toEqual({ x: 100, y: 100, width: 900, height: 8 });
  });

  test('a mark begins in the middle of what is chosen, and is what the keys move then', () => {
    const marked = moved(withMark(part, 'black-out'), { x: 1, y: 0 });

    expect(marked.marks).toMatchObject([{ kind: 'black-out', region: { x: 176, y: 138, width: 50, height: 25 } }]);
    expect(marked.region).toEqual(part.region);
  });

  test('one mark after the other is selected, then what is chosen again; one is removed', () => {
    const marked: Capture = { ...withMark(withMark(part, 'box'), 'step'), selected: null };
    const [first, second, none] = [selectingNext(marked), selectingNext(selectingNext(marked)), fresh];

    expect([first.selected, second.selected, selectingNext(second).selected]).toEqual([0, 1, null]);
    expect(withoutSelected(first).marks.map(({ kind }) => kind)).toEqual(['step']);
    expect(withoutSelected(none)).toBe(none);
  });
});

test('steps are counted by themselves, whatever stands between them', () => {
  const { marks } = withMark(withMark(withMark(part, 'step'), 'box'), 'step');

  expect([stepNumber(marks, 0), stepNumber(marks, 2)]).toEqual([1, 2]);
});
