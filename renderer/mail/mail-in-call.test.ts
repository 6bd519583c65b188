import { expect, test } from 'vitest';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { emptyCallDraft } from '../incident/incident-form-draft.ts';
import { isStillAwaited, mailInCall, personWith } from './mail-in-call.ts';

const mail = { subject: 'The printer is jammed', text: '\nSince Monday.\n', from: 'vera@example.org' };
const vera = aPerson({ emails: ['vera@example.org'] });
const empty = { caller: '', draft: emptyCallDraft };

test('an empty call is filled in: words, sender, and that it came by mail', () => {
  expect(mailInCall(empty, mail, vera)).toEqual({
    caller: null,
    draft: {
      summary: 'The printer is jammed',
      description: 'Since Monday.',
      requester: vera.id,
      channel: 'email',
    },
  });
});

test('a sender nobody knows stands where one looks for people, ready to be registered', () => {
  expect(mailInCall(empty, mail, null)).toMatchObject({ caller: 'vera@example.org' });
  expect(mailInCall(empty, mail, null).draft).not.toHaveProperty('requester');
});

test('what was typed and chosen is never written over', () => {
  const begun = {
    caller: '',
    draft: { ...emptyCallDraft, requester: vera.id, summary: 'Her mouse', description: 'Broken' },
  };

  expect(mailInCall(begun, mail, aPerson({ id: 'person:other' as typeof vera.id }))).toEqual({
    caller: null,
    draft: {},
  });
  expect(mailInCall({ ...empty, caller: 'Ver' }, mail, null).caller).toBeNull();
});

test('a mail without end is cut to what a call holds', () => {
  const { draft } = mailInCall(empty, { ...mail, subject: 's'.repeat(5_000), text: 't'.repeat(90_000) }, null);

  expect([draft.summary?.length, draft.description?.length]).toEqual([300, 20_000]);
});

test('an address is somebody only if one active person has it', () => {
  const gone = aPerson({ emails: ['vera@example.org'], isActive: false });

  expect(personWith('vera@example.org', [gone, vera])).toBe(vera);
  expect(personWith('vera@example.org', [vera, aPerson({ emails: ['vera@example.org'] })])).toBeNull();
  expect([personWith('other@example.org', [vera]), personWith(null, [vera])]).toEqual([null, null]);
});

test('a sender who is not known yet is awaited until somebody else is chosen or typed', () => {
  const address = 'vera@example.org';
  const begun = { caller: address, draft: { ...emptyCallDraft, summary: 'The printer is jammed' } };

  expect(isStillAwaited(address, begun)).toBe(true);
  expect(isStillAwaited(address, { ...begun, caller: 'Tom' })).toBe(false);
  expect(isStillAwaited(address, { ...begun, caller: '' })).toBe(false);
  expect(isStillAwaited(address, { ...begun, draft: { ...begun.draft, requester: vera.id } })).toBe(false);
  expect(isStillAwaited(null, { ...begun, caller: '' })).toBe(false);
});
