import { describe, expect, test } from 'vitest';
import { epochMs } from '../kernel/fields.ts';
import { anIncident } from './incident.fixtures.ts';
import { impacts, urgencies } from './incident.record.ts';
import { isOpen, mayStillReopen, priorityOf, REOPEN_WINDOW_MS } from './incident.rules.ts';

describe('priority (INC-3)', () => {
  test('never falls when the effect on the business or the urgency rises', () => {
    for (const [row, impact] of impacts.entries()) {
      for (const [column, urgency] of urgencies.entries()) {
        const worseImpact = impacts[Math.max(0, row - 1)]!;
        const worseUrgency = urgencies[Math.max(0, column - 1)]!;
        expect(priorityOf(worseImpact, urgency) <= priorityOf(impact, urgency)).toBe(true);
        expect(priorityOf(impact, worseUrgency) <= priorityOf(impact, urgency)).toBe(true);
      }
    }
  });

  test('a halted business is never below P2', () => {
    expect(urgencies.map((urgency) => priorityOf('business-halted', urgency))).toEqual(['p1', 'p1', 'p2']);
  });
});

test('an incident is open until it is resolved', () => {
  expect(isOpen(anIncident({ state: 'logged' }))).toBe(true);
  expect(isOpen(anIncident({ state: 'resolved', resolvedAtMs: epochMs.parse(3_000) }))).toBe(false);
});

test('the reopen window ends to the millisecond (SLA-9)', () => {
  const resolved = anIncident({ state: 'resolved', resolvedAtMs: epochMs.parse(1_000) });
  expect(mayStillReopen(resolved, epochMs.parse(1_000 + REOPEN_WINDOW_MS))).toBe(true);
  expect(mayStillReopen(resolved, epochMs.parse(1_001 + REOPEN_WINDOW_MS))).toBe(false);
});
