import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId, epochMs, incidentId, personId } from '../kernel/fields.ts';
import { journalIdOf, journalLineSchema } from '../kernel/journal.ts';
import { uuidOf } from '../kernel/kernel.fixtures.ts';
import { TIME_BOOKED_LINE, TIME_CORRECTED_LINE } from './time-entry.ts';
import type { TimeFilter } from './time-report.rules.ts';
import { firstTimeLine, fitsTime, sumTime, timeOnTickets } from './time-report.rules.ts';

const mira = agentId.parse('agent:mira');
const jonas = agentId.parse('agent:jonas');
const vera = personId.parse('person:vera');
const [printer, mail] = [incidentId.parse('incident:printer'), incidentId.parse('incident:mail')];

function lineOf(serial: number, name: string, target: string, input: object) {
  const at = { occurredAtMs: serial, receivedAtMs: serial, changed: {}, audience: 'desk' };
  const id = journalIdOf(uuidOf(serial));
  return journalLineSchema.parse({ id, name, target, actor: mira, device: 'client:a', input, ...at });
}

const booked = (serial: number, target: string, agent: string, fromMs: number, minutes: number) =>
  lineOf(serial, TIME_BOOKED_LINE, target, { agent, kind: 'worked', fromMs, minutes, session: null, note: null });
const corrected = (serial: number, target: string, of: number, minutes: number) =>
  lineOf(serial, TIME_CORRECTED_LINE, target, { entry: journalIdOf(uuidOf(of)), minutes, reason: 'Mistyped' });

const lines = [
  booked(1, printer, mira, 1_000, 30),
  booked(2, mail, mira, 3_000, 20),
  booked(3, printer, jonas, 2_000, 45),
  corrected(4, printer, 1, 10),
  booked(5, mail, jonas, 2_500, 5),
  corrected(6, mail, 5, 0),
];

describe('time over many tickets (W12)', () => {
  test('is what was booked on each as it was corrected, without what was struck out, the latest first', () => {
    const told = timeOnTickets(lines).map(({ incident, agent, minutes }) => [incident, agent, minutes]);
    expect(told).toEqual([
      [mail, mira, 20],
      [printer, jonas, 45],
      [printer, mira, 10],
    ]);
  });

  test('is added up by whose it is or by what it was for, the most first', () => {
    const entries = timeOnTickets(lines);
    expect(sumTime(entries, ({ agent }) => agent)).toEqual([
      { key: jonas, entries: 1, minutes: 45 },
      { key: mira, entries: 2, minutes: 30 },
    ]);
    expect(sumTime(entries, ({ incident }) => incident).map(({ minutes }) => minutes)).toEqual([55, 20]);
  });

  test.each([
    [{}, 3],
    [{ agent: mira }, 2],
    [{ requester: vera }, 2],
    [{ agent: mira, requester: vera }, 1],
    [{ fromMs: epochMs.parse(2_000) }, 2],
    [{ toMs: epochMs.parse(2_000) }, 1],
  ] satisfies readonly (readonly [Partial<TimeFilter>, number])[])('is found by %j', (over, count) => {
    const filter = { fromMs: epochMs.parse(0), toMs: epochMs.parse(9_000), agent: null, requester: null, ...over };
    const requesterOf = (incident: string) => (incident === printer ? vera : undefined);
    expect(timeOnTickets(lines).filter((entry) => fitsTime(filter, entry, requesterOf))).toHaveLength(count);
  });

  test('is in no line with an id before that of its moment', () => {
    assert(
      property(integer({ min: 0, max: 4_000_000_000_000 }), integer({ min: 0, max: 86_400_000 }), (fromMs, later) => {
        const moment = (fromMs + later).toString(16).padStart(12, '0');
        const id = `${moment.slice(0, 8)}-${moment.slice(8)}-7000-8000-000000000000`;
        expect(firstTimeLine(epochMs.parse(fromMs)) <= journalIdOf(id)).toBe(true);
      }),
    );
  });
});
