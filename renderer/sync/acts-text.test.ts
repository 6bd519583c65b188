import { expect, test } from 'vitest';
import { actsAsText } from './acts-text.ts';

const reply = {
  sentence: 'Replied on BER-000142-7',
  summary: 'Printer jams',
  when: '23 November 2026 at 09:15',
  why: 'You did this in a role that you no longer have, so it was not done.',
  typed: 'Please open the lid.\nThen call me.',
};

test('what was refused can be read without Deskbell, with all that was typed and why it was not done', () => {
  const claim = { sentence: 'Took BER-000150-2', summary: '', when: '23 November 2026 at 09:20', why: '', typed: '' };

  expect(actsAsText([reply, claim])).toBe(
    [
      'Replied on BER-000142-7',
      'Printer jams',
      '23 November 2026 at 09:15',
      'You did this in a role that you no longer have, so it was not done.',
      '',
      'Please open the lid.',
      'Then call me.',
      '',
      '----',
      '',
      'Took BER-000150-2',
      '23 November 2026 at 09:20',
      '',
    ].join('\n'),
  );
});
