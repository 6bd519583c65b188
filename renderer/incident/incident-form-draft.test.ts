import { personId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import type { CallDraft } from './incident-form-draft.ts';
import { draftOfText, emptyCallDraft, textOfDraft } from './incident-form-draft.ts';

const written: CallDraft = {
  ...emptyCallDraft,
  requester: personId.parse('person:vera'),
  summary: 'No sou',
  impact: 'business-halted',
};

test('what was typed is there after a reload (DRAFT-1)', () => {
  expect(draftOfText(textOfDraft(written))).toEqual(written);
});

test('an empty form leaves nothing behind', () => {
  expect(textOfDraft({ ...emptyCallDraft, caller: '  ', urgency: 'high' })).toBe('');
});

test.each(['', 'not json', '{}', '{"caller":7}', JSON.stringify({ ...emptyCallDraft, channel: 'pigeon' })])(
  'what cannot be read begins anew: %s',
  (text) => {
    expect(draftOfText(text)).toEqual(emptyCallDraft);
  },
);
