import { expect, test } from 'vitest';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { actOf, refusedActOf } from './acts.ts';

const target = 'incident:1';

test.each([
  ['incident.log', aLogInput({ summary: 'No sound' }), 'report', 'No sound'],
  ['incident.reply', { text: 'Yes.' }, 'reply', 'Yes.'],
  ['incident.reopen', { reason: 'It is back.' }, 'reopen', 'It is back.'],
  ['incident.close', {}, 'close', ''],
])('%s is known to its person by what they did and said', (name, input, kind, text) => {
  expect(actOf(aCommandEntry(1, { name, target, input }))).toMatchObject({ kind, text, ticket: target });
});

test('what the helper does by itself is nobody’s act', () => {
  expect(actOf(aCommandEntry(1, { name: 'device.report', target: 'device:a' }))).toBeNull();
});

test('what was refused says why', () => {
  const entry = aCommandEntry(1, { name: 'incident.close', target, input: {} });
  const refused = { entry, refusal: { code: 'incident.not-resolved' }, refusedAtMs: epochMs.parse(1) };

  expect(refusedActOf(refused)).toMatchObject({ kind: 'close', code: 'incident.not-resolved' });
});
