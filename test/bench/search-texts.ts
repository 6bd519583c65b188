import { anIncident } from '#domain/incident/incident.fixtures.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { incidentStates } from '#domain/incident/incident.record.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { aPerson } from '#domain/workforce/workforce.fixtures.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { seeded } from '../support/seeded.ts';

const SYLLABLES = 'ba ko ri ten sul mar pe lo dri sta ver wen gos tu fle nar pri mo ze qua'.split(' ');
const DIFFERENT_WORDS = 20_000;
export const LINES_PER_TICKET = 5;
const WORDS_PER_LINE = 40;

/** Words as languages have them: few that are everywhere, and many that are rare. */
export interface SearchTexts {
  ticket(serial: number): Incident;
  lines(serial: number): readonly JournalLine[];
  person(serial: number): Person;
  /** One of the hundred most frequent words. */
  common(): string;
  rare(): string;
}

const ticket = anIncident();
const person = aPerson();
const line = journalLineSchema.parse({
  id: 'journal:0',
  name: 'incident.noted',
  target: ticket.id,
  actor: 'agent:mira',
  device: 'client:bench',
  input: {},
  changed: {},
  audience: 'desk',
  occurredAtMs: 1_700_000_000_000,
  receivedAtMs: 1_700_000_000_000,
});

export function searchTexts(): SearchTexts {
  const chance = seeded(20_261_123);
  const below = (count: number) => Math.floor(chance() * count);
  const words = Array.from({ length: DIFFERENT_WORDS }, () =>
    Array.from({ length: 2 + below(3) }, () => SYLLABLES[below(SYLLABLES.length)]!).join(''),
  );
  const word = () => words[Math.floor(chance() ** 3 * words.length)]!;
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  const moment = (serial: number) => (1_700_000_000_000 + serial * 1_000) as Incident['changedAtMs'];

  return {
    ticket: (serial) => ({
      ...ticket,
      id: `incident:x${serial}` as Incident['id'],
      number: `BER-${String(serial).padStart(6, '0')}-7` as Incident['number'],
      summary: text(8),
      state: incidentStates[serial % 50 === 0 ? serial % 3 : 4]!,
      requester: `person:p${serial % 10_000}` as Incident['requester'],
      loggedAtMs: moment(serial),
      changedAtMs: moment(serial),
    }),
    lines: (serial) =>
      Array.from({ length: LINES_PER_TICKET }, (_, place) => ({
        ...line,
        id: `journal:x${serial}y${place}` as JournalLine['id'],
        target: `incident:x${serial}`,
        input: { text: text(WORDS_PER_LINE) },
      })),
    person: (serial) => ({
      ...person,
      id: `person:p${serial}` as Person['id'],
      name: `${word()} ${word()}`,
      emails: [`${word()}@example.org`],
      phones: [],
    }),
    common: () => words[below(100)]!,
    rare: () => words[5_000 + below(DIFFERENT_WORDS - 5_000)]!,
  };
}
