import { expect, test } from 'vitest';
import { holdRights, judgeUse, lineIsBack, noRightsHeld } from './message-right.rules.ts';

const controlled = holdRights(noRightsHeld, ['view', 'control'], 0);
const takenBack = holdRights(controlled, ['view'], 1_000);

test('a message is taken with any one of the rights that it needs, or when it needs none (S17)', () => {
  expect(judgeUse(controlled, ['control'], 0)).toBe('take');
  expect(judgeUse(controlled, ['file-in', 'view'], 0)).toBe('take');
  expect(judgeUse(noRightsHeld, [], 0)).toBe('take');
});

test('one that was never granted is an alarm (S17)', () => {
  expect(judgeUse(controlled, ['file-in'], 0)).toBe('alarm');
  expect(judgeUse(noRightsHeld, ['control'], 0)).toBe('alarm');
});

test('one that was said while its right ended is dropped, for two seconds', () => {
  expect(judgeUse(takenBack, ['control'], 2_999)).toBe('drop');
  expect(judgeUse(takenBack, ['control'], 3_000)).toBe('alarm');
});

test('after a silence the two seconds begin when the line is back', () => {
  const back = lineIsBack(takenBack, 20_000);

  expect(judgeUse(back, ['control'], 21_999)).toBe('drop');
  expect(judgeUse(back, ['file-in'], 20_000)).toBe('alarm');
  expect(judgeUse(back, ['view'], 60_000)).toBe('take');
});

test('what is granted anew counts at once', () => {
  expect(judgeUse(holdRights(takenBack, ['control'], 5_000), ['control'], 60_000)).toBe('take');
});
