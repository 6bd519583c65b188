import { expect, test } from 'vitest';
import { bytesInWords } from './byte-words.ts';

test.each([
  [0, 'storage', '0 byte'],
  [999, 'storage', '999 byte'],
  [1_024_209_543_168, 'storage', '1.02 TB'],
  [412_000_000_000, 'storage', '412 GB'],
  [17_179_869_184, 'memory', '16 GB'],
  [33_350_000_000, 'memory', '31 GB'],
  [536_870_912, 'memory', '512 MB'],
  [Number.MAX_SAFE_INTEGER, 'storage', '9.01 PB'],
] as const)('%d bytes of %s are said as %s', (sizeBytes, kind, words) => {
  expect(bytesInWords(sizeBytes, kind, 'en')).toBe(words);
});

test('sizes are written as the reader writes numbers', () => {
  expect(bytesInWords(1_500_000_000, 'storage', 'de')).toBe('1,5\u00A0GB');
});
