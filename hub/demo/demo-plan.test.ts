import type { Incident } from '#domain/incident/incident.record.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { recordKinds } from '#domain/processes.ts';
import { describe, expect, test } from 'vitest';
import type { DemoPlan } from './demo-plan.ts';
import { planDemo } from './demo-plan.ts';

/** A working afternoon, a Sunday evening, the small hours of a Monday: the demo may be started at any of them. */
const starts = [Date.UTC(2026, 9, 14, 13, 30), Date.UTC(2026, 9, 18, 19), Date.UTC(2026, 9, 19, 3)];
const DAY_MS = 24 * 3_600_000;

/** Decides the whole plan as the gate would, with the hub's routing of what requesters log themselves. */
function decide(plan: DemoPlan): {
  readonly records: ReadonlyMap<string, DeskRecord>;
  readonly refusals: readonly string[];
} {
  const records = new Map<string, DeskRecord>();
  const refusals: string[] = [];
  const [lead] = plan.organisation.colleagues;
  const routing = { team: plan.organisation.teamIds.firstline, owner: lead!.asAgent!.id };
  for (const { principal, entry } of plan.commands) {
    const isUnrouted = entry.name === 'incident.log' && principal.kind !== 'agent';
    const input = isUnrouted ? { ...(entry.input as object), routing } : entry.input;
    const command = readCommand(recordKinds, { ...entry, input });
    const atMs = epochMs.parse(entry.issuedAtMs);
    const outcome = command.ok
      ? runCommand(command.value, principal, records, { occurredAtMs: atMs, receivedAtMs: atMs })
      : command;
    if (outcome.ok) records.set(outcome.value.record.id, outcome.value.record);
    else refusals.push(`${entry.name}: ${outcome.refusal.code}`);
  }
  return { records, refusals };
}

describe.each(starts)('a demo that is started at %d', (nowMs) => {
  const plan = planDemo(1, nowMs);

  test('every act of the demo is one the domain accepts', () => {
    expect(decide(plan).refusals).toEqual([]);
  });

  test('forty people at three sites in two time zones, eight agents in three teams, three hundred tickets', () => {
    const names = [...decide(plan).records.keys()].map(recordNameOf);
    const count = (name: string) => names.filter((found) => found === name).length;

    expect({ person: count('person'), site: count('site'), agent: count('agent'), team: count('team') }).toEqual({
      person: 40,
      site: 3,
      agent: 8,
      team: 3,
    });
    expect(count('incident')).toBe(300);
    expect(new Set(plan.organisation.colleagues.map(({ zone }) => zone)).size).toBe(2);
  });

  test('the desk has work to do: every state is there, and some of it is from today', () => {
    const incidents = [...decide(plan).records.values()].filter(
      ({ id }) => recordNameOf(id) === 'incident',
    ) as Incident[];
    const states = new Set(incidents.map(({ state }) => state));
    const open = incidents.filter(({ state }) => state !== 'resolved' && state !== 'closed');

    expect([...states].toSorted()).toEqual(['closed', 'in-progress', 'logged', 'pending', 'resolved']);
    expect(open.length).toBeGreaterThan(30);
    expect(open.length).toBeLessThan(120);
    expect(open.some(({ loggedAtMs }) => nowMs - loggedAtMs < DAY_MS)).toBe(true);
  });

  test('history reaches back ninety days and never into the future, in the order in which it happened', () => {
    const moments = plan.commands.map(({ entry }) => entry.issuedAtMs);
    const logged = plan.commands
      .filter(({ entry }) => entry.name === 'incident.log')
      .map(({ entry }) => entry.issuedAtMs);

    expect(Math.max(...moments)).toBeLessThan(nowMs);
    expect(nowMs - Math.min(...logged)).toBeGreaterThan(80 * DAY_MS);
    expect(logged).toEqual(logged.toSorted((one, other) => one - other));
  });

  test('the same seed and moment tell the same story, another seed another one', () => {
    expect(planDemo(1, nowMs).commands).toEqual(plan.commands);
    expect(planDemo(2, nowMs).commands).not.toEqual(plan.commands);
  });
});
