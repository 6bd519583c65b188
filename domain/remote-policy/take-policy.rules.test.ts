import { describe, expect, test } from 'vitest';
import { aPolicy, dayMs, midYearMs, told } from './remote-policy.fixtures.ts';
import type { PolicyTold } from './take-policy.rules.ts';
import { takePolicy } from './take-policy.rules.ts';

const first = takePolicy(null, told(aPolicy({ version: 3 })), midYearMs).pinned!;

test('the first policy that is seen says by whose key all later ones are believed', () => {
  expect(first).toMatchObject({ key: 'a2V5', policy: { version: 3 } });
});

test('nothing published is nothing wrong', () => {
  expect(takePolicy(null, null, midYearMs)).toEqual({ pinned: null, problem: null });
});

test('a later one by the same key takes its place', () => {
  const { pinned, problem } = takePolicy(first, told(aPolicy({ version: 4, viewMinutes: 5 })), midYearMs);

  expect([pinned?.policy.viewMinutes, problem]).toEqual([5, null]);
});

test('the same one once more changes nothing', () => {
  expect(takePolicy(first, told(first.policy), midYearMs)).toEqual({ pinned: first, problem: null });
});

test('a successor that was named signs from then on, and the one before no longer', () => {
  const named = takePolicy(first, told(aPolicy({ version: 4, successor: 'bmV3' })), midYearMs).pinned;
  const after = takePolicy(named, told(aPolicy({ version: 5 }), { key: 'bmV3' }), midYearMs).pinned;

  expect(after).toMatchObject({ key: 'bmV3', policy: { version: 5 } });
  expect(takePolicy(after, told(aPolicy({ version: 6 })), midYearMs).problem).toBe('policy.other-key');
});

describe('what cannot be believed is named, and the last good one goes on', () => {
  const newer = aPolicy({ version: 4 });
  const wide = { ...newer, allows: { ...newer.allows, telepathy: ['agent'] } };
  const cases: readonly (readonly [string, PolicyTold | null])[] = [
    ['policy.missing', null],
    ['policy.forged', told(newer, { isSigned: false })],
    ['policy.other-key', told(newer, { key: 'b3RoZXI=' })],
    ['policy.rolled-back', told(aPolicy({ version: 2 }))],
    ['policy.rolled-back', told(aPolicy({ version: 3, viewMinutes: 480 }))],
    ['policy.unreadable', told(newer, { text: '{"format":' })],
    ['policy.unreadable', told(newer, { text: JSON.stringify({ ...newer, consent: 'never' }) })],
    ['policy.unreadable', told(newer, { text: JSON.stringify({ ...newer, isUnattended: true }) })],
    ['policy.unreadable', told(newer, { text: JSON.stringify(wide) })],
    ['policy.expired', told({ ...newer, notAfter: new Date(midYearMs - dayMs).toISOString() })],
    ['policy.too-early', told({ ...newer, notBefore: new Date(midYearMs + dayMs).toISOString() })],
  ];
  test.each(cases)('%s', (problem, offered) => {
    expect(takePolicy(first, offered, midYearMs)).toEqual({ pinned: first, problem });
  });
});
