import { Fault } from '#contracts/fault.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import { getRxStorageRemote } from 'rxdb/plugins/storage-remote';
import { filter, firstValueFrom, map, Observable } from 'rxjs';
import { afterEach, expect, test } from 'vitest';
import type { Desk } from '../../../renderer/desk/desk.ts';
import { openDesk } from '../../../renderer/desk/open-desk.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { signIn, startDesk } from '../../../test/support/desk-under-test.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { CollectionShape } from './rx-schema.ts';
import { rxSchemaOf, serviceCollections, windowCollections } from './rx-schema.ts';

const running: DeskUnderTest[] = [];
const windows: Desk[] = [];
afterEach(async () => {
  for (const window of windows.splice(0)) await window.leave();
  for (const desk of running.splice(0)) await desk.stop();
});

async function aDesk(): Promise<DeskUnderTest> {
  const desk = await startDesk();
  running.push(desk);
  await signIn(desk);
  return desk;
}

async function openWindow(desk: DeskUnderTest): Promise<Desk> {
  const { port1, port2 } = new MessageChannel();
  desk.service.serveWindow(port2);
  const window = await openDesk(port1, { nowMs: desk.clock.nowMs });
  windows.push(window);
  return window;
}

/** A window that speaks RxDB's lane by hand. */
function rawStorage(desk: DeskUnderTest) {
  const { port1, port2 } = new MessageChannel();
  desk.service.serveWindow(port2);
  const messages$ = new Observable<{ lane: string; message: never }>((observer) => {
    port1.addEventListener('message', ({ data }) => observer.next(data));
    port1.start();
  }).pipe(
    filter(({ lane }) => lane === 'storage'),
    map(({ message }) => message),
  );
  const storage = getRxStorageRemote({
    identifier: `raw-${Math.random()}`,
    messageChannelCreator: async () => ({
      messages$,
      send: (message) => port1.postMessage({ lane: 'storage', message }),
      close: async () => {},
    }),
  });
  const open = (shape: CollectionShape) =>
    storage.createStorageInstance<{ id: string }>({
      databaseInstanceToken: 'raw',
      databaseName: 'another-name',
      collectionName: shape.name,
      schema: fillWithDefaultSettings(rxSchemaOf<{ id: string }>(shape)),
      options: {},
      multiInstance: false,
      devMode: false,
    });
  return { open, port: port1 };
}

/** The incidents of a further window, as RxDB's lane has them: one realm has room for the collections of one window. */
async function furtherWindow(desk: DeskUnderTest) {
  const shape = windowCollections.find(({ name }) => name === 'incident');
  if (shape === undefined) throw new Error('Windows have no incidents.');
  return await rawStorage(desk).open(shape);
}

test('several windows show the same desk, live', async () => {
  const desk = await aDesk();
  const [one, other] = [await openWindow(desk), await furtherWindow(desk)];
  const resolved = firstValueFrom(
    other.changeStream().pipe(
      map(({ events }) => events.map(({ documentData }) => documentData)),
      map((documents) => documents.find((document) => 'state' in document && document.state === 'resolved')),
      filter((document) => document !== undefined),
    ),
  );

  await one.issue('incident.resolve', 'incident:1', { resolution: 'Renewed the certificate.' });

  expect(await resolved).toMatchObject({ id: 'incident:1', summary: anIncident().summary });
  await firstValueFrom(one.collections.outbox.find().$.pipe(filter((entries) => entries.length === 0)));
});

test('a window reads and does not write', async () => {
  const desk = await aDesk();
  const window = await openWindow(desk);
  const incident = await window.collections.incident.findOne('incident:1').exec(true);

  await expect(incident.patch({ summary: 'Mine now' })).rejects.toThrow('storage.read-only');
  await expect(incident.remove()).rejects.toThrow('storage.read-only');

  const [seenByOthers] = await (await furtherWindow(desk)).findDocumentsById(['incident:1'], false);
  expect(seenByOthers).toMatchObject(anIncident());
});

test('every way of RxDB’s storage to change something is closed to windows', async () => {
  const desk = await aDesk();
  const { open } = rawStorage(desk);
  const incidents = await open(windowCollections[0]!);

  await expect(incidents.bulkWrite([], 'raw')).rejects.toThrow('storage.read-only');
  await expect(incidents.cleanup(0)).rejects.toThrow('storage.read-only');
  await expect(incidents.getAttachmentData('incident:1', 'a', 'b')).rejects.toThrow('storage.read-only');
  await expect(incidents.remove()).rejects.toThrow('storage.read-only');
});

test('what a window cannot read for a damaged file is reported, because only the service can mend it', async () => {
  const inner = aDeskStorage();
  const damaged = { isSo: false };
  const failing = <Given extends readonly unknown[], Answer>(read: (...given: Given) => Promise<Answer>) =>
    async function readOrFail(...given: Given): Promise<Answer> {
      if (damaged.isSo) throw new Fault('storage.damaged', 'The file is damaged.');
      return read(...given);
    };
  const desk = await startDesk({
    storage: {
      ...inner,
      createStorageInstance: async (params) => {
        const instance = await inner.createStorageInstance(params);
        if (params.collectionName !== 'incident') return instance;
        instance.query = failing(instance.query.bind(instance));
        return instance;
      },
    },
  });
  running.push(desk);
  await signIn(desk);
  const window = await openWindow(desk);
  damaged.isSo = true;

  await expect(window.collections.incident.find({ selector: { state: 'closed' } }).exec()).rejects.toThrow(
    'storage.damaged',
  );

  expect(desk.faults).toContainEqual(expect.objectContaining({ code: 'storage.damaged' }));
});

test('what the service keeps for itself is not for windows, whatever database they name', async () => {
  const desk = await aDesk();
  const { open } = rawStorage(desk);

  for (const shape of serviceCollections) {
    await expect(open(shape)).rejects.toThrow('storage.not-for-windows');
  }
});

test('what is no message is reported and harms nobody', async () => {
  const desk = await aDesk();
  const { port } = rawStorage(desk);
  port.postMessage('nonsense');
  port.postMessage({ lane: 'ask', ask: 1, request: 'constructor', input: {} });
  port.postMessage({ lane: 'ask', ask: 2, request: 'command.issue', input: { name: 1 } });
  const faults = new Promise((resolve) => {
    const seen: unknown[] = [];
    port.addEventListener('message', ({ data }) => {
      if (data.lane === 'fault') seen.push(data);
      if (seen.length === 2) resolve(seen);
    });
  });

  expect(await faults).toEqual([
    { lane: 'fault', ask: 1, code: 'port.request-unknown' },
    { lane: 'fault', ask: 2, code: 'port.input-invalid' },
  ]);
  expect(desk.faults).toMatchObject([{ code: 'port.message-invalid' }]);
});

test('answers go to the window that asked, and to no other', async () => {
  const desk = await aDesk();
  const { port } = rawStorage(desk);
  const overheard: string[] = [];
  port.addEventListener('message', ({ data }) => overheard.push(data.lane));

  await desk.ask('number.take', {});
  await desk.ask('command.issue', { name: 'incident.note', target: 'incident:1', input: { text: 'Rang.' } });

  expect(new Set(overheard)).toEqual(new Set(['status', 'files', 'drafts', 'presence']));
});

test.each(['by saying so', 'by crashing'])('a window that leaves %s takes its subscriptions with it', async (how) => {
  const desk = await aDesk();
  const { port1, port2 } = new MessageChannel();
  const sent: unknown[] = [];
  const post = port2.postMessage.bind(port2);
  port2.postMessage = (message: unknown) => {
    sent.push(message);
    post(message);
  };
  const gone = new Promise((resolve) => port2.addEventListener('close', resolve));
  desk.service.serveWindow(port2);
  const window = await openDesk(port1, { nowMs: desk.clock.nowMs });
  expect(await window.collections.incident.find().exec()).toHaveLength(1);

  if (how === 'by saying so') await window.leave();
  else port1.close();
  await gone;
  sent.length = 0;
  desk.hub.seed([anIncident({ summary: 'Changed since' })]);
  await expect.poll(() => desk.status().received, { interval: 1 }).toBe(7);

  expect(sent).toEqual([]);
});
