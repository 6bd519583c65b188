import { expect, test } from 'vitest';
import { mayWiden, wideningActs } from './frozen-acts.rules.ts';

test('nothing that widens a right can be done while somebody has control (C17)', () => {
  const outcomes = wideningActs.map((act) => mayWiden(act, true));

  expect(outcomes.filter(({ ok }) => ok)).toEqual([]);
});

test('without control live the person changes what they like', () => {
  expect(wideningActs.every((act) => mayWiden(act, false).ok)).toBe(true);
});
