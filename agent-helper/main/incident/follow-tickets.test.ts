import { join } from 'node:path';
import { expect, test } from 'vitest';
import { incidentId } from '#domain/kernel/fields.ts';
import { refuse } from '#domain/kernel/result.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { openDataFolder } from '../data-folder.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import { HubInMemory } from '../hub-link/hub.fixtures.ts';
import { followTickets } from './follow-tickets.ts';
import { openKeptTickets } from './kept-tickets.ts';
import { anAnswer, aTicket } from './tickets.fixtures.ts';

const { signal } = new AbortController();
const id = incidentId.parse('incident:1');

async function aFollower() {
  const hub = new HubInMemory();
  const tickets = openKeptTickets(await openDataFolder(join(await temporaryFolder(), 'data')), 0);
  const asked: string[] = [];
  const link = {
    ask: async (name: 'helper.incidents' | 'helper.incident') => {
      asked.push(name);
      if (hub.isAway) return refuse({ code: 'hub.unreachable' });
      const value = name === 'helper.incidents' ? hub.tickets : { incident: hub.tickets[0], entries: hub.said.get(id) };
      return { ok: true, value };
    },
  };
  // Its answers are those of the contract, as the test wrote them.
  const ports = { tickets, link: link as unknown as Pick<HubLink, 'ask'>, nowMs: () => 9_000 };
  return { hub, tickets, asked, follow: () => followTickets(ports, signal) };
}

test('a conversation is read when its ticket has changed, and not again before it does', async () => {
  const { hub, tickets, asked, follow } = await aFollower();
  hub.tickets = [aTicket()];
  hub.said.set(id, [anAnswer()]);

  await follow();
  await follow();
  expect(asked).toEqual(['helper.incidents', 'helper.incident', 'helper.incidents']);

  hub.tickets = [aTicket({ changedAtMs: 2_000 })];
  hub.said.set(id, [anAnswer(), anAnswer({ id: 'journal:2', text: 'Still there?' })]);
  await follow();
  expect((await tickets.conversation(id))?.entries).toHaveLength(2);
});

test('while the hub is away, what was read before stays', async () => {
  const { hub, tickets, follow } = await aFollower();
  hub.tickets = [aTicket()];
  hub.said.set(id, [anAnswer()]);
  await follow();
  hub.isAway = true;

  expect(await follow()).toEqual(refuse({ code: 'hub.unreachable' }));
  expect((await tickets.list())?.tickets).toHaveLength(1);
});
