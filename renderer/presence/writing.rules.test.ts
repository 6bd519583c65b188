import { expect, test } from 'vitest';
import { incidentId } from '#domain/kernel/fields.ts';
import { writingNow } from './writing.rules.ts';

const incident = incidentId.parse('incident:1');
const opened = { incident, text: 'Begun yesterday.', isWriting: false };

const here = (text: string) => ({ incident, text, isFromElsewhere: false });

test('who changes the reply writes, until it is sent (COL-1)', () => {
  const writing = writingNow(opened, here('Begun yesterday. And'));
  expect(writing.isWriting).toBe(true);

  expect(writingNow(writing, here('')).isWriting).toBe(false);
});

test('what stood there when the ticket was opened was not written now', () => {
  expect(writingNow(opened, here('Begun yesterday.'))).toBe(opened);
  const other = { ...here('Another begun reply'), incident: incidentId.parse('incident:2') };
  expect(writingNow({ ...opened, isWriting: true }, other).isWriting).toBe(false);
});

test('what its author types on another device is said by that one alone, which knows first when it is sent', () => {
  expect(writingNow(opened, { ...here('Typed on the laptop'), isFromElsewhere: true }).isWriting).toBe(false);
});
