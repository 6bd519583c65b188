import { expect, test } from 'vitest';
import { factInWords } from './fact-words.ts';

const words = {
  yes: 'yes',
  no: 'no',
  empty: 'nothing',
  ghz: (value: string) => `${value} GHz`,
  px: (value: string) => `${value} px`,
  language: 'en',
};

test.each([
  ['memory', 'totalBytes', 2 ** 34, '16 GB'],
  ['disk', 'sizeBytes', 512e9, '512 GB'],
  ['processor', 'speedGhz', 2.4, '2.4 GHz'],
  ['display', 'widthPx', 3_840, '3,840 px'],
  ['processor', 'cores', 16, '16'],
  ['networkCard', 'isVirtual', true, 'yes'],
  ['system', 'serialNumber', ' ', 'nothing'],
  ['system', 'model', '<b>T14</b>', '<b>T14</b>'],
] as const)('%s %s of %j is read as %s', (kind, fact, value, text) => {
  expect(factInWords(kind, fact, value, words)).toBe(text);
});
