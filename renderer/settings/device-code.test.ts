import { expect, test } from 'vitest';
import { deviceCodeOf } from './device-code.ts';

test.each([
  ['client:019a8f00000070008000000000004c2e', '4C2E'],
  ['device:ab', 'AB'],
])('%s is shown as %s', (installation, code) => {
  expect(deviceCodeOf(installation)).toBe(code);
});
