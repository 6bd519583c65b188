import { assert, integer, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentId, supportSessionId } from '../kernel/fields.ts';
import type { LinkBinding } from './safety-code.rules.ts';
import { commitmentText, linkProofText, safetyCodeText, sixDigitsOf, spokenDigits } from './safety-code.rules.ts';

const binding: LinkBinding = {
  version: 1,
  session: supportSessionId.parse('support-session:one'),
  ticket: incidentId.parse('incident:one'),
  helperFingerprint: 'AA:01',
  consoleFingerprint: 'BB:02',
};
const others: readonly LinkBinding[] = [
  { ...binding, version: 2 },
  { ...binding, session: supportSessionId.parse('support-session:two') },
  { ...binding, ticket: incidentId.parse('incident:two') },
  { ...binding, helperFingerprint: 'AA:03' },
  { ...binding, consoleFingerprint: 'BB:04' },
  { ...binding, helperFingerprint: binding.consoleFingerprint, consoleFingerprint: binding.helperFingerprint },
];
const nonces = { helper: 'aaaa', console: 'bbbb' };

describe('what is said about a link (S6, S7)', () => {
  test.each([
    ['a commitment', (of: LinkBinding) => commitmentText(of, nonces.helper)],
    ['the digits', (of: LinkBinding) => safetyCodeText(of, nonces)],
    ['a signature', (of: LinkBinding) => linkProofText('helper', of, nonces)],
  ])(
    'makes %s another one for another version, session, ticket, certificate, or with the sides swapped',
    (_what, text) => {
      expect(new Set([binding, ...others].map(text)).size).toBe(others.length + 1);
    },
  );

  test('is never the same for two purposes, two signers or two chances', () => {
    const texts = [
      commitmentText(binding, nonces.helper),
      safetyCodeText(binding, nonces),
      linkProofText('helper', binding, nonces),
      linkProofText('console', binding, nonces),
      safetyCodeText(binding, { helper: nonces.console, console: nonces.helper }),
    ];

    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the digits', () => {
  test('are always six, and read in two halves', () => {
    assert(
      property(uint8Array({ minLength: 8, maxLength: 32 }), (digest) => {
        expect(sixDigitsOf(digest)).toMatch(/^\d{6}$/);
      }),
    );
    expect(spokenDigits('012345')).toBe('012 345');
  });

  test('are the remainder of the first eight bytes, and of nothing behind them', () => {
    assert(
      property(integer({ min: 0, max: 0xffff_ffff }), uint8Array({ maxLength: 8 }), (number, rest) => {
        const digest = new Uint8Array([0, 0, 0, 0, number >>> 24, number >>> 16, number >>> 8, number, ...rest]);
        expect(Number(sixDigitsOf(digest))).toBe(number % 1_000_000);
      }),
    );
  });
});
