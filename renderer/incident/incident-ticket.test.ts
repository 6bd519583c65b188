import type { OutboxEntry } from '#contracts/desk-port.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { REOPEN_WINDOW_MS } from '#domain/incident/incident.rules.ts';
import { agentId, epochMs, teamId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf, journalLineSchema } from '#domain/kernel/journal.ts';
import { aCommandEntry, anAgentPrincipal, uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, anAgent, aTeam } from '#domain/workforce/workforce.fixtures.ts';
import { describe, expect, test } from 'vitest';
import { directoryOf } from '../app/directory.ts';
import { actStatesOf, incidentActs } from './incident-acts.ts';
import { stretchesOf, timelineOf } from './incident-timeline.ts';
import { choicesByTeam, receiverOf } from './offer-choices.ts';
import { fieldTextOf, momentOf } from '../look/date-field.ts';
import { dayPresets } from './suspend-date.ts';
import { textOf, timelineEventOf } from './timeline-event.ts';

const mira = anAgentPrincipal();
const tom = agentId.parse('agent:tom');

function aLine(serial: number, name: string, input: unknown = {}, over: Partial<JournalLine> = {}): JournalLine {
  return journalLineSchema.parse({
    id: journalIdOf(uuidOf(serial)),
    name: `incident.${name}`,
    target: 'incident:1',
    actor: 'agent:mira',
    device: 'client:a',
    input,
    changed: {},
    audience: 'readers',
    occurredAtMs: serial * 1_000,
    receivedAtMs: serial * 1_000,
    ...over,
  });
}

function waiting(serial: number, name: string, input: object, state: OutboxEntry['state'] = 'waiting'): OutboxEntry {
  const entry = aCommandEntry(serial, { name: `incident.${name}`, target: 'incident:1', input: input as never });
  return { id: entry.id, order: serial, entry, state, place: 0, refusal: null };
}

describe('what can be done with a ticket', () => {
  const possible = (over: Parameters<typeof anIncident>[0], me = mira, nowMs = 9_000) => {
    const states = actStatesOf(anIncident(over), me, nowMs);
    return incidentActs.filter((act) => states[act] === null);
  };

  test('one of mine in progress', () => {
    expect(possible({})).toEqual(['resolve', 'suspend', 'offer', 'categorise']);
  });

  test('one that nobody has begun', () => {
    expect(possible({ state: 'logged', owner: tom })).toEqual(['claim', 'resolve', 'suspend', 'categorise']);
  });

  test('one that is offered to me', () => {
    const offer = { to: mira.id, by: tom, team: teamId.parse('team:firstline'), atMs: epochMs.parse(1) };
    const acts = possible({ owner: tom, offer });
    expect(acts.slice(0, 2)).toEqual(['accept', 'decline']);
    expect(acts).not.toContain('withdraw');
  });

  test('one I have offered to somebody', () => {
    const offer = { to: tom, by: mira.id, team: teamId.parse('team:firstline'), atMs: epochMs.parse(1) };
    expect(possible({ offer })).toContain('withdraw');
  });

  test('one on hold', () => {
    const pending = { reason: 'waiting-parts', sinceMs: epochMs.parse(1), untilMs: null } as const;
    expect(possible({ state: 'pending', pending })).toEqual(['resume', 'resolve', 'offer', 'categorise']);
  });

  test('a resolved one, until the time to reopen it is over (SLA-9)', () => {
    const resolved = { state: 'resolved', resolvedAtMs: epochMs.parse(1_000) } as const;
    expect(possible(resolved)).toEqual(['reopen', 'close']);
    expect(possible(resolved, mira, 1_001 + REOPEN_WINDOW_MS)).toEqual(['close']);
  });

  test('a closed one can only be read, and each act says why', () => {
    const states = actStatesOf(anIncident({ state: 'closed' }), mira, 9_000);
    expect(incidentActs.filter((act) => states[act] === null)).toEqual([]);
    expect(states.reopen).toEqual({ code: 'incident.not-resolved' });
    expect(states.resolve).toEqual({ code: 'incident.already-ended' });
  });

  test('the owner alone hands it over, or a lead (OWN-1)', () => {
    expect(actStatesOf(anIncident({ owner: tom }), mira, 9_000).offer).toEqual({ code: 'command.not-permitted' });
    expect(actStatesOf(anIncident({ owner: tom }), { ...mira, role: 'lead' }, 9_000).offer).toBeNull();
  });
});

describe('the timeline', () => {
  test('what waits to be synced stands at its end, marked', () => {
    const timeline = timelineOf([aLine(1, 'logged')], [waiting(2, 'note', { text: 'Called back.' })]);
    expect(timeline.map(({ line, isUnsynced }) => [line.name, isUnsynced])).toEqual([
      ['incident.logged', false],
      ['incident.noted', true],
    ]);
    expect(timeline[1]?.line.audience).toBe('desk');
  });

  test('what the journal shows already stands there once', () => {
    const input = { text: 'Called back.' };
    const [entry] = timelineOf([aLine(2, 'noted', input)], [waiting(2, 'note', input)]);
    expect(entry?.isUnsynced).toBe(true);
    expect(timelineOf([aLine(2, 'noted', input)], [waiting(2, 'note', input, 'acknowledged')])).toHaveLength(1);
  });

  test('what was refused did not happen', () => {
    expect(timelineOf([], [waiting(2, 'note', { text: 'x' }, 'refused')])).toEqual([]);
  });

  test('a long one shows how it began and what happened last', () => {
    const entries = timelineOf(
      Array.from({ length: 500 }, (_, serial) => aLine(serial, 'noted', { text: 'x' })),
      [],
    );
    const [first, folded, last] = stretchesOf(entries, 0);
    expect(first).toMatchObject({ kind: 'entries', entries: [entries[0]] });
    expect(folded).toEqual({ kind: 'folded', count: 419 });
    expect(last?.kind === 'entries' && last.entries.at(-1)).toBe(entries[499]);
    expect(stretchesOf(entries, 600)).toHaveLength(1);
    expect(stretchesOf(entries.slice(0, 81), 0)).toHaveLength(1);
  });

  test.each([
    ['replied', { text: 'Hello.' }, 'Hello.'],
    ['noted', { text: 'Hm.' }, 'Hm.'],
    ['resolved', { resolution: 'Restarted.' }, 'Restarted.'],
    ['reopened', { reason: 'Again.' }, 'Again.'],
    ['declined', { reason: 'Not mine.' }, 'Not mine.'],
    ['suspended', { reason: 'waiting-parts', untilMs: null, note: 'Ordered.' }, 'Ordered.'],
    ['offered', { to: 'agent:tom', team: 'team:firstline', note: null }, null],
    ['claimed', { team: 'team:firstline' }, null],
    ['accepted', {}, null],
  ])('%s with %j carries the text %j', (name, input, text) => {
    const event = timelineEventOf(aLine(1, name, input));
    expect(event.kind).toBe(name);
    expect(textOf(event)).toBe(text);
  });

  test('a categorisation says what it changed', () => {
    const changed = { priority: { from: 'p4', to: 'p1' }, changedAtMs: { from: 1, to: 2 } };
    expect(timelineEventOf(aLine(1, 'categorised', {}, { changed }))).toEqual({
      kind: 'categorised',
      changes: [{ field: 'priority', from: 'p4', to: 'p1' }],
    });
  });

  test('what a newer version wrote is shown as unreadable, not left out', () => {
    expect(timelineEventOf(aLine(1, 'merged')).kind).toBe('unreadable');
    expect(timelineEventOf(aLine(1, 'replied', { html: '<p>' })).kind).toBe('unreadable');
  });
});

describe('handing over', () => {
  const rows = [anAgent(), anAgent({ id: tom, teams: [teamId.parse('team:network')] }), aTeam()].map((state) => ({
    id: state.id,
    record: state.id.split(':')[0] ?? '',
    state,
  }));
  const person = aPerson();
  const directory = directoryOf(rows, new Map([[anAgent().person, person]]));

  test('the owner is not among those to whom it may go', () => {
    expect(choicesByTeam(directory, mira.id)).toEqual([]);
    expect(choicesByTeam(directory, tom).map(({ group }) => group)).toEqual(['First line']);
  });

  test('it stays in its team where the colleague belongs to it, else it goes to their first', () => {
    expect(receiverOf(directory, 'agent:mira', teamId.parse('team:firstline'))?.team).toBe('team:firstline');
    expect(receiverOf(directory, 'agent:tom', teamId.parse('team:firstline'))?.team).toBe('team:network');
    expect(receiverOf(directory, 'agent:nobody', teamId.parse('team:firstline'))).toBeNull();
  });
});

describe('a date to wait until', () => {
  test('is proposed as the next mornings', () => {
    const noon = new Date(2025, 10, 24, 12).getTime();
    expect(dayPresets(noon).map((atMs) => fieldTextOf(atMs))).toEqual([
      '2025-11-25T09:00',
      '2025-11-26T09:00',
      '2025-12-01T09:00',
    ]);
  });

  test('is read back as the same moment; an empty field is none', () => {
    const [tomorrow = 0] = dayPresets(1_700_000_000_000);
    expect(momentOf(fieldTextOf(tomorrow))).toBe(tomorrow);
    expect(momentOf('')).toBeNull();
  });
});
