import type { NewsItem, NewsSummary } from '#contracts/desk-news.ts';
import { deskNews } from '#contracts/desk-news.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { agentId, epochMs, incidentId } from '#domain/kernel/fields.ts';
import { aCommandEntry, anAgentPrincipal, vera } from '#domain/kernel/kernel.fixtures.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { afterEach, expect, test } from 'vitest';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { signIn, START_MS, startDesk } from '../../../test/support/desk-under-test.ts';
import { handClock } from '../../../test/support/hand-clock.ts';
import type { DeskStorage } from '../data-service/open-tables.ts';

/** Machines that run tests are busy. */
const patient = { timeout: 10_000 };
const running: DeskUnderTest[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((desk) => desk.stop()));
});

interface Heard {
  readonly items: NewsItem[];
  readonly summaries: NewsSummary[];
  readonly leave: () => void;
}

function listen({ service }: DeskUnderTest): Heard {
  const items: NewsItem[] = [];
  const summaries: NewsSummary[] = [];
  const leave = service.watchNews((raw) => {
    const news = deskNews.parse(raw);
    if (news.news === 'item') items.push(news.item);
    else summaries.push(news.summary);
  });
  return { items, summaries, leave };
}

async function aDesk(given: Parameters<typeof startDesk>[0] = {}): Promise<DeskUnderTest> {
  const desk = await startDesk(given);
  running.push(desk);
  return desk;
}

/** Open since this morning, with six hours to go from ten o'clock in Berlin. */
const MORNING_MS = Date.parse('2023-11-15T09:00Z');
const mine = anIncident({ loggedAtMs: epochMs.parse(MORNING_MS), changedAtMs: epochMs.parse(MORNING_MS) });
const tom = anAgentPrincipal({ id: agentId.parse('agent:tom') });

function act(
  desk: DeskUnderTest,
  serial: number,
  who: Principal,
  name: string,
  input: CommandEntry['input'] = {},
  target = 'incident:1',
): void {
  const entry = aCommandEntry(serial, {
    name,
    target,
    input,
    actor: who.id,
    issuedAtMs: epochMs.parse(desk.clock.nowMs()),
  });
  const [answer] = desk.hub.push(who, [entry]);
  expect(answer).toMatchObject({ kind: 'accepted' });
}

async function aDeskWithNews(storage: DeskStorage = aDeskStorage()) {
  const desk = await aDesk({ storage, clock: handClock(MORNING_MS) });
  desk.hub.seed([mine]);
  const heard = listen(desk);
  await signIn(desk);
  await expect.poll(() => heard.summaries.length, patient).toBeGreaterThan(0);
  await expect.poll(() => desk.status().isReplicaWhole, patient).toBe(true);
  return { desk, heard };
}

const kinds = ({ items }: Heard) => items.map(({ kind }) => kind);

test('a reply, an offer and a deadline are told as they come, each once', async () => {
  const { desk, heard } = await aDeskWithNews();
  await expect.poll(() => desk.clock.due(), patient).toContain(60_000);

  act(desk, 1, vera, 'incident.reply', { text: 'Any news?' });
  await expect.poll(() => kinds(heard), patient).toEqual(['replied']);
  expect(heard.summaries.at(-1)).toEqual({ dueSoon: 0, breached: 0, offered: 0, unread: 1 });

  const theirs = anIncident({ ...mine, id: incidentId.parse('incident:2'), owner: tom.id });
  desk.hub.seed([theirs]);
  act(desk, 2, tom, 'incident.offer', { to: 'agent:mira', team: 'team:firstline', note: null }, 'incident:2');
  await expect.poll(() => kinds(heard), patient).toEqual(['replied', 'offered']);

  desk.clock.advance(4.5 * 3_600_000);
  await expect.poll(() => kinds(heard), patient).toEqual(['replied', 'offered', 'about-to-breach']);
  expect(heard.summaries.at(-1)).toEqual({ dueSoon: 1, breached: 0, offered: 1, unread: 1 });

  await expect.poll(() => desk.clock.due(), patient).toContain(60_000);
  desk.clock.advance(2 * 3_600_000);
  await expect.poll(() => kinds(heard), patient).toEqual(['replied', 'offered', 'about-to-breach', 'breached']);
  expect(desk.faults).toEqual([]);
});

test('nothing is told of what the first sync brings, and a restart repeats nothing; what happened meanwhile is told', async () => {
  const storage = aDeskStorage();
  const first = await aDeskWithNews(storage);
  act(first.desk, 1, vera, 'incident.reply', { text: 'Any news?' });
  await expect.poll(() => kinds(first.heard), patient).toEqual(['replied']);
  await running.pop()?.stop();
  first.desk.clock.advance(1_000);
  act(first.desk, 2, vera, 'incident.reply', { text: 'Hello?' });

  const second = await aDesk({ storage, clock: handClock(MORNING_MS + 1_000), hub: first.desk.hub });
  const heard = listen(second);
  await expect.poll(() => kinds(heard), patient).toEqual(['replied']);
  await second.until(({ link }) => link === 'online');

  const [item] = heard.items;
  expect(item).toMatchObject({ incident: 'incident:1', number: mine.number, summary: mine.summary });
  expect(heard.summaries.at(-1)).toMatchObject({ unread: 1 });
  await running.pop()?.stop();
  const third = await aDesk({ storage, clock: handClock(MORNING_MS + 2_000), hub: first.desk.hub });
  const again = listen(third);
  await third.until(({ link }) => link === 'online');
  await expect.poll(() => again.summaries.at(-1)?.unread, patient).toBe(1);
  expect(kinds(again)).toEqual([]);
});

test('another agent who signs in hears nothing of the one before, nor of what they find', async () => {
  const { desk, heard } = await aDeskWithNews();
  act(desk, 1, vera, 'incident.reply', { text: 'Any news?' });
  await expect.poll(() => kinds(heard), patient).toEqual(['replied']);
  await desk.ask('session.close', { discardWaiting: true });
  await expect.poll(() => heard.summaries.at(-1)?.unread, patient).toBe(0);

  await signIn(desk, 'tom');
  act(desk, 2, vera, 'incident.reply', { text: 'Hello?' });
  await desk.until(({ isReplicaWhole }) => isReplicaWhole);

  expect(kinds(heard)).toEqual(['replied']);
});

test('a command that the hub refuses is told', async () => {
  const { desk, heard } = await aDeskWithNews();
  desk.cable.cut();
  await desk.until(({ link }) => link === 'offline');
  await desk.ask('command.issue', { name: 'incident.resolve', target: 'incident:1', input: { resolution: 'Done.' } });
  act(desk, 1, anAgentPrincipal(), 'incident.resolve', { resolution: 'Done by somebody else.' });
  desk.cable.mend();
  desk.service.wake();

  await expect.poll(() => kinds(heard), patient).toEqual(['refused']);
  expect(heard.items[0]).toMatchObject({ incident: 'incident:1' });
});

test('nothing is read while nobody listens', async () => {
  const read: string[] = [];
  let linesWritten = 0;
  const inner = aDeskStorage();
  const storage: DeskStorage = {
    ...inner,
    createStorageInstance: async (params) => {
      const instance = await inner.createStorageInstance(params);
      const query = instance.query.bind(instance);
      instance.changeStream().subscribe(({ events }) => {
        if (params.collectionName === 'journal') linesWritten += events.length;
      });
      instance.query = (asked) => {
        if (['incident', 'journal'].includes(params.collectionName)) read.push(JSON.stringify(asked.query.selector));
        return query(asked);
      };
      return instance;
    },
  };
  const desk = await aDesk({ storage, clock: handClock(START_MS) });
  await signIn(desk);
  await desk.until(({ isReplicaWhole }) => isReplicaWhole);
  const readBefore = read.length;
  act(desk, 1, vera, 'incident.reply', { text: 'Any news?' });
  await expect.poll(() => linesWritten, patient).toBe(1);
  desk.clock.advance(3_600_000);
  expect(read.slice(readBefore).filter((selector) => selector.includes('agent:mira'))).toEqual([]);

  const heard = listen(desk);
  await expect.poll(() => heard.summaries.length, patient).toBe(1);
  const asked = read.filter((selector) => selector.includes('agent:mira'));
  expect(asked).toHaveLength(1);

  // From here on what changes is looked at, and nothing is asked for again.
  act(desk, 2, vera, 'incident.reply', { text: 'Hello?' });
  await expect.poll(() => kinds(heard), patient).toEqual(['replied']);
  expect(read.filter((selector) => selector.includes('agent:mira'))).toHaveLength(1);
  expect(read.filter((selector) => selector.includes('incident:1'))).toHaveLength(1);
});

test('who left hears no more', async () => {
  const { desk, heard } = await aDeskWithNews();
  heard.leave();

  act(desk, 1, vera, 'incident.reply', { text: 'Any news?' });
  const other = listen(desk);
  await expect.poll(() => kinds(other), patient).toEqual(['replied']);

  expect(kinds(heard)).toEqual([]);
});
