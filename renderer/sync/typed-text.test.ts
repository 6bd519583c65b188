import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { recordKinds } from '#domain/processes.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { typedTextOf } from './typed-text.ts';

test('the words of a resolution are found in the command', () => {
  const entry = aCommandEntry(1, {
    name: 'incident.resolve',
    target: 'incident:1',
    input: { resolution: 'Renewed the certificate.\nTold Vera.' },
  });

  expect(typedTextOf(entry)).toBe('Renewed the certificate.\nTold Vera.');
});

test('of a logged call the summary and the description are kept, and no ids', () => {
  const input = JSON.parse(JSON.stringify(aLogInput({ summary: 'No sound', description: 'Since the update.' })));

  expect(typedTextOf({ name: 'incident.log', input })).toBe('No sound\nSince the update.');
});

test('lists and missing notes are read as well', () => {
  expect(typedTextOf({ name: 'person.register', input: { name: 'Ada', emails: [], phones: ['030 1', '030 2'] } })).toBe(
    'Ada\n030 1\n030 2',
  );
  expect(typedTextOf({ name: 'incident.suspend', input: { reason: 'waiting-parts', note: null } })).toBe('');
});

test.each([null, 'text', 7, ['a'], { resolution: 7 }, { resolution: { nested: 'x' } }])(
  'an input of another shape holds no words: %j',
  (input) => expect(typedTextOf({ name: 'incident.resolve', input })).toBe(''),
);

test('no command takes prose that would not be kept for its author', () => {
  const prose = new Set(['text', 'note', 'reason', 'resolution', 'summary', 'description', 'purpose']);
  const commands = recordKinds.flatMap((kind) => Object.entries(kind.commands));

  const lost = commands.flatMap(([name, { input }]) => {
    const fields = input instanceof z.ZodObject ? Object.keys(input.shape).filter((field) => prose.has(field)) : [];
    const typed = typedTextOf({ name, input: Object.fromEntries(fields.map((field) => [field, `«${field}»`])) });
    return fields.filter((field) => !typed.includes(`«${field}»`)).map((field) => `${name} ${field}`);
  });

  // The reason of a suspension is chosen from a list.
  expect(lost).toEqual(['incident.suspend reason']);
});
