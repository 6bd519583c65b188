import { siteId } from '#domain/kernel/fields.ts';
import { personCommands } from '#domain/workforce/workforce.commands.ts';
import { expect, test } from 'vitest';
import { gapOf, newcomerInput, newcomerOf } from './newcomer.ts';

const berlin = siteId.parse('site:berlin');

test.each([
  ['Ada Lovelace', { name: 'Ada Lovelace', contact: '' }],
  ['030 901820', { name: '', contact: '030 901820' }],
  ['ada@example.org', { name: '', contact: 'ada@example.org' }],
])('what was looked for stands in its field: %s', (typed, fields) => {
  expect(newcomerOf(typed, berlin)).toEqual({ ...fields, site: berlin });
});

test.each([
  ['Ada', '+49 (30) 1234', { phones: ['+49 (30) 1234'], emails: [] }],
  ['Ada', ' Ada@Example.org ', { phones: [], emails: ['ada@example.org'] }],
  [' Ada\tLovelace ', '', { name: 'Ada Lovelace', phones: [], emails: [] }],
])('%j with %j is registered as the desk stores people', (name, contact, stored) => {
  const input = newcomerInput({ name, contact, site: berlin }, 'de');

  expect(input).toMatchObject(stored);
  expect(personCommands['person.register'].input.safeParse(input).success).toBe(true);
});

test('a newcomer needs a name, and a contact that can be read', () => {
  expect(gapOf({ name: ' ', contact: 'nonsense', site: null })).toBe('name');
  expect(gapOf({ name: 'Ada', contact: 'nonsense', site: null })).toBe('contact');
  expect(gapOf({ name: 'Ada', contact: '', site: null })).toBeNull();
});
