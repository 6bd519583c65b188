import { expect, test } from 'vitest';
import { readSearchText } from './search-text.ts';

test('what does not begin with = is words, whatever stands in it (SRCH-2)', () => {
  for (const text of ['is:open', ' =is:open', '"printer', 'NOT x OR y', '-printer']) {
    expect(readSearchText(text)).toEqual({ kind: 'words', text });
  }
});

test('after = it is the filter of the queue, with the names people have for its fields', () => {
  const read = readSearchText('=state:resolved -from:"Vera Lind" number:BER-142 priority:p1 printer');
  expect(read).toEqual({
    kind: 'filter',
    filter: {
      terms: [
        { key: 'is', values: ['resolved'], isNegated: false },
        { key: 'requester', values: ['vera lind'], isNegated: true },
        { key: 'priority', values: ['p1'], isNegated: false },
      ],
      words: ['BER-142', 'printer'],
      sort: null,
      group: null,
    },
  });
});
