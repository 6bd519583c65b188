import { describe, expect, test } from 'vitest';
import type { AnnotationState } from '#contracts/remote-session/annotation-messages.ts';
import type { OwnMark } from './annotating.rules.ts';
import { markBetween, marksAfter, placeAfter } from './annotating.rules.ts';

const at = { x: 0, y: 0 };
const aMark = (id: number, wasDrawn = false): OwnMark => ({
  id,
  monitor: 0,
  mark: { kind: 'step', at, number: id, text: null },
  wasDrawn,
});
const told = (...marks: number[]): AnnotationState => ({ kind: 'annotation.state', state: 'ready', marks });

describe('marks of the agent (V13)', () => {
  test('wait for the helper to say that they are there', () => {
    expect(marksAfter([aMark(1), aMark(2)], told(1))).toEqual([aMark(1, true), aMark(2)]);
  });

  test('are gone when they were there and are no longer', () => {
    expect(marksAfter([aMark(1, true), aMark(2, true)], told(2))).toEqual([aMark(2, true)]);
    expect(marksAfter([aMark(1, true)], null)).toEqual([]);
  });

  test('are kept while the user does not want to see them', () => {
    const hidden: AnnotationState = { kind: 'annotation.state', state: 'hidden', marks: [] };

    expect(marksAfter([aMark(1, true)], hidden)).toEqual([aMark(1, true)]);
  });
});

describe('by keyboard', () => {
  test.each([
    ['arrowright', { x: 1_655, y: 1_000 }],
    ['shift+arrowdown', { x: 1_000, y: 7_554 }],
    ['alt+arrowleft', { x: 934, y: 1_000 }],
    ['shift+arrowup', { x: 1_000, y: 0 }],
  ])('%s moves the place', (chord, place) => {
    expect(placeAfter({ x: 1_000, y: 1_000 }, chord)).toEqual(place);
  });

  test('other keys do not', () => {
    expect(['a', 'enter', 'mod+arrowup'].map((chord) => placeAfter(at, chord))).toEqual([null, null, null]);
  });
});

test('a click is no arrow, a drag is', () => {
  expect(markBetween('arrow', at, { x: 200, y: 20 })).toBeNull();
  expect(markBetween('box', at, { x: 9_000, y: 0 })).toEqual({ kind: 'box', from: at, to: { x: 9_000, y: 0 } });
  expect(markBetween('laser', at, { x: 9_000, y: 0 })).toBeNull();
});
