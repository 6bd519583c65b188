import { expect, test } from 'vitest';
import { lineDifference } from './line-difference.ts';

const spelled = (before: string, after: string) =>
  lineDifference(before, after).map(({ kind, text }) => `${{ same: ' ', added: '+', removed: '-' }[kind]}${text}`);

test('KNW-3: two versions differ by the lines that went and came', () => {
  expect(spelled('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d']);
  expect(spelled('a', 'a')).toEqual([' a']);
  expect(spelled('a\nb', 'b\na')).toEqual(['-a', ' b', '+a']);
});

test('from the one, the changes lead to the other', () => {
  const [before, after] = ['one\ntwo\n\nthree\ntwo', '\ntwo\nthree\nfour\ntwo'];
  const changes = lineDifference(before, after);
  const without = (kind: string) =>
    changes
      .filter((change) => change.kind !== kind)
      .map(({ text }) => text)
      .join('\n');

  expect([without('added'), without('removed')]).toEqual([before, after]);
});

test('texts too long to compare are replaced as a whole', () => {
  const [before, after] = ['a\n'.repeat(2_001), 'b\n'];

  expect(new Set(lineDifference(before, after).map(({ kind }) => kind))).toEqual(new Set(['removed', 'added']));
});
