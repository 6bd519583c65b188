import { assert, nat, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from './version-order.ts';

test.each([
  ['1.0.0', '1.0.1'],
  ['1.9.0', '1.10.0'],
  ['9.99.99', '10.0.0'],
  ['0.1.0-work', '0.1.1'],
])('%s is older than %s, and the other is newer', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

test('a version is the same as itself, and versions stand in one order', () => {
  const version = tuple(nat(30), nat(30), nat(30)).map((numbers) => numbers.join('.'));
  assert(
    property(version, version, version, (a, b, c) => {
      expect(compareVersions(a, a)).toBe(0);
      const [first, , last] = [a, b, c].toSorted(compareVersions);
      expect(compareVersions(first!, last!)).toBeLessThanOrEqual(0);
    }),
  );
});

test('what is no version is no older one either', () => {
  expect(() => compareVersions('latest', '1.0.0')).toThrow('Not a version: latest');
});
