import { expect, test } from 'vitest';
import { plainWords, summaryOf } from './summary.rules.ts';

test('the first line of what was said is the summary', () => {
  expect(summaryOf('  No sound \nsince this morning')).toBe('No sound');
  expect(summaryOf(' \n ')).toBe('');
});

test('a long one is cut at a word, and never through a character', () => {
  const long = summaryOf('word '.repeat(70));

  expect(long.length).toBeLessThanOrEqual(300);
  expect(long).toMatch(/word…$/);
  expect(summaryOf(`a${'😀'.repeat(200)}`).isWellFormed()).toBe(true);
});

test('what no database keeps unharmed is left out', () => {
  expect(plainWords('a\0b\r\nc\uD800')).toBe('ab\nc\uFFFD');
});
