import { describe, expect, test } from 'vitest';
import type { PlacedMark } from './annotation.rules.ts';
import {
  markText,
  markTextOf,
  MOST_MARKS,
  movedPlace,
  nextStepNumber,
  withMark,
  withoutMark,
} from './annotation.rules.ts';

function aStep(id: number, number = id, text: string | null = null): PlacedMark {
  return { id, monitor: 0, mark: { kind: 'step', at: { x: 1, y: 2 }, number, text } };
}

describe('marks on a screen (V13)', () => {
  test('the same number once more is the same mark, changed', () => {
    const marks = withMark([aStep(1), aStep(2)], aStep(1, 1, 'Here'));

    expect(marks).toEqual([aStep(1, 1, 'Here'), aStep(2)]);
  });

  test('are no more than a screen can bear, and one that is there can still be changed', () => {
    const full = Array.from({ length: MOST_MARKS }, (_, place) => aStep(place + 1));

    expect(withMark(full, aStep(MOST_MARKS + 1))).toBeNull();
    expect(withMark(full, aStep(1, 7))?.[0]).toEqual(aStep(1, 7));
  });

  test('are counted on from the highest step that stands', () => {
    expect(nextStepNumber([])).toBe(1);
    expect(nextStepNumber(withoutMark([aStep(1), aStep(2), aStep(3)], 1))).toBe(4);
    expect(nextStepNumber([aStep(1, 99)])).toBeNull();
  });

  test('stay on their monitor', () => {
    expect(movedPlace({ x: 10, y: 65_000 }, { x: -50, y: 900 })).toEqual({ x: 0, y: 65_535 });
  });
});

describe('the text of a step', () => {
  test.each([
    ['a line of its own\nand more', 'a line of its own and more'],
    ['  press “OK”  ', 'press “OK”'],
    ['turned \u202Eround\u2066', 'turned round'],
    ['bell\u0007', 'bell'],
    ['a family: 👨‍👩‍👧', 'a family: 👨‍👩‍👧'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['\uD800', '\uFFFD'],
  ])('of %j is %j, which may travel', (typed, text) => {
    expect(markTextOf(typed)).toBe(text);
    expect(markText.safeParse(text).success).toBe(true);
  });

  test('is cut where it is too long, and between characters', () => {
    expect(markTextOf('😀'.repeat(60))).toBe('😀'.repeat(40));
  });

  test.each(['', 'two\nlines', 'turned \u202Eround', 'x'.repeat(81), '\u0007'])('does not travel as %j', (text) => {
    expect(markText.safeParse(text).success).toBe(false);
    expect(markTextOf(' \u2066 ')).toBeNull();
  });
});
