import { expect } from '@playwright/test';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { ConsoleInNode } from '../support/console-in-node.ts';
import { startConsoleInNode } from '../support/console-in-node.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import type { SmallDesk } from '../support/small-desk.ts';

const CONSOLES = 10;
const TICKETS_EACH = 30;
const NOTES_EACH = 4;
const DEATHS = 4;

test(
  'a hub killed while ten consoles send to it has every acknowledged command in its journal exactly once',
  { tag: '@both-engines' },
  async ({ hub, desk, lines: [line] }) => {
    const agents = Array.from({ length: CONSOLES }, (_, index) => (index % 2 === 0 ? desk.mira : desk.tom));
    const consoles: ConsoleInNode[] = [];
    for (const agent of agents) consoles.push(await openConsole(line.origin, agent));
    line.cut();
    const issued = (await Promise.all(consoles.map((console, index) => work(console, agents[index]!, desk)))).flat();
    line.restore();

    for (let death = 1; death <= DEATHS; death += 1) {
      // When the first console hears that its push arrived, the others' are under way.
      await nextAcknowledgement(consoles);
      await hub.kill();
      const promised = consoles.flatMap(({ acknowledged }) => [...acknowledged]);
      await hub.start();

      const { journal } = await readDesk(hub.origin, desk);
      expect(promised.filter((command) => !journal.has(journalIdOf(command)))).toEqual([]);
    }
    await Promise.all(
      consoles.map((console) => console.until(({ waiting, link }) => waiting === 0 && link === 'online')),
    );

    const { journal, tickets, notes } = await readDesk(hub.origin, desk);
    expect(consoles.flatMap(({ acknowledged }) => [...acknowledged]).toSorted()).toEqual(issued.toSorted());
    expect(issued.filter((command) => !journal.has(journalIdOf(command)))).toEqual([]);
    expect(tickets).toHaveLength(CONSOLES * TICKETS_EACH);
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(tickets.length);
    expect(notes).toBe(CONSOLES * TICKETS_EACH * NOTES_EACH);
    expect(consoles.flatMap(({ faults }) => faults)).toEqual([]);
    await Promise.all(consoles.map((console) => console.stop()));
  },
);

type Agent = SmallDesk['mira' | 'tom'];

async function openConsole(origin: string, agent: Agent): Promise<ConsoleInNode> {
  const console = await startConsoleInNode(origin);
  await console.signIn(agent);
  await console.until(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online');
  return console;
}

/** Logs tickets and writes notes on them; all of it waits in the console's outbox. */
async function work(console: ConsoleInNode, agent: Agent, desk: SmallDesk): Promise<readonly CommandEntry['id'][]> {
  const issued: CommandEntry['id'][] = [];
  for (let ticket = 1; ticket <= TICKETS_EACH; ticket += 1) {
    const incident = newRecordId('incident');
    const routing = { team: desk.team, owner: agent.agent };
    const number = await console.takeNumber();
    const input = aLogInput({ summary: `Call ${ticket}`, requester: desk.vera.person, number, routing });
    issued.push(await console.issue('incident.log', incident, input));
    for (let note = 1; note <= NOTES_EACH; note += 1) {
      issued.push(await console.issue('incident.note', incident, { text: `Note ${note} on call ${ticket}` }));
    }
  }
  return issued;
}

/** Resolves as soon as one of the consoles has been told that more of its work arrived. */
async function nextAcknowledgement(consoles: readonly ConsoleInNode[]): Promise<void> {
  await Promise.race(
    consoles.map(async (console) => {
      const before = console.acknowledged.size;
      await console.until(({ waiting }) => waiting === 0 || console.acknowledged.size > before);
    }),
  );
}

async function readDesk(origin: string, { mira }: SmallDesk) {
  const session = await signInOverApi(origin, mira.login, mira.password);
  const records = [...(await session.readAll()).values()];
  const journal = new Map(records.filter(({ id }) => id.startsWith('journal:')).map((line) => [line.id, line]));
  const tickets = records.filter(({ id }) => id.startsWith('incident:')).map((record) => incidentSchema.parse(record));
  const notes = [...journal.values()].filter((line) => 'name' in line && line.name === 'incident.noted').length;
  return { journal, tickets, notes };
}
