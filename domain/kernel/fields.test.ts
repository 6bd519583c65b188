import { describe, expect, test } from 'vitest';
import { agentId, line, prose, recordId } from './fields.ts';

test('an id of one record is no id of another', () => {
  expect(agentId.safeParse('agent:mira').success).toBe(true);
  expect(agentId.safeParse('person:mira').success).toBe(false);
  expect(recordId('site').safeParse('site:').success).toBe(false);
});

describe('a line of text', () => {
  test('is trimmed and holds letters of every script', () => {
    expect(line(40).parse('  Drucker im 3. Stock – предмет 印刷  ')).toBe('Drucker im 3. Stock – предмет 印刷');
  });

  test.each(['', '   ', 'two\nlines', 'a\u0000b', 'bell\u0007', 'half a pair \ud83d'])('refuses %j', (text) => {
    expect(line(40).safeParse(text).success).toBe(false);
  });
});

test('prose keeps its line breaks and refuses what no database keeps unharmed', () => {
  expect(prose(100).parse('first\n\nsecond')).toBe('first\n\nsecond');
  expect(prose(100).safeParse('a\u0000b').success).toBe(false);
  expect(prose(100).safeParse('half a pair \ud83d').success).toBe(false);
});
