import { expect, test } from 'vitest';
import { sizeWords } from './size-words.ts';

test('sizes are told in the largest unit they fill, with a fraction only where it matters', () => {
  expect([0, 900, 1_500, 102_400_000, 3_210_000_000].map((bytes) => sizeWords(bytes, 'en'))).toEqual([
    '0 kB',
    '0.9 kB',
    '1.5 kB',
    '102 MB',
    '3.2 GB',
  ]);
  expect(sizeWords(1_500_000, 'de')).toBe('1,5 MB');
});
