import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { expect, test } from 'vitest';
import { receivedSchemas, recordDefinitions } from './record-definitions.ts';

const incident = JSON.parse(JSON.stringify(anIncident())) as object;
const line = {
  id: 'journal:019a',
  name: 'incident.noted',
  target: 'incident:019a',
  actor: 'agent:019a',
  device: 'client:019a',
  input: { text: 'Looked at it.', deep: [[{ a: null }]] },
  changed: { state: { from: null, to: 'logged' } },
  audience: 'desk',
  occurredAtMs: 1,
  receivedAtMs: 2,
};

test('what the hub sends is read as the record itself says', () => {
  expect(receivedSchemas.get('incident')?.parse(incident)).toEqual(
    recordDefinitions.get('incident')?.schema.parse(incident),
  );
  expect(receivedSchemas.get('journal')?.parse(line)).toEqual(journalLineSchema.parse(line));
});

const damaged: readonly [string, string, unknown][] = [
  ['a ticket with a field too many', 'incident', { ...incident, extra: 1 }],
  ['a ticket in no state there is', 'incident', { ...incident, state: 'lost' }],
  ['a ticket whose time is a text', 'incident', { ...incident, changedAtMs: '5' }],
  ['a ticket that is none', 'incident', null],
  ['a line without what was done', 'journal', { ...line, input: undefined }],
  ['a line with a field too many', 'journal', { ...line, extra: 1 }],
  ['a line that changed a list', 'journal', { ...line, changed: { state: { from: [], to: 'logged' } } }],
  ['a line on something without a name', 'journal', { ...line, target: '019a' }],
];

test.each(damaged)('%s is refused, and it is said where', (_what, record, state) => {
  const read = receivedSchemas.get(record)?.safeParse(state);

  expect(read?.success).toBe(false);
  expect(read?.error?.issues.length).toBeGreaterThan(0);
});
