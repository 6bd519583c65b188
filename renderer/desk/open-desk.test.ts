import { Fault } from '#contracts/fault.ts';
import { aLogInput, anIncident } from '#domain/incident/incident.fixtures.ts';
import { anAgentPrincipal } from '#domain/kernel/kernel.fixtures.ts';
import { aPerson, aSite, aTeam, anAgent } from '#domain/workforce/workforce.fixtures.ts';
import { firstValueFrom, filter } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import type { DeskInNode } from '../../test/support/desk-in-node.ts';
import { startDeskInNode } from '../../test/support/desk-in-node.ts';
import { createCable } from '../../test/support/small-hub-link.ts';
import { createSmallHub } from '../../test/support/small-hub.ts';
import { blobsInMemory } from '../../test/support/blobs-in-memory.ts';
import { aMemoryStorage } from '../../test/support/memory-storage.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import { sleep } from '#platform/node/sleep.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { openDesk } from './open-desk.ts';

const running: DeskInNode[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

const surroundings = {
  nowMs: () => 1_700_000_000_000,
  newId: newCommandId,
  chance: () => 0,
  wait: sleep,
  reportFault: () => {},
};

async function aDesk() {
  const { nowMs } = surroundings;
  const hub = createSmallHub({ nowMs });
  hub.addLogin('mira', { principal: anAgentPrincipal(), name: 'Mira' });
  hub.seed([aSite(), aPerson(), aTeam(), anAgent(), anIncident()]);
  const cable = createCable(hub, nowMs);
  const desk = await startDeskInNode({ hub: cable.link, fileLink: cable.fileLink, nowMs });
  running.push(desk);
  return { hub, cable, desk };
}

test('a window signs in, reads the desk, acts, and sees the hub agree', async () => {
  const { hub, desk } = await aDesk();
  const window = await desk.openWindow();

  expect(await window.signIn('mira', 'right')).toEqual({ ok: true, value: null });
  await firstValueFrom(window.status$.pipe(filter(({ link }) => link === 'online')));
  const issued = await window.issue('incident.resolve', 'incident:1', { resolution: 'Renewed the certificate.' });

  expect(issued.ok).toBe(true);
  const shown = await window.collections.incident.findOne('incident:1').exec(true);
  expect(shown.toJSON()).toMatchObject({ state: 'resolved', summary: anIncident().summary });
  expect(shown.state).toBe('resolved');
  await firstValueFrom(window.status$.pipe(filter(({ waiting }) => waiting === 0)));
  await firstValueFrom(window.collections.outbox.find().$.pipe(filter((entries) => entries.length === 0)));
  expect(hub.lines.size).toBe(1);
  expect(await window.collections.journal.find().exec()).toHaveLength(1);
});

test('what is logged without a network is there at once, with its final number', async () => {
  const { cable, desk } = await aDesk();
  const window = await desk.openWindow();
  await window.signIn('mira', 'right');
  await firstValueFrom(window.status$.pipe(filter(({ link }) => link === 'online')));
  cable.cut();

  const number = await window.takeTicketNumber();
  const id = window.newId('incident');
  expect(await window.issue('incident.log', id, aLogInput({ number }))).toMatchObject({ ok: true });

  const shown = await window.collections.incident.findOne(id).exec(true);
  expect(shown.number).toBe(number);
});

test('while another worker holds the desk the window is told, and opens when that one is gone', async () => {
  const { cable } = await aDesk();
  const service = createDataService({
    ...surroundings,
    storage: aMemoryStorage(),
    hub: cable.link,
    fileLink: cable.fileLink,
    blobs: blobsInMemory(),
  });
  const { port1, port2 } = new MessageChannel();
  service.serveWindow(port2);
  const held = Promise.withResolvers<void>();
  const opening = openDesk(port1, { nowMs: surroundings.nowMs, onHeldElsewhere: held.resolve });
  service.holdBack();
  await held.promise;

  await service.start();

  const window = await opening;
  expect(await firstValueFrom(window.status$)).toMatchObject({ session: null, problem: null });
  await window.leave();
  await service.stop();
});

test('a browser that gives no storage is a fault that names it', async () => {
  const { cable } = await aDesk();
  const storage = { ...aMemoryStorage(), createStorageInstance: () => Promise.reject(new Error('no storage here')) };
  const service = createDataService({
    ...surroundings,
    storage,
    hub: cable.link,
    fileLink: cable.fileLink,
    blobs: blobsInMemory(),
  });
  const { port1, port2 } = new MessageChannel();
  service.serveWindow(port2);

  const opening = openDesk(port1, { nowMs: surroundings.nowMs });

  await expect(service.start()).rejects.toThrow('no storage here');
  await expect(opening).rejects.toMatchObject({ code: 'storage.unavailable' });
  port1.close();
});

test('a folder that others may open is a fault that names it', async () => {
  const { cable } = await aDesk();
  const folder = '/srv/mira/files';
  const openToOthers = new Fault('folder.not-private', 'The folder is open to others.', { details: { path: folder } });
  const service = createDataService({
    ...surroundings,
    storage: aMemoryStorage(),
    hub: cable.link,
    fileLink: cable.fileLink,
    blobs: { ...blobsInMemory(), list: () => Promise.reject(openToOthers) },
  });
  const { port1, port2 } = new MessageChannel();
  service.serveWindow(port2);

  const opening = openDesk(port1, { nowMs: surroundings.nowMs });

  await expect(service.start()).rejects.toThrow(openToOthers);
  await expect(opening).rejects.toMatchObject({ code: 'folder.not-private', details: { folder } });
  port1.close();
});

test('a window whose data service was ended says so, and leaves nobody waiting for an answer', async () => {
  const { port1, port2 } = new MessageChannel();
  const { cable } = await aDesk();
  const service = createDataService({
    ...surroundings,
    storage: aMemoryStorage(),
    hub: cable.link,
    fileLink: cable.fileLink,
    blobs: blobsInMemory(),
  });
  service.serveWindow(port2);
  await service.start();
  const window = await openDesk(port1, { nowMs: surroundings.nowMs });
  const gone = firstValueFrom(window.status$.pipe(filter(({ problem }) => problem === 'service.gone')));

  const asking = window.takeTicketNumber();
  port2.close();

  await expect(asking).rejects.toMatchObject({ code: 'service.gone' });
  expect(await gone).toMatchObject({ link: 'offline' });
  await expect(window.takeTicketNumber()).rejects.toMatchObject({ code: 'service.gone' });
  await service.stop();
});
