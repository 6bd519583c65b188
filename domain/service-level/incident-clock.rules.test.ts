import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anIncident } from '../incident/incident.fixtures.ts';
import type { Incident } from '../incident/incident.record.ts';
import { incidentStates } from '../incident/incident.record.ts';
import { uuidOf } from '../kernel/kernel.fixtures.ts';
import { epochMs } from '../kernel/fields.ts';
import { journalIdOf } from '../kernel/journal.ts';
import type { ClockedLine } from './incident-clock.rules.ts';
import { defaultCalendars, incidentClock, runningSpans } from './incident-clock.rules.ts';

const berlin = defaultCalendars()(anIncident(), 'Europe/Berlin');
const HOUR_MS = 3_600_000;
const at = (moment: string) => epochMs.parse(Date.parse(moment));
const asText = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16));

/** Logged on a Thursday at ten in Berlin. */
const logged = at('2026-01-08T09:00Z');

function line(serial: number, to: Incident['state'], atMs: number): ClockedLine {
  return {
    id: journalIdOf(uuidOf(serial)),
    changed: { state: { from: 'in-progress', to } },
    occurredAtMs: epochMs.parse(atMs),
  };
}

function clockOf(over: Partial<Incident>, lines: readonly ClockedLine[], now: string) {
  return incidentClock(
    anIncident({ loggedAtMs: logged, changedAtMs: logged, ...over }),
    lines,
    berlin,
    Date.parse(now),
  );
}

describe('the time to resolve (SLM-3)', () => {
  test('is six hours of working time from the call on', () => {
    expect(asText(clockOf({}, [], '2026-01-08T10:00Z').resolutionDueAtMs)).toBe('2026-01-08T15:00');
    expect(asText(clockOf({ loggedAtMs: at('2026-01-09T15:00Z') }, [], '2026-01-09T16:00Z').resolutionDueAtMs)).toBe(
      '2026-01-12T11:00',
    );
  });

  test('is used up by the clock on the wall for the highest priority', () => {
    const halted = anIncident({ priority: 'p1', loggedAtMs: at('2026-01-09T22:00Z') });
    const calendar = defaultCalendars()(halted, 'Europe/Berlin');

    expect(asText(incidentClock(halted, [], calendar, logged).resolutionDueAtMs)).toBe('2026-01-10T04:00');
  });

  test('comes an hour earlier in UTC when the clocks go forward over the weekend', () => {
    const onFriday = clockOf({ loggedAtMs: at('2026-03-27T14:00Z') }, [], '2026-03-27T15:00Z');

    expect(asText(onFriday.resolutionDueAtMs)).toBe('2026-03-30T09:00');
  });

  test('warns when three quarters of it are used up, is breached when it is over, and not before', () => {
    const seen = ['13:29', '13:30', '15:00', '15:01'].map((time) => {
      const { isAboutToBreach, isBreached } = clockOf({}, [], `2026-01-08T${time}Z`);
      return [isAboutToBreach, isBreached];
    });

    expect(seen).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [false, true],
    ]);
  });
});

test('a halted business is to work again within an hour, whatever the time to resolve is', () => {
  const clock = clockOf({ impact: 'business-halted' }, [], '2026-01-08T09:50Z');

  expect(asText(clock.restoreDueAtMs)).toBe('2026-01-08T10:00');
  expect(clock).toMatchObject({ isAboutToBreach: true, isBreached: false });
  expect(clockOf({}, [], '2026-01-08T09:50Z').restoreDueAtMs).toBeNull();
});

describe('while somebody else has to act first (SLA-6)', () => {
  const waiting = line(1, 'pending', logged + 2 * HOUR_MS);
  const pending = { reason: 'waiting-vendor', sinceMs: epochMs.parse(logged + 2 * HOUR_MS), untilMs: null } as const;

  test('nothing is due, nothing is warned of and nothing is breached, however long it takes', () => {
    const clock = clockOf({ state: 'pending', pending }, [waiting], '2026-02-20T12:00Z');

    expect(clock).toMatchObject({ resolutionDueAtMs: null, isPaused: true, isBreached: false, isAboutToBreach: false });
  });

  test('the time stands still: afterwards as much is left as before', () => {
    const clock = clockOf({}, [line(2, 'in-progress', at('2026-01-12T07:00Z')), waiting], '2026-01-12T08:00Z');

    expect(asText(clock.resolutionDueAtMs)).toBe('2026-01-12T11:00');
  });

  test('what was breached before stays breached', () => {
    const late = line(1, 'pending', logged + 8 * HOUR_MS);

    expect(clockOf({ state: 'pending', pending }, [late], '2026-01-20T12:00Z')).toMatchObject({
      isBreached: true,
      isPaused: true,
    });
  });

  test('a wait that only this device knows of counts as well, and so does its end', () => {
    const begun = clockOf({ state: 'pending', pending }, [], '2026-02-20T12:00Z');
    const ended = clockOf({ changedAtMs: at('2026-01-12T07:00Z') }, [waiting], '2026-01-12T08:00Z');

    expect(begun).toMatchObject({ resolutionDueAtMs: null, isBreached: false });
    expect(asText(ended.resolutionDueAtMs)).toBe('2026-01-12T11:00');
  });
});

describe('an incident that was resolved', () => {
  const resolved = line(1, 'resolved', logged + 2 * HOUR_MS);

  test('in time is due no more, and never breaches', () => {
    const resolvedAtMs = epochMs.parse(logged + 2 * HOUR_MS);
    const clock = clockOf({ state: 'resolved', resolvedAtMs }, [resolved], '2026-03-01T12:00Z');

    expect(clock).toMatchObject({
      resolutionDueAtMs: null,
      isBreached: false,
      isAboutToBreach: false,
      isPaused: false,
    });
  });

  test('and is open again goes on where it was: the time in between is nobody’s (SLA-9)', () => {
    const clock = clockOf({}, [resolved, line(2, 'in-progress', at('2026-01-13T07:00Z'))], '2026-01-13T08:00Z');

    expect(asText(clock.resolutionDueAtMs)).toBe('2026-01-13T11:00');
  });
});

describe('whatever happened to an incident (SLA-1)', () => {
  const happened = array(tuple(constantFrom(...incidentStates), integer({ min: 0, max: 40 * 24 * HOUR_MS })), {
    maxLength: 8,
  });
  const history = happened.map((changes) => {
    const lines = changes.map(([to, afterMs], serial) => line(serial + 1, to, logged + afterMs));
    const last = lines.toSorted((a, b) => a.occurredAtMs - b.occurredAtMs || (a.id < b.id ? -1 : 1)).at(-1);
    const state = incidentStates.find((name) => name === last?.changed['state']?.to) ?? 'in-progress';
    return { lines, incident: anIncident({ loggedAtMs: logged, changedAtMs: logged, state }) };
  });

  test('its lines may come in any order', () => {
    assert(
      property(history, integer(), ({ lines, incident }, seed) => {
        const shuffled = lines.toSorted(
          (a, b) => ((Number(a.occurredAtMs) * 7_919 + seed) % 13) - ((Number(b.occurredAtMs) * 7_919 + seed) % 13),
        );

        expect(runningSpans(incident, shuffled)).toEqual(runningSpans(incident, lines));
      }),
    );
  });

  test('it is breached once and for all: later looks never take it back', () => {
    assert(
      property(
        history,
        integer({ min: 0, max: 60 * 24 * HOUR_MS }),
        integer({ min: 0, max: 60 * 24 * HOUR_MS }),
        ({ lines, incident }, aMs, bMs) => {
          const sooner = incidentClock(incident, lines, berlin, logged + aMs);
          const later = incidentClock(incident, lines, berlin, logged + aMs + bMs);

          expect(Number(later.isBreached)).toBeGreaterThanOrEqual(Number(sooner.isBreached));
          expect(sooner.isBreached && sooner.isAboutToBreach).toBe(false);
        },
      ),
    );
  });
});
