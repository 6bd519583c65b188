import { expect, test } from 'vitest';
import { sizeWords } from './size-words.ts';

test.each([
  [840, 'en', '840 byte'],
  [1_234, 'en', '1 kB'],
  [999_499, 'en', '999 kB'],
  [999_500, 'en', '1 MB'],
  [1_234_567, 'de', '1,2 MB'],
  [24_900_000, 'en', '25 MB'],
])('%i bytes are read as %s: %s', (sizeBytes, language, words) => {
  expect(sizeWords(sizeBytes, language)).toBe(words);
});
