import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { aDevice } from '#domain/inventory/inventory.fixtures.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { aCommandEntry } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { receiverOf, subjectOf } from './outbox-subject.ts';
import type { OutboxRow } from './sync-repository.ts';

function aRow(entry: CommandEntry, target: OutboxRow['target']): Pick<OutboxRow, 'outbox' | 'target'> {
  return { target, outbox: { id: entry.id, order: 1, entry, state: 'refused', place: 0, refusal: null } };
}

const nobody = () => undefined;
const incident = anIncident();

describe('what a command was about', () => {
  test('is a ticket by its number, with its summary and the way to it', () => {
    const row = aRow(aCommandEntry(1, { name: 'incident.resolve', target: incident.id }), incident);

    expect(subjectOf(row, nobody)).toEqual({
      kind: 'incident',
      name: incident.number,
      summary: incident.summary,
      address: `/queue/all/${incident.id}`,
    });
  });

  test('is read from the command when the ticket never came to be; there is no way to it then', () => {
    const input = JSON.parse(JSON.stringify(aLogInput({ summary: 'No sound' })));
    const row = aRow(aCommandEntry(1, { name: 'incident.log', target: 'incident:9', input }), null);

    expect(subjectOf(row, nobody)).toMatchObject({ name: aLogInput().number, summary: 'No sound', address: null });
  });

  test('is a person or a device by name', () => {
    const person = aPerson();
    const device = aDevice();
    const amend = aRow(aCommandEntry(1, { name: 'person.amend', target: person.id }), person);
    const allocate = aRow(aCommandEntry(2, { name: 'device.allocate', target: device.id }), device);

    expect(subjectOf(amend, nobody)).toMatchObject({ name: 'Vera Lindqvist', address: `/people/${person.id}` });
    expect(subjectOf(allocate, nobody)).toMatchObject({ name: 'nb-0142', address: `/devices/${device.id}` });
  });

  test('is a help session by the computer somebody is helped at, with the way to the session', () => {
    const end = aCommandEntry(1, { name: 'support-session.end', target: 'support-session:one' });

    expect(subjectOf(aRow(end, aDevice()), nobody)).toEqual({
      kind: 'device',
      name: 'nb-0142',
      summary: '',
      address: '/help/support-session:one',
    });
    expect(subjectOf(aRow(end, null), nobody)).toMatchObject({ kind: 'device', name: '', address: null });
  });

  test('is a team by its name in the directory', () => {
    const row = aRow(aCommandEntry(1, { name: 'team.name-lead', target: 'team:firstline' }), null);

    expect(subjectOf(row, (id) => (id === 'team:firstline' ? 'First line' : undefined))).toMatchObject({
      kind: 'other',
      name: 'First line',
    });
  });

  test('stays empty when nothing is known of it', () => {
    const row = aRow(aCommandEntry(1, { name: 'person.amend', target: 'person:9', input: 'strange' }), null);

    expect(subjectOf(row, nobody)).toMatchObject({ name: '', summary: '', address: null });
  });
});

test('the receiver of an offer is read from the command', () => {
  expect(receiverOf({ input: { to: 'agent:tom', team: 'team:firstline', note: null } })).toBe('agent:tom');
  expect(receiverOf({ input: {} })).toBe('');
});
