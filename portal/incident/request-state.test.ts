import { incidentStates, pendingReasons } from '#domain/incident/incident.record.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { describe, expect, test } from 'vitest';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { requestStateOf, turnIn } from './request-state.ts';

function pendingFor(reason: (typeof pendingReasons)[number]) {
  const pending = { reason, sinceMs: epochMs.parse(1_000), untilMs: null };
  return { state: 'pending', pending, waitsForYou: reason === 'waiting-customer' } as const;
}

const everySituation = [
  ...incidentStates
    .filter((state) => state !== 'pending')
    .map((state) => ({ state, pending: null, waitsForYou: false })),
  ...pendingReasons.map(pendingFor),
] as const;

test('every state of an incident has its words and a sentence beside them, in both languages', () => {
  for (const situation of everySituation) {
    const state = requestStateOf(situation);
    for (const words of [en, de]) {
      expect(words[`state.${state}`]).toBeTypeOf('string');
      expect(words[`state.${state}.hint`]).toBeTypeOf('string');
    }
  }
});

describe('requestStateOf', () => {
  test('a wait for the requester is a wait for you', () => {
    expect(requestStateOf(pendingFor('waiting-customer'))).toBe('waits-for-you');
  });

  test('any other wait is named by what is waited for', () => {
    expect(requestStateOf(pendingFor('waiting-parts'))).toBe('waiting-parts');
  });
});

test('it is your turn to answer and to say whether it is solved; else it is ours, or nobody can do anything', () => {
  expect(everySituation.map((situation) => [requestStateOf(situation), turnIn(requestStateOf(situation))])).toEqual([
    ['logged', 'ours'],
    ['in-progress', 'ours'],
    ['resolved', 'yours'],
    ['closed', 'done'],
    ['waits-for-you', 'yours'],
    ['waiting-vendor', 'waiting'],
    ['waiting-change-window', 'waiting'],
    ['waiting-parts', 'waiting'],
    ['waiting-approval', 'waiting'],
    ['agreed-date', 'waiting'],
  ]);
});

test('what we say never puts the blame on a supplier (PRT-1)', () => {
  const said = Object.entries({ ...en, ...de }).filter(([key]) => key.startsWith('state.waiting'));
  for (const [, sentence] of said) expect(sentence).not.toMatch(/vendor|supplier|partner|lieferant/i);
});
