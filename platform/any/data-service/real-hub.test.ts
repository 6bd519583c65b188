import { incidentId } from '#domain/kernel/fields.ts';
import { sleep } from '#platform/node/sleep.ts';
import { newCommandId, newRecordId } from '../new-id.ts';
import { onTestFinished, expect, test } from 'vitest';
import { createHub } from '../../../hub/hub.ts';
import { createLog } from '../../../hub/log.ts';
import { readSettings } from '../../../hub/settings.ts';
import type { Asker } from '../../../test/support/asker.ts';
import { openAsker } from '../../../test/support/asker.ts';
import { blobsInMemory } from '../../../test/support/blobs-in-memory.ts';
import { openCuttableLine } from '../../../test/support/cuttable-line.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import { seeded } from '../../../test/support/seeded.ts';
import type { Account, SmallDesk } from '../../../test/support/small-desk.ts';
import { foundSmallDesk } from '../../../test/support/small-desk.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { askHub } from '../ask-hub.ts';
import { openLiveStream } from '../live-stream.ts';
import { attachmentLink } from '../attachment/attachment-link.ts';
import { createDataService } from './create-data-service.ts';
import type { DeskStorage } from './open-tables.ts';
import { openTables } from './open-tables.ts';
import { recordsIn } from './records.ts';

async function aHub() {
  const dataFolder = await temporaryFolder();
  const settings = { ...readSettings({ DESKBELL_LOG: 'silent' }, '/'), port: 0, dataFolder };
  const hub = createHub(settings, { log: createLog('silent', process.stdout), nowMs: Date.now });
  const { origin, setUpToken } = await hub.start();
  onTestFinished(() => hub.stop());
  return { origin, small: await foundSmallDesk(origin, setUpToken!) };
}

/** A console whose process ends and begins again over the same storage. */
async function aConsole(hubOrigin: string, { login, password }: Account) {
  const storage = aDeskStorage();
  const line = await openCuttableLine();
  line.leadTo(Number(new URL(hubOrigin).port));
  const faults: unknown[] = [];
  let running = await begin(storage, line.origin, faults);

  async function end(): Promise<void> {
    running.asker.leave();
    await running.service.stop();
  }

  onTestFinished(async () => {
    await end();
    await line.close();
  });
  expect(await running.asker.ask('session.open', { login, password })).toMatchObject({ ok: true });
  await running.asker.until(({ isReplicaWhole }) => isReplicaWhole);
  return {
    storage,
    line,
    faults,
    asker: () => running.asker,
    restart: async () => {
      await end();
      running = await begin(storage, line.origin, faults);
    },
  };
}

async function begin(storage: DeskStorage, origin: string, faults: unknown[]) {
  const service = createDataService({
    storage,
    hub: {
      ask: (request, input, options) => askHub(origin, request, input, options),
      openStream: (hello, signal) => openLiveStream(origin, hello, signal),
    },
    fileLink: attachmentLink(origin),
    blobs: blobsInMemory(),
    nowMs: Date.now,
    newId: newCommandId,
    chance: () => 0,
    // Pauses of the product, in hundredths: nobody here is tired of being asked.
    wait: (delayMs, signal) => sleep(delayMs / 100, signal),
    reportFault: (error) => faults.push(error),
  });
  await service.start();
  const asker = openAsker(service);
  await asker.until(() => true);
  return { service, asker };
}

/** Something an agent might do next, on a ticket of a few. */
async function work(asker: Asker, small: SmallDesk, owner: string, tickets: string[], chance: () => number) {
  const text = `Text ${Math.floor(chance() * 1e9)}`;
  const target = tickets[Math.floor(chance() * tickets.length)];
  if (target === undefined || chance() < 0.2) {
    const id = incidentId.parse(newRecordId('incident'));
    const number = await asker.ask('number.take', {});
    const { person: requester } = small.vera;
    const about = { summary: text, description: null, channel: 'phone', impact: 'user-affected', urgency: 'low' };
    const unknown = { device: null, service: null, site: null, category: null };
    const routing = { team: small.team, owner };
    const input = { ...about, ...unknown, requester, number, routing };
    const logged = await asker.ask('command.issue', { name: 'incident.log', target: id, input });
    if (logged.ok) tickets.push(id);
    return logged;
  }
  const acts = [
    { name: 'incident.note', input: { text } },
    { name: 'incident.reply', input: { text } },
    { name: 'incident.resolve', input: { resolution: text } },
    { name: 'incident.reopen', input: { reason: text } },
  ];
  return asker.ask('command.issue', { target, ...acts[Math.floor(chance() * acts.length)]! });
}

test('three consoles on a real hub, cut off and killed again and again, end with the same desk and nothing lost', async () => {
  const chance = seeded(20_261_122);
  const { origin, small } = await aHub();
  const people = [small.mira, small.tom, small.mira];
  const consoles = await Promise.all(people.map((person) => aConsole(origin, person)));
  const tickets: string[] = [];
  const issued: string[] = [];

  for (let step = 0; step < 150; step += 1) {
    const index = Math.floor(chance() * consoles.length);
    const { asker, line, restart } = consoles[index]!;
    const dice = chance();
    if (dice < 0.08) line.cut();
    else if (dice < 0.16) line.restore();
    else if (dice < 0.2) await restart();
    else {
      const outcome = await work(asker(), small, people[index]!.agent, tickets, chance);
      if (outcome.ok) issued.push(outcome.value.command);
    }
  }
  for (const { line } of consoles) line.restore();
  for (const { asker } of consoles)
    await asker().until(({ waiting, link }) => waiting === 0 && link === 'online', 40_000);

  const master = await small.administrator.readAll();
  const ids = [...master.keys()].filter(
    (id) => !id.startsWith('journal:') || issued.some((command) => isLineOf(id, command)),
  );
  const lines = issued.filter((command) => ids.some((id) => isLineOf(id, command)));
  const refused = consoles.reduce((sum, { asker }) => sum + asker().status().refused, 0);
  expect(issued.length).toBeGreaterThan(40);
  expect(lines.length + refused).toBe(issued.length);

  for (const { storage, faults } of consoles) {
    const tables = await openTables(storage);
    await expect
      .poll(() => recordsIn(tables).find(ids), { interval: 5 })
      .toEqual(new Map(ids.map((id) => [id, master.get(id)])));
    expect(await tables.outbox.all().then((entries) => entries.filter(({ state }) => state === 'waiting'))).toEqual([]);
    await tables.close();
    expect(faults).toEqual([]);
  }
}, 120_000);

function isLineOf(id: string, command: string): boolean {
  return id === `journal:${command.replaceAll('-', '')}`;
}
