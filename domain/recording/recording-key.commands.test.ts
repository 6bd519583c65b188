import { describe, expect, test } from 'vitest';
import { epochMs, recordingKeyId } from '../kernel/fields.ts';
import { aContext, anAgentPrincipal, vera, verasDevice } from '../kernel/kernel.fixtures.ts';
import { makeRecordingKey, retireRecordingKey } from './recording-key.commands.ts';
import { aRecordingKey } from './recording-key.fixtures.ts';
import { recordingKeyPolicy } from './recording-key.policy.ts';
import { blankRecordingKey } from './recording-key.record.ts';
import { currentKey, isPassphrase, shownFingerprint } from './recording-key.rules.ts';

const { publicKey, fingerprint, lock } = aRecordingKey();
const blank = blankRecordingKey(recordingKeyId.parse('recording-key:2'));

test('W7: a key that was made says who made it and when', () => {
  expect(makeRecordingKey(blank, { publicKey, fingerprint, lock }, aContext())).toEqual({
    ok: true,
    value: aRecordingKey({
      id: blank.id,
      madeBy: anAgentPrincipal().id,
      madeAtMs: epochMs.parse(9_000),
      changedAtMs: epochMs.parse(9_000),
    }),
  });
});

test('W7: a key is retired once', () => {
  const retired = retireRecordingKey(aRecordingKey(), {}, aContext());

  expect(retired).toMatchObject({ ok: true, value: { retiredAtMs: 9_000, lock } });
  expect(retireRecordingKey(aRecordingKey({ retiredAtMs: epochMs.parse(8_000) }), {}, aContext())).toEqual({
    ok: false,
    refusal: { code: 'recording-key.retired' },
  });
});

test('W7: the desk reads keys, and only administrators make and retire them', () => {
  const issuers = [anAgentPrincipal({ role: 'administrator' }), anAgentPrincipal({ role: 'lead' }), vera, verasDevice];

  expect(recordingKeyPolicy.readersOf(aRecordingKey())).toEqual(['desk']);
  for (const rule of Object.values(recordingKeyPolicy.mayIssue)) {
    expect(issuers.map((issuer) => rule(issuer, blank, {} as never))).toEqual([true, false, false, false]);
  }
});

describe('which key is recorded with', () => {
  const older = aRecordingKey();
  const newer = aRecordingKey({ id: recordingKeyId.parse('recording-key:2'), madeAtMs: epochMs.parse(6_000) });

  test('the newest, wherever it stands in the list', () => {
    expect([currentKey([older, newer]), currentKey([newer, older]), currentKey([])]).toEqual([newer, newer, null]);
  });

  test('one that is retired is not gone back to', () => {
    const retired = { ...newer, retiredAtMs: epochMs.parse(7_000) };

    expect(currentKey([older, retired])).toBeNull();
    expect(currentKey([{ ...older, retiredAtMs: retired.retiredAtMs }, newer])).toEqual(newer);
  });
});

test('a passphrase is long, and a fingerprint is read in groups', () => {
  expect([isPassphrase(' short and sweet '), isPassphrase('five words are enough here')]).toEqual([false, true]);
  expect(shownFingerprint('0123456789abcdef0123')).toBe('0123 4567 89ab cdef');
});
