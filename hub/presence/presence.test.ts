import type { TicketPresence } from '#contracts/presence.ts';
import type { HubToClient } from '#contracts/sync.ts';
import { agentId, epochMs, incidentId, personId } from '#domain/kernel/fields.ts';
import { anAgentPrincipal, vera } from '#domain/kernel/kernel.fixtures.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { recordKinds } from '#domain/processes.ts';
import { describe, expect, test } from 'vitest';
import { foundDesk, gateOn, logCommand } from '../../test/support/desk-on-store.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import type { HubNotice } from '../notices.ts';
import type { PresentClient } from './presence.ts';
import { createPresence } from './presence.ts';
import { OFFLINE_KNOWN_MS, SILENT_PROCESS_MS } from './presence-board.ts';

const mira = anAgentPrincipal();
const tom = anAgentPrincipal({ id: agentId.parse('agent:tom'), person: personId.parse('person:tom') });
const viewing: TicketPresence = { incident: incidentId.parse('incident:1'), doing: 'viewing' };
const composing: TicketPresence = { ...viewing, doing: 'composing' };

/** Hub processes on one store with one ticket, with a clock moved by hand; words between them arrive at once. */
async function aHub() {
  const { store } = await sqliteUnderTest.open();
  const gate = gateOn(store);
  await foundDesk(gate);
  await gate.accept(mira, [logCommand(1)]);
  const clock = { nowMs: 1_000_000 };
  const faults: unknown[] = [];
  const listeners = new Map<string, (notice: HubNotice) => void>();

  function start(self: string) {
    const presence = createPresence({
      store,
      kinds: recordKinds,
      self,
      notices: {
        tell: async (notice) => {
          for (const [name, listener] of listeners) if (name !== self) listener(notice);
        },
        listen: (listener) => {
          listeners.set(self, listener);
          return () => listeners.delete(self);
        },
      },
      nowMs: () => epochMs.parse(clock.nowMs),
      sleep: async () => {},
      reportFault: (error) => faults.push(error),
    });
    const connect = (principal: Principal, installation: string) => connectTo(presence, principal, installation);
    return { presence, connect, die: () => listeners.delete(self) };
  }
  return { clock, faults, start };
}

function connectTo(presence: ReturnType<typeof createPresence>, principal: Principal, installation: string) {
  const heard: string[] = [];
  const session = { id: installation, token: '', holder: mira.person, installation, expiresAtMs: 1 };
  const client: { -readonly [Field in keyof PresentClient]: PresentClient[Field] } = {
    signedIn: { principal, name: '', session },
    hasSignedOut: false,
    tell: (message) => heard.push(...inShort(message)),
  };
  presence.join(client);
  return {
    /** Everything since it was last asked, waiting for the first. */
    hears: async (expected: readonly string[]) => {
      await expect.poll(() => heard.join('; ')).toBe(expected.join('; '));
      heard.splice(0);
    },
    heard,
    opens: (...tickets: TicketPresence[]) => presence.take(client, tickets),
    drops: () => presence.leave(client),
    signsOut: () => {
      client.hasSignedOut = true;
      presence.leave(client);
    },
  };
}

function inShort(message: HubToClient): readonly string[] {
  if (message.kind !== 'presence') return [message.kind];
  const devices = message.devices.map(({ agent, tickets, offlineSinceMs }) => {
    const open = tickets.map(({ incident, doing }) => `${doing} ${incident}`).join() || 'nothing';
    return `${agent} ${open}${offlineSinceMs === null ? '' : ` offline since ${offlineSinceMs}`}`;
  });
  return message.isWhole ? [`all: ${devices.join()}`] : devices;
}

describe('presence (COL-1)', () => {
  test('who opens a ticket is told to the others, and not to themselves', async () => {
    const { start } = await aHub();
    const hub = start('hub:1');
    const [one, two] = [hub.connect(mira, 'client:m'), hub.connect(tom, 'client:t')];
    await two.hears(['all: ']);

    one.opens(viewing);
    await two.hears(['agent:mira viewing incident:1']);
    one.opens(composing);
    await two.hears(['agent:mira composing incident:1']);
    one.opens();
    await two.hears(['agent:mira nothing']);
    expect(one.heard).toEqual(['all: ']);
  });

  test('who comes later hears of everybody at once', async () => {
    const { start } = await aHub();
    const hub = start('hub:1');
    const one = hub.connect(mira, 'client:m');
    one.opens(viewing);
    await expect.poll(() => hub.connect(tom, 'client:t').heard).toEqual(['all: agent:mira viewing incident:1']);
  });

  test('a line that drops leaves "maybe offline" until the device is back', async () => {
    const { start, clock } = await aHub();
    const hub = start('hub:1');
    const [one, two] = [hub.connect(mira, 'client:m'), hub.connect(tom, 'client:t')];
    one.opens(viewing);
    await two.hears(['all: ', 'agent:mira viewing incident:1']);

    clock.nowMs += 5_000;
    one.drops();
    await two.hears(['agent:mira viewing incident:1 offline since 1005000']);

    hub.connect(mira, 'client:m').opens();
    await two.hears(['agent:mira nothing']);
    expect(two.heard).toEqual([]);
  });

  test('a line that drops while the store is asked who may read the ticket does not come back to life', async () => {
    const { start } = await aHub();
    const hub = start('hub:1');
    const [one, two] = [hub.connect(mira, 'client:m'), hub.connect(tom, 'client:t')];
    one.opens(composing);
    await two.hears(['all: ', 'agent:mira composing incident:1']);
    one.opens(viewing);
    one.drops();

    await hub.presence.stop();
    expect(two.heard.at(-1)).toBe('agent:mira composing incident:1 offline since 1000000');
  });

  test('after half a day nobody is thought of as working offline any more', async () => {
    const { start, clock } = await aHub();
    const hub = start('hub:1');
    const [one, two] = [hub.connect(mira, 'client:m'), hub.connect(tom, 'client:t')];
    one.opens(viewing);
    await two.hears(['all: ', 'agent:mira viewing incident:1']);
    one.drops();
    await two.hears(['agent:mira viewing incident:1 offline since 1000000']);

    clock.nowMs += OFFLINE_KNOWN_MS + 1;
    hub.presence.tick();
    await two.hears(['agent:mira nothing offline since 1000000']);
    expect(two.heard).toEqual([]);
  });

  test('who signs out is gone, and who comes back before the old line was found dead is there', async () => {
    const { start } = await aHub();
    const hub = start('hub:1');
    const [one, two] = [hub.connect(mira, 'client:m'), hub.connect(tom, 'client:t')];
    one.opens(viewing);
    await two.hears(['all: ', 'agent:mira viewing incident:1']);
    const again = hub.connect(mira, 'client:m');
    one.drops();
    again.opens(composing);
    await two.hears(['agent:mira composing incident:1']);

    again.signsOut();
    await two.hears(['agent:mira nothing']);
    expect(two.heard).toEqual([]);
  });

  test('requesters neither see nor are seen, and a ticket that is not there says nothing', async () => {
    const { start } = await aHub();
    const hub = start('hub:1');
    const [requester, two] = [hub.connect(vera, 'client:v'), hub.connect(tom, 'client:t')];
    await two.hears(['all: ']);
    requester.opens(viewing);
    two.opens(viewing);
    const one = hub.connect(mira, 'client:m');
    one.opens({ ...viewing, incident: incidentId.parse('incident:9') });

    await two.hears(['agent:mira nothing']);
    expect(requester.heard).toEqual([]);
  });
});

describe('presence over several hub processes (COL-1)', () => {
  test('colleagues on another process are heard of, also by a process that starts later', async () => {
    const { start } = await aHub();
    const [first, second] = [start('hub:1'), start('hub:2')];
    const two = second.connect(tom, 'client:t');
    first.connect(mira, 'client:m').opens(viewing);
    await two.hears(['all: ', 'agent:mira viewing incident:1']);

    const third = start('hub:3');
    expect(third.connect(tom, 'client:x').heard).toEqual(['all: agent:mira viewing incident:1']);
  });

  test('a device that changes over to another process is there, whatever the first says of its old line', async () => {
    const { start } = await aHub();
    const [first, second] = [start('hub:1'), start('hub:2')];
    const two = second.connect(tom, 'client:t');
    const one = first.connect(mira, 'client:m');
    one.opens(viewing);
    await two.hears(['all: ', 'agent:mira viewing incident:1']);
    second.connect(mira, 'client:m').opens(composing);
    await two.hears(['agent:mira composing incident:1']);
    one.drops();

    await first.presence.stop();
    expect(two.heard).toEqual([]);
  });

  test('a process that falls silent leaves its devices offline since it was last heard', async () => {
    const { start, clock } = await aHub();
    const [first, second] = [start('hub:1'), start('hub:2')];
    const two = second.connect(tom, 'client:t');
    first.connect(mira, 'client:m').opens(viewing);
    await two.hears(['all: ', 'agent:mira viewing incident:1']);
    first.die();

    clock.nowMs += SILENT_PROCESS_MS + 1;
    second.presence.tick();
    await two.hears(['agent:mira viewing incident:1 offline since 1000000']);
    expect(two.heard).toEqual([]);
  });
});
