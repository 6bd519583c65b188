import type { OutboxEntry } from '#contracts/desk-port.ts';
import { newsItem } from '#contracts/desk-news.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { agentId, epochMs, incidentId, teamId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf, journalLineSchema } from '#domain/kernel/journal.ts';
import { aCommandEntry, uuidOf } from '#domain/kernel/kernel.fixtures.ts';
import type { IncidentClock } from '#domain/service-level/incident-clock.rules.ts';
import { describe, expect, test } from 'vitest';
import { newsMarks } from './news-marks.ts';
import type { DeskSeen, WatchedTicket } from './news.rules.ts';
import { newsOf, summaryOf } from './news.rules.ts';

const me = agentId.parse('agent:mira');
const HOUR_MS = 3_600_000;
const calm: IncidentClock = {
  resolutionDueAtMs: 20 * HOUR_MS,
  restoreDueAtMs: null,
  warnAtMs: 18 * HOUR_MS,
  isPaused: false,
  isBreached: false,
  isAboutToBreach: false,
};
const pressing = { ...calm, isAboutToBreach: true };

function aTicket(
  incident: Partial<Incident> = {},
  { lines = [], clock = calm }: { readonly lines?: readonly JournalLine[]; readonly clock?: IncidentClock } = {},
): WatchedTicket {
  return { incident: anIncident(incident), lines, clock };
}

function said(serial: number, over: Partial<JournalLine> = {}): JournalLine {
  const receivedAtMs = epochMs.parse(serial * 1_000);
  return journalLineSchema.parse({
    id: journalIdOf(uuidOf(serial)),
    name: 'incident.replied',
    target: 'incident:1',
    actor: 'person:vera',
    device: 'client:portal',
    input: { text: 'Any news?' },
    changed: {},
    audience: 'readers',
    occurredAtMs: receivedAtMs,
    receivedAtMs,
    ...over,
  });
}

function seen(tickets: readonly WatchedTicket[], over: Partial<DeskSeen> = {}): DeskSeen {
  return { agent: me, tickets, refused: [], nowMs: 10 * HOUR_MS, ...over };
}

/** Each look knows what the ones before told. */
function newsOfLooks(...looks: readonly DeskSeen[]): readonly (readonly string[])[] {
  let { marks } = newsOf(seen([]), null);
  return looks.map((look) => {
    const news = newsOf(look, marks);
    marks = newsMarks.parse(JSON.parse(JSON.stringify(news.marks)));
    return news.items.map((item) => newsItem.parse(item).kind);
  });
}

const offeredToMe = {
  owner: agentId.parse('agent:tom'),
  offer: { to: me, by: agentId.parse('agent:tom'), team: teamId.parse('team:firstline'), atMs: epochMs.parse(5_000) },
};

test('what the first sync brings is old: it is counted and not told', () => {
  const all = [
    aTicket({}, { lines: [said(1)], clock: { ...pressing, isAboutToBreach: false, isBreached: true } }),
    aTicket({ id: incidentId.parse('incident:2') }, { clock: pressing }),
    aTicket({ id: incidentId.parse('incident:3'), ...offeredToMe }),
  ];

  const first = newsOf(seen(all), null);
  const second = newsOf(seen(all), first.marks);

  expect([first.items, second.items]).toEqual([[], []]);
  expect(summaryOf(seen(all))).toEqual({ dueSoon: 1, breached: 1, offered: 1, unread: 0 });
});

test('the news of a ticket say which it is and when it happened', () => {
  const { items } = newsOf(seen([aTicket(offeredToMe)]), newsOf(seen([]), null).marks);

  expect(items).toEqual([
    {
      kind: 'offered',
      incident: 'incident:1',
      number: anIncident().number,
      summary: anIncident().summary,
      atMs: 5_000,
    },
  ]);
});

describe('an offer', () => {
  const again = { ...offeredToMe, offer: { ...offeredToMe.offer, atMs: epochMs.parse(9_000) } };

  test('is told once, and once more when it is made anew', () => {
    expect(newsOfLooks(seen([aTicket(offeredToMe)]), seen([aTicket(offeredToMe)]), seen([aTicket(again)]))).toEqual([
      ['offered'],
      [],
      ['offered'],
    ]);
  });

  test('that was taken is no news to whom it was made', () => {
    expect(newsOfLooks(seen([aTicket(offeredToMe)]), seen([aTicket({ offer: null })]))).toEqual([['offered'], []]);
  });
});

describe('what the requester says', () => {
  const mine = (...lines: readonly JournalLine[]) => seen([aTicket({}, { lines })]);

  test('is told once, and several at once are one item with the moment of the last', () => {
    expect(newsOfLooks(mine(), mine(said(1)), mine(said(1)), mine(said(3), said(1), said(2)))).toEqual([
      [],
      ['replied'],
      [],
      ['replied'],
    ]);
  });

  test('by a file or by opening the ticket again counts as well; what an agent or the desk does, does not', () => {
    const others = [
      said(1, { actor: 'agent:mira' }),
      said(2, { name: 'incident.logged' }),
      said(3, { audience: 'desk' }),
      said(4, { actor: 'desk:hub' }),
    ];

    expect(newsOfLooks(mine(), mine(...others))).toEqual([[], []]);
    expect(newsOfLooks(mine(), mine(said(5, { name: 'incident.attached', actor: 'device:nb0142' })))).toEqual([
      [],
      ['replied'],
    ]);
    expect(newsOfLooks(mine(), mine(said(5, { name: 'incident.reopened' })))).toEqual([[], ['replied']]);
  });

  test('before I took the ticket is old; after the ticket was resolved it brings it back', () => {
    const taken = [said(1), said(2, { name: 'incident.accepted', actor: 'agent:mira' })];
    const reopened = [
      ...taken,
      said(3, { name: 'incident.resolved', actor: 'agent:mira' }),
      said(4, { name: 'incident.reopened' }),
    ];

    expect(newsOfLooks(mine(...taken), seen([]), mine(...reopened))).toEqual([[], [], ['replied']]);
  });
});

describe('a deadline', () => {
  const withClock = (clock: IncidentClock) => seen([aTicket({}, { clock })]);
  const moved = (hours: number) =>
    withClock({ ...pressing, resolutionDueAtMs: calm.resolutionDueAtMs! + hours * HOUR_MS });

  test('that comes near is told once, and its breach once', () => {
    const breached = withClock({ ...calm, isBreached: true });

    expect(newsOfLooks(withClock(calm), withClock(pressing), withClock(pressing), breached, breached)).toEqual([
      [],
      ['about-to-breach'],
      [],
      ['breached'],
      [],
    ]);
  });

  test('is warned of again only when it moved on by more than a tenth of the target (SLA-8)', () => {
    expect(newsOfLooks(withClock(pressing), moved(0.5), moved(0.7))).toEqual([
      ['about-to-breach'],
      [],
      ['about-to-breach'],
    ]);
  });

  test('of a ticket that is only offered to me is its owner’s to hear of', () => {
    expect(newsOfLooks(seen([aTicket(offeredToMe, { clock: pressing })]))).toEqual([['offered']]);
  });
});

test('a refused command is told once, with its ticket where it is on one', () => {
  const refused = (serial: number, target: string): OutboxEntry => {
    const entry = aCommandEntry(serial, { name: 'incident.resume', target });
    return {
      id: entry.id,
      order: serial,
      entry,
      state: 'refused',
      place: 0,
      refusal: { code: 'incident.not-pending' },
    };
  };
  const before = newsOf(seen([aTicket()]), null).marks;

  const first = newsOf(seen([aTicket()], { refused: [refused(1, 'incident:1'), refused(2, 'person:vera')] }), before);
  const second = newsOf(seen([aTicket()], { refused: [refused(2, 'person:vera')] }), first.marks);

  expect(first.items).toMatchObject([
    { kind: 'refused', incident: 'incident:1', summary: anIncident().summary },
    { kind: 'refused', incident: null, number: null, summary: '' },
  ]);
  expect(second).toMatchObject({ items: [], marks: { refused: [uuidOf(2)] } });
});

test('marks are kept for as long as a ticket concerns me, and no longer', () => {
  const many = Array.from({ length: 50 }, (_, serial) => aTicket({ id: incidentId.parse(`incident:x${serial}`) }));
  const { marks } = newsOf(seen(many), null);

  expect(Object.keys(marks.tickets)).toHaveLength(50);
  expect(newsOf(seen(many.slice(0, 2)), marks).marks.tickets).toEqual({
    'incident:x0': marks.tickets['incident:x0'],
    'incident:x1': marks.tickets['incident:x1'],
  });
});
