import { describe, expect, test } from 'vitest';
import { anIncident, aLogInput } from '../incident/incident.fixtures.ts';
import { recordKinds } from '../processes.ts';
import { anAgent, aPerson, aTeam } from '../workforce/workforce.fixtures.ts';
import type { CommandEntry } from './command.ts';
import { epochMs } from './fields.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf, vera } from './kernel.fixtures.ts';
import type { Principal } from './principal.ts';
import type { DeskRecord } from './record.ts';
import { readCommand, runCommand } from './run-command.ts';

const moments = { occurredAtMs: epochMs.parse(9_000), receivedAtMs: epochMs.parse(9_500) };

function decide(entry: CommandEntry, records: readonly DeskRecord[], principal: Principal = anAgentPrincipal()) {
  const command = readCommand(recordKinds, entry);
  if (!command.ok) return command;
  return runCommand(command.value, principal, new Map(records.map((record) => [record.id, record])), moments);
}

function refusalOf(outcome: ReturnType<typeof decide>): string | null {
  return outcome.ok ? null : outcome.refusal.code;
}

describe('the form of a command', () => {
  test('a name nobody defined is refused by name', () => {
    expect(refusalOf(decide(aCommandEntry(1, { name: 'incident.explode', target: 'incident:1' }), []))).toBe(
      'command.unknown',
    );
  });

  test.each(['constructor.log', 'incident.to-string'])('%s is no way to what an object inherits', (name) => {
    expect(refusalOf(decide(aCommandEntry(1, { name, target: 'incident:1' }), []))).toBe('command.unknown');
  });

  test('a target of another record is refused', () => {
    expect(refusalOf(decide(aCommandEntry(1, { name: 'incident.close', target: 'person:vera' }), []))).toBe(
      'command.target-invalid',
    );
  });

  test('an input that does not fit names the field', () => {
    const entry = aCommandEntry(1, { name: 'incident.resolve', target: 'incident:1', input: { resolution: '' } });
    const outcome = decide(entry, [anIncident()]);

    expect(outcome).toMatchObject({
      ok: false,
      refusal: { code: 'command.input-invalid', details: { field: 'resolution' } },
    });
  });

  test('a command says which records it needs, its target first', () => {
    const entry = aCommandEntry(1, { name: 'incident.log', target: 'incident:1', input: aLogInput() });
    const command = readCommand(recordKinds, entry);

    expect(command.ok && command.value.needs).toEqual(['incident:1', 'person:vera', 'team:firstline', 'agent:mira']);
  });
});

describe('deciding', () => {
  const logs = aCommandEntry(1, { name: 'incident.log', target: 'incident:1', input: aLogInput() });
  const desk = [aPerson(), anAgent(), aTeam()];

  test('what begins a record needs it to be new; everything else needs it to be there', () => {
    expect(refusalOf(decide(logs, [...desk, anIncident()]))).toBe('record.exists');
    expect(refusalOf(decide(aCommandEntry(2, { name: 'incident.close', target: 'incident:1' }), []))).toBe(
      'record.missing',
    );
  });

  test('a right comes before everything the record could say', () => {
    const note = aCommandEntry(1, { name: 'incident.note', target: 'incident:1', input: { text: 'hm' } });
    expect(refusalOf(decide(note, [anIncident()], vera))).toBe('command.not-permitted');
  });

  test('an accepted command leaves the record and one journal line in the past tense', () => {
    const entry = aCommandEntry(7, {
      name: 'incident.resolve',
      target: 'incident:1',
      input: { resolution: 'Renewed the certificate.' },
    });
    const outcome = decide(entry, [anIncident()]);

    expect(outcome).toMatchObject({
      ok: true,
      value: {
        record: { id: 'incident:1', state: 'resolved', changedAtMs: 9_000 },
        line: {
          id: `journal:${uuidOf(7).replaceAll('-', '')}`,
          name: 'incident.resolved',
          target: 'incident:1',
          actor: 'agent:mira',
          input: { resolution: 'Renewed the certificate.' },
          changed: { state: { from: 'in-progress', to: 'resolved' } },
          occurredAtMs: 9_000,
          receivedAtMs: 9_500,
        },
      },
    });
  });
});
