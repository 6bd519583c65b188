import { expect, test } from 'vitest';
import { anIncident, aLogInput } from '../incident/incident.fixtures.ts';
import { recordKinds } from '../processes.ts';
import { anAgent, aPerson, aTeam } from '../workforce/workforce.fixtures.ts';
import { aCommandEntry, anAgentPrincipal } from './kernel.fixtures.ts';
import type { DeskRecord } from './record.ts';
import { hubTimeOf, replayCommands } from './replay.ts';

const mira = anAgentPrincipal();

function mastersOf(...records: readonly DeskRecord[]): ReadonlyMap<string, DeskRecord> {
  return new Map(records.map((record) => [record.id, record]));
}

test('offline work is laid over a newer master; what no longer fits is refused by name', () => {
  const closedMeanwhile = anIncident({ state: 'closed' });
  const resolve = aCommandEntry(1, {
    name: 'incident.resolve',
    target: 'incident:1',
    input: { resolution: 'Rebooted.' },
  });

  const replay = replayCommands(recordKinds, mira, mastersOf(closedMeanwhile), [resolve]);

  expect(replay.records.get('incident:1')).toEqual(closedMeanwhile);
  expect(replay.refused.map(({ refusal }) => refusal.code)).toEqual(['incident.already-ended']);
});

test('later commands see what earlier ones did, also on a record that did not exist before', () => {
  const waiting = [
    aCommandEntry(1, { name: 'incident.log', target: 'incident:1', input: aLogInput() }),
    aCommandEntry(2, { name: 'incident.resolve', target: 'incident:1', input: { resolution: 'Explained.' } }),
  ];

  const replay = replayCommands(recordKinds, mira, mastersOf(aPerson(), anAgent(), aTeam()), waiting);

  expect(replay.refused).toEqual([]);
  expect(replay.records.get('incident:1')).toMatchObject({ state: 'resolved', requester: 'person:vera' });
  expect(replay.lines.map((line) => line.name)).toEqual(['incident.logged', 'incident.resolved']);
});

test('the same masters and commands give the same outcome, and the masters stay as they were', () => {
  const masters = mastersOf(anIncident());
  const waiting = [aCommandEntry(1, { name: 'incident.note', target: 'incident:1', input: { text: 'Called back.' } })];

  const first = replayCommands(recordKinds, mira, masters, waiting);

  expect(replayCommands(recordKinds, mira, masters, waiting)).toEqual(first);
  expect(masters.get('incident:1')).toEqual(anIncident());
});

test('a command happened by the hub clock as far as the device knew it', () => {
  expect(
    hubTimeOf({ issuedAtMs: aCommandEntry(1, { name: 'a.b', target: 'a:1' }).issuedAtMs, hubOffsetMs: -600 }),
  ).toBe(4_400);
  expect(
    hubTimeOf({ issuedAtMs: aCommandEntry(1, { name: 'a.b', target: 'a:1' }).issuedAtMs, hubOffsetMs: -9e12 }),
  ).toBe(0);
});
