import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { epochMs, personId } from '#domain/kernel/fields.ts';
import { anAttachment } from '#domain/kernel/kernel.fixtures.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { describe, expect, test } from 'vitest';
import type { PortalNames } from './portal-view.ts';
import { portalEntryOf, portalIncidentOf } from './portal-view.ts';

const vera = personId.parse('person:vera');
const names: PortalNames = {
  actors: new Map([
    ['agent:mira', { name: 'Mira Sandoval', person: personId.parse('person:mira') }],
    ['agent:vera', { name: 'Vera Lindqvist', person: vera }],
    ['person:vera', { name: 'Vera Lindqvist', person: vera }],
    ['device:nb0142', { name: 'nb-0142', person: vera }],
  ]),
  organisation: 'Lindenhof Clinic',
};

function aLine(name: string, over: Partial<Record<keyof JournalLine, unknown>> = {}): JournalLine {
  return journalLineSchema.parse({
    id: 'journal:1',
    name,
    target: 'incident:1',
    actor: 'agent:mira',
    device: 'client:a',
    input: {},
    changed: {},
    audience: 'readers',
    occurredAtMs: 5_000,
    receivedAtMs: 6_000,
    ...over,
  });
}

describe('an entry', () => {
  test.each([
    ['incident.logged', 'description'],
    ['incident.replied', 'text'],
    ['incident.attached', 'text'],
    ['incident.suspended', 'note'],
    ['incident.resolved', 'resolution'],
    ['incident.reopened', 'reason'],
  ])('%s shows its %s', (name, field) => {
    const entry = portalEntryOf(aLine(name, { input: { [field]: 'In words.', other: 'x' } }), vera, names);

    expect(entry).toMatchObject({ name, text: 'In words.', author: 'Mira Sandoval', isOwn: false, atMs: 5_000 });
  });

  test('names the files that came with it', () => {
    const input = { attachments: [anAttachment()], text: null, audience: 'readers' };
    const entry = portalEntryOf(aLine('incident.attached', { input }), vera, names);

    expect(entry).toMatchObject({ text: null, files: [anAttachment()] });
    expect(portalEntryOf(aLine('incident.replied', { input: { text: 'x' } }), vera, names).files).toEqual([]);
  });

  test.each([
    ['a line without words', 'incident.accepted', {}],
    ['words left out', 'incident.suspended', { note: null }],
    ['a field of another line', 'incident.claimed', { text: 'x', reason: 'y' }],
  ])('%s has no text', (_what, name, input) => {
    expect(portalEntryOf(aLine(name, { input }), vera, names).text).toBeNull();
  });

  test.each(['person:vera', 'agent:vera', 'device:nb0142'])('by %s is my own', (actor) => {
    expect(portalEntryOf(aLine('incident.replied', { actor }), vera, names).isOwn).toBe(true);
  });

  test('by the hub itself speaks in the name of the organisation', () => {
    const entry = portalEntryOf(aLine('incident.closed', { actor: 'desk:hub' }), vera, names);

    expect(entry).toMatchObject({ author: 'Lindenhof Clinic', isOwn: false });
  });
});

describe('an incident', () => {
  test('says who owns it by the name of the person', () => {
    expect(portalIncidentOf(anIncident(), [], names)).toMatchObject({ ownerName: 'Mira Sandoval', waitsForYou: false });
  });

  test('waits for its requester only when that is what it waits for', () => {
    const pendingFor = (reason: 'waiting-customer' | 'waiting-parts') =>
      anIncident({ state: 'pending', pending: { reason, sinceMs: epochMs.parse(1), untilMs: null } });

    expect(portalIncidentOf(pendingFor('waiting-customer'), [], names).waitsForYou).toBe(true);
    expect(portalIncidentOf(pendingFor('waiting-parts'), [], names).waitsForYou).toBe(false);
  });

  test('was answered when somebody else last said something in words', () => {
    const words = [
      { target: 'incident:1', actor: 'agent:mira', atMs: 3_000 },
      { target: 'incident:1', actor: 'desk:hub', atMs: 2_000 },
      { target: 'incident:1', actor: 'person:vera', atMs: 5_000 },
      { target: 'incident:1', actor: 'device:nb0142', atMs: 6_000 },
    ];

    expect(portalIncidentOf(anIncident(), words, names).answeredAtMs).toBe(3_000);
    expect(portalIncidentOf(anIncident(), words.slice(2), names).answeredAtMs).toBeNull();
  });
});
