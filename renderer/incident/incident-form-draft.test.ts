import { personId } from '#domain/kernel/fields.ts';
import { expect, test } from 'vitest';
import type { DraftStorage } from './incident-form-draft.ts';
import { createCallDraftStore, emptyCallDraft } from './incident-form-draft.ts';

function storageOf(kept: Map<string, string>): DraftStorage {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

const written = {
  ...emptyCallDraft,
  requester: personId.parse('person:vera'),
  summary: 'No sou',
  impact: 'business-halted',
} as const;

test('what was typed is there after a reload (DRAFT-1)', () => {
  const kept = new Map<string, string>();
  createCallDraftStore(storageOf(kept), 'agent:mira').write(written);

  expect(createCallDraftStore(storageOf(kept), 'agent:mira').read()).toEqual(written);
});

test('a colleague on the same device begins with an empty form', () => {
  const kept = new Map<string, string>();
  createCallDraftStore(storageOf(kept), 'agent:mira').write(written);

  expect(createCallDraftStore(storageOf(kept), 'agent:tom').read()).toEqual(emptyCallDraft);
});

test('an empty form leaves nothing behind', () => {
  const kept = new Map<string, string>();
  const drafts = createCallDraftStore(storageOf(kept), 'agent:mira');

  drafts.write(written);
  drafts.write({ ...emptyCallDraft, caller: '  ' });

  expect(kept.size).toBe(0);
});

test.each(['', 'not json', '{}', '{"caller":7}', JSON.stringify({ ...emptyCallDraft, channel: 'pigeon' })])(
  'what cannot be read begins anew: %s',
  (stored) => {
    const kept = new Map([['deskbell.call-draft.agent:mira', stored]]);

    expect(createCallDraftStore(storageOf(kept), 'agent:mira').read()).toEqual(emptyCallDraft);
  },
);
