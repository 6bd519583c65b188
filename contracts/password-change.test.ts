import { expect, test } from 'vitest';
import { mistakesIn } from './password-change.ts';

test.each([
  ['correct horse', '', { isCurrentMissing: false, isNewTooShort: true }],
  ['correct horse', '123456789', { isCurrentMissing: false, isNewTooShort: true }],
  ['correct horse', '1234567890', { isCurrentMissing: false, isNewTooShort: false }],
  ['', 'battery staple', { isCurrentMissing: true, isNewTooShort: false }],
])('of “%s” and “%s” it is said what is missing', (currentPassword, newPassword, mistakes) => {
  expect(mistakesIn({ currentPassword, newPassword })).toEqual(mistakes);
});
