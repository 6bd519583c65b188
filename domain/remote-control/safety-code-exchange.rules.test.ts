import { isDeepStrictEqual } from 'node:util';
import type { Arbitrary } from 'fast-check';
import { array, assert, boolean, constantFrom, property, record, constant, oneof } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProofCheck, TrustEvent } from './safety-code-exchange.rules.ts';
import { isTrusted, nextTrust, untrusted } from './safety-code-exchange.rules.ts';

const code = '123456';
const commit: TrustEvent = { kind: 'commit', isSameVersion: true };
const nonce: TrustEvent = { kind: 'nonce', isSameVersion: true, isOurs: false };
const reveal = (check: ProofCheck): TrustEvent => ({ kind: 'reveal', isAsCommitted: true, isOurs: false, check, code });
const proof = (check: ProofCheck): TrustEvent => ({ kind: 'proof', check, code });
const same: TrustEvent = { kind: 'verdict-here', verdict: 'same' };

const after = (role: 'helper' | 'console', ...events: readonly TrustEvent[]) =>
  events.reduce(nextTrust, untrusted(role));

/** As each end sees an honest other end with such a key, before people compare. */
const honest = {
  helper: (check: ProofCheck) => [nonce, proof(check)],
  console: (check: ProofCheck) => [commit, reveal(check)],
} as const;
const roles = ['helper', 'console'] as const;

describe.each(roles)('at the %s', (role) => {
  test.each(['none', 'new'] as const)(
    'digits that the person here finds the same make it trusted (key: %s)',
    (check) => {
      expect(after(role, ...honest[role](check))).toEqual({ state: 'comparing', code });
      expect(after(role, ...honest[role](check), same)).toEqual({ state: 'trusted', by: 'digits', code });
    },
  );

  test('a key that was compared before makes it trusted without reading aloud', () => {
    expect(after(role, ...honest[role]('known'))).toEqual({ state: 'trusted', by: 'keys', code });
  });

  test.each([
    ['withheld', 'trust.proof-withheld'],
    ['forged', 'trust.proof-forged'],
    ['changed', 'trust.key-changed'],
  ] as const)('a signature that is %s breaks it', (check, alarm) => {
    expect(after(role, ...honest[role](check))).toEqual({ state: 'broken', alarm });
  });

  test('what the other end says of the digits trusts nothing, and breaks it when they differ', () => {
    const comparing = honest[role]('new');

    expect(isTrusted(after(role, ...comparing, { kind: 'verdict-there', verdict: 'same' }))).toBe(false);
    expect(after(role, ...comparing, same, { kind: 'verdict-there', verdict: 'different' })).toEqual({
      state: 'broken',
      alarm: 'trust.digits-differ-there',
    });
  });

  test('time runs out for the machines, and not for the people', () => {
    expect(after(role, { kind: 'too-slow' })).toEqual({ state: 'broken', alarm: 'trust.too-slow' });
    expect(after(role, ...honest[role]('new'), { kind: 'too-slow' }).state).toBe('comparing');
  });
});

const checks: Arbitrary<ProofCheck> = constantFrom('none', 'new', 'known', 'withheld', 'forged', 'changed');
const verdicts = constantFrom('same' as const, 'different' as const);
/** As messages are once they are parsed. */
const plain = { noNullPrototype: true } as const;
/** Half of them as an honest end would send them: else none would ever come far. */
const anyEvent: Arbitrary<TrustEvent> = oneof(
  {
    weight: 7,
    arbitrary: constantFrom(commit, nonce, same, reveal('none'), reveal('known'), proof('none'), proof('known')),
  },
  record({ kind: constant('commit' as const), isSameVersion: boolean() }, plain),
  record({ kind: constant('nonce' as const), isSameVersion: boolean(), isOurs: boolean() }, plain),
  record(
    {
      kind: constant('reveal' as const),
      isAsCommitted: boolean(),
      isOurs: boolean(),
      check: checks,
      code: constant(code),
    },
    plain,
  ),
  record({ kind: constant('proof' as const), check: checks, code: constant(code) }, plain),
  record({ kind: constant('verdict-here' as const), verdict: verdicts }, plain),
  record({ kind: constant('verdict-there' as const), verdict: verdicts }, plain),
  record({ kind: constantFrom('too-slow' as const, 'message-unknown' as const) }, plain),
);
const role = constantFrom(...roles);

describe('whatever comes, in whatever order (S6)', () => {
  test('trust is never reached but by an honest exchange and a known key or the person here', () => {
    assert(
      property(role, array(anyEvent, { maxLength: 8 }), (at, events) => {
        const end = after(at, ...events);
        // Opinions on digits that there are not yet count for nothing.
        const exchange = events.filter(({ kind }) => kind !== 'verdict-here').slice(0, 2);
        const exchanged = events.indexOf(exchange[1] ?? same);
        const mayBeTrusted = checksThatMayLead.some((check) => {
          const isHonest = isDeepStrictEqual(exchange, honest[at](check));
          return (
            isHonest &&
            (check === 'known' || events.slice(exchanged + 1).some((event) => isDeepStrictEqual(event, same)))
          );
        });
        expect(isTrusted(end) && !mayBeTrusted).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });

  test('what is broken stays broken by the first alarm, so there is one', () => {
    assert(
      property(role, array(anyEvent, { maxLength: 12 }), (at, events) => {
        const trusts = events.map((_, turn) => after(at, ...events.slice(0, turn + 1)));
        const alarms = trusts.flatMap((trust) => (trust.state === 'broken' ? [trust.alarm] : []));
        const first = trusts.findIndex(({ state }) => state === 'broken');

        expect(new Set(alarms).size).toBeLessThanOrEqual(1);
        expect(alarms.length).toBe(first === -1 ? 0 : trusts.length - first);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no message of the exchange is taken twice', () => {
    assert(
      property(role, checks, (at, check) => {
        const events = honest[at](check);
        for (const event of events) {
          expect(after(at, ...events, event).state).toBe('broken');
        }
      }),
    );
  });
});

const checksThatMayLead = ['none', 'new', 'known'] as const;
