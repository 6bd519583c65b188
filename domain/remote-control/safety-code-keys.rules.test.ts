import { expect, test } from 'vitest';
import { keyStandingOf, mustSign } from './safety-code-keys.rules.ts';

test.each([
  ['nobody knows it', null, null, 'new'],
  ['only the hub tells of it', null, 'ours', 'new'],
  ['digits were compared for it', 'ours', null, 'known'],
  ['digits were compared for it and the hub tells of it', 'ours', 'ours', 'known'],
  ['digits were compared for another', 'theirs', 'ours', 'changed'],
  ['the hub tells of another', 'ours', 'theirs', 'changed'],
  ['the hub tells of another and nobody has compared', null, 'theirs', 'changed'],
] as const)('a key is what it is when %s (S3, S6)', (_case, remembered, told, standing) => {
  expect(keyStandingOf({ remembered, told }, 'ours')).toBe(standing);
});

test('whoever is known to have a key has to sign, also where the hub has forgotten it', () => {
  expect([
    mustSign({ remembered: 'ours', told: null }),
    mustSign({ remembered: null, told: 'ours' }),
    mustSign({ remembered: null, told: null }),
  ]).toEqual([true, true, false]);
});
