import type { Incident } from '#domain/incident/incident.record.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { agentId, epochMs, incidentId, teamId } from '#domain/kernel/fields.ts';
import { describe, expect, test } from 'vitest';
import { holdOrder } from './held-order.ts';
import { rowsInGroups, sortIncidents } from './incident-order.ts';
import { incidentViewIds, incidentViewOf, incidentViews } from './incident-views.ts';
import { waitOf } from './incident-wait.rules.ts';

const mira = agentId.parse('agent:mira');
const tom = agentId.parse('agent:tom');
const offerToMira = { to: mira, by: tom, team: teamId.parse('team:firstline'), atMs: epochMs.parse(50) };
const parts = { reason: 'waiting-parts', sinceMs: epochMs.parse(60), untilMs: null } as const;

function incident(serial: number, over: Partial<Incident> = {}): Incident {
  return anIncident({ id: incidentId.parse(`incident:${serial}`), ...over });
}
const idsOf = (incidents: readonly { readonly id: string }[]) =>
  incidents.map(({ id }) => id.slice('incident:'.length));

describe('views', () => {
  test('each has its own key, and an unknown name shows what is mine', () => {
    expect(new Set(incidentViewIds.map((id) => incidentViews[id].key)).size).toBe(incidentViewIds.length);
    expect(incidentViewOf('pending').id).toBe('pending');
    expect(incidentViewOf('nonsense').id).toBe('mine');
    expect(incidentViewOf(undefined).id).toBe('mine');
  });
});

describe('order', () => {
  const at = (serial: number, loggedAtMs: number, over: Partial<Incident> = {}) =>
    incident(serial, { loggedAtMs: epochMs.parse(loggedAtMs), changedAtMs: epochMs.parse(loggedAtMs), ...over });

  test('by priority, the older first among equals', () => {
    const found = sortIncidents([at(1, 10), at(2, 5), at(3, 90, { priority: 'p1' })], 'priority');
    expect(idsOf(found)).toEqual(['3', '2', '1']);
  });

  test('the longest wait for our reply first, who does not wait last', () => {
    const waits = (serial: number, sinceMs: number) => at(serial, 1, { awaitingReplySinceMs: epochMs.parse(sinceMs) });
    expect(idsOf(sortIncidents([at(1, 1), waits(2, 9), waits(3, 3)], 'waiting'))).toEqual(['3', '2', '1']);
  });

  test('what was changed at the same moment always stands in the same order', () => {
    const same = [at(3, 1), at(1, 1), at(2, 1)];
    expect(idsOf(sortIncidents(same, 'changed'))).toEqual(idsOf(sortIncidents(same.toReversed(), 'changed')));
  });

  test('groups stand in the order of their first incident, with their number', () => {
    const rows = rowsInGroups([incident(1, { owner: tom }), incident(2), incident(3, { owner: tom })], 'owner');
    expect(rows.map((row) => (row.kind === 'group' ? `${row.value} ${row.count}` : row.id))).toEqual([
      'agent:tom 2',
      'incident:1',
      'incident:3',
      'agent:mira 1',
      'incident:2',
    ]);
  });
});

describe('while the pointer is over the list', () => {
  const rowOf = (id: string, state = 'open') => ({ id, state });
  const known = (id: string) => rowOf(id, 'gone');

  test('nothing changes its place, but everything shows its latest state', () => {
    const held = holdOrder(['a', 'b'], [rowOf('b', 'new'), rowOf('a', 'new')], known);
    expect(held).toEqual([rowOf('a', 'new'), rowOf('b', 'new')]);
  });

  test('what left the list stays where it was', () => {
    expect(holdOrder(['a', 'b', 'c'], [rowOf('c'), rowOf('b')], known).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('what is new comes in at the end, and what is gone altogether goes', () => {
    const held = holdOrder(['a', 'b'], [rowOf('new'), rowOf('b')], () => undefined);
    expect(held.map(({ id }) => id)).toEqual(['b', 'new']);
  });
});

describe('what an incident waits for', () => {
  test.each([
    [{ state: 'logged', awaitingReplySinceMs: epochMs.parse(5) }, 'start'],
    [{ awaitingReplySinceMs: epochMs.parse(5), offer: offerToMira }, 'our-reply'],
    [{ offer: offerToMira }, 'acceptance'],
    [{ state: 'pending', pending: parts }, 'pending'],
    [{}, 'work'],
    [{ state: 'resolved', resolvedAtMs: epochMs.parse(7) }, 'objection'],
    [{ state: 'closed' }, 'nothing'],
  ] as const)('%j waits for: %s', (over, kind) => {
    expect(waitOf(incident(1, over)).kind).toBe(kind);
  });
});
