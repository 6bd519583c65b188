import { expect, test } from 'vitest';
import { dayFieldOf, dayOf } from './day-field.ts';

test('a day is from its beginning to that of the next, also where the clocks are changed', () => {
  for (const text of ['2026-03-29', '2026-10-25', '2026-12-31']) {
    const day = dayOf(text);
    expect(dayFieldOf(day?.beginMs)).toBe(text);
    expect(dayFieldOf((day?.endMs ?? 0) - 1)).toBe(text);
    expect(dayFieldOf(day?.endMs)).not.toBe(text);
  }
});

test('an empty field is no day', () => {
  expect([dayOf(''), dayFieldOf(undefined)]).toEqual([undefined, '']);
});
