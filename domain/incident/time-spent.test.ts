import { describe, expect, test } from 'vitest';
import { agentId, epochMs } from '../kernel/fields.ts';
import { aContext, uuidOf } from '../kernel/kernel.fixtures.ts';
import type { JournalLine } from '../kernel/journal.ts';
import { journalIdOf } from '../kernel/journal.ts';
import { anIncident } from './incident.fixtures.ts';
import { incidentCommands } from './incident.commands.ts';
import { bookTime } from './time.commands.ts';
import type { BookTimeInput } from './time-entry.ts';
import { minutesSpent, timeEntriesOf } from './time-spent.rules.ts';

const mira = agentId.parse('agent:mira');
const tom = agentId.parse('agent:tom');

function booked(over: Partial<BookTimeInput> = {}): BookTimeInput {
  return { agent: mira, kind: 'worked', fromMs: epochMs.parse(1_000), minutes: 30, session: null, note: null, ...over };
}

function aLine(serial: number, name: string, input: JournalLine['input'], actor = 'agent:mira') {
  const atMs = epochMs.parse(serial * 1_000);
  const id = journalIdOf(uuidOf(serial));
  return { id, name, actor, input, occurredAtMs: atMs, receivedAtMs: atMs };
}

describe('time on a ticket (W12)', () => {
  test('is what was booked, and the sum of it by agent', () => {
    const lines = [
      aLine(2, 'incident.noted', { text: 'Looked.' }),
      aLine(3, 'incident.time-booked', booked({ agent: tom, kind: 'looked-on', minutes: 5 })),
      aLine(1, 'incident.time-booked', booked()),
      aLine(4, 'incident.time-booked', booked({ minutes: 12 })),
    ];
    const entries = timeEntriesOf(lines);
    expect(entries.map(({ agent, minutes }) => [agent, minutes])).toEqual([
      [mira, 30],
      [tom, 5],
      [mira, 12],
    ]);
    expect(minutesSpent(entries)).toEqual({
      all: 47,
      byAgent: new Map([
        [mira, 42],
        [tom, 5],
      ]),
    });
  });

  test('is what was said of it last, and what was booked stays to be read', () => {
    const first = aLine(1, 'incident.time-booked', booked());
    const correctedTo = (serial: number, minutes: number, reason: string) =>
      aLine(serial, 'incident.time-corrected', { entry: first.id, minutes, reason });
    const entries = timeEntriesOf([
      correctedTo(3, 0, 'On the wrong ticket'),
      first,
      correctedTo(2, 20, 'A call between'),
    ]);
    expect(entries).toMatchObject([
      { minutes: 0, bookedMinutes: 30, correction: { by: mira, atMs: 3_000, reason: 'On the wrong ticket' } },
    ]);
  });

  test('does not count what this version cannot read, nor a correction of what is not there', () => {
    const stray = { entry: journalIdOf(uuidOf(99)), minutes: 3, reason: 'Why' };
    const lines = [aLine(1, 'incident.time-booked', { minutes: 'many' }), aLine(2, 'incident.time-corrected', stray)];
    expect(timeEntriesOf(lines)).toEqual([]);
  });

  test('is for the desk to read, is booked on a closed ticket too, and leaves the ticket as it was', () => {
    const closed = anIncident({ state: 'closed' });
    expect(bookTime(closed, booked(), aContext())).toEqual({ ok: true, value: closed });
    const book = incidentCommands['incident.book-time'];
    expect([book.audienceOf(booked()), incidentCommands['incident.correct-time'].audienceOf(stub)]).toEqual([
      'desk',
      'desk',
    ]);
  });

  test('has passed when it is booked, and is between a minute and a day', () => {
    const ahead = bookTime(anIncident(), booked({ fromMs: epochMs.parse(10_000) }), aContext({ nowMs: 9_999 }));
    expect(ahead).toEqual({ ok: false, refusal: { code: 'incident.time-ahead' } });
    const { input } = incidentCommands['incident.book-time'];
    expect([0, 1, 1_440, 1_441].map((minutes) => input.safeParse({ ...booked(), minutes }).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

const stub = { entry: journalIdOf(uuidOf(1)), minutes: 1, reason: 'Why' };
