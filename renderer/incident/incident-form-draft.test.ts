import { personId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import type { CallDraft } from './incident-form-draft.ts';
import { callOfText, emptyCallDraft, textOfCall } from './incident-form-draft.ts';

const written: CallDraft = {
  ...emptyCallDraft,
  requester: personId.parse('person:vera'),
  summary: 'No sou',
  impact: 'business-halted',
};
const nothing = { caller: '', draft: emptyCallDraft };

test.each([
  { caller: '', draft: written },
  { caller: 'lindq', draft: emptyCallDraft },
])('what was typed is there after a reload (DRAFT-1): %j', (call) => {
  expect(callOfText(textOfCall(call))).toEqual(call);
});

test('an empty form leaves nothing behind', () => {
  expect(textOfCall({ caller: '  ', draft: { ...emptyCallDraft, urgency: 'high' } })).toBe('');
});

test.each(['', 'not json', '{}', '{"caller":7}', JSON.stringify({ caller: '', draft: { channel: 'pigeon' } })])(
  'what cannot be read begins anew: %s',
  (text) => {
    expect(callOfText(text)).toEqual(nothing);
  },
);
