import { expect, test } from 'vitest';
import { moveKeys, pressed, sizeKeys } from './capture-keys.ts';
import { wholeFrame } from './capture.rules.ts';

const part = { ...wholeFrame({ width: 1_000, height: 600 }), region: { x: 100, y: 100, width: 200, height: 100 } };

test.each([
  ['arrowleft', { x: 90, y: 100, width: 200, height: 100 }],
  ['alt+arrowdown', { x: 100, y: 101, width: 200, height: 100 }],
  ['shift+arrowright', { x: 100, y: 100, width: 210, height: 100 }],
  ['alt+shift+arrowup', { x: 100, y: 100, width: 200, height: 99 }],
])('%s', (keys, region) => {
  expect([...moveKeys, ...sizeKeys]).toContain(keys);
  expect(pressed(part, keys).region).toEqual(region);
});
