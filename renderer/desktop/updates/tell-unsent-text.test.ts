import { expect, test } from 'vitest';
import { hasUnsentText } from './tell-unsent-text.ts';

const pageWith = (...boxes: readonly object[]) => ({ querySelectorAll: () => boxes }) as unknown as Document;

test('what stands in a box and can still be changed is unsent; space, and what is only shown, is not', () => {
  expect(hasUnsentText(pageWith({ readOnly: false, value: 'Have you tried' }))).toBe(true);
  expect(hasUnsentText(pageWith({ readOnly: true, value: 'as it was sent' }, { readOnly: false, value: ' \n' }))).toBe(
    false,
  );
  expect(hasUnsentText(pageWith())).toBe(false);
});
