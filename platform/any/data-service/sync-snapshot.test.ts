import type { HubRequest } from '#contracts/hub-api.ts';
import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { afterEach, expect, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { mira, startDesk } from '../../../test/support/desk-under-test.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { DeskStorage } from './open-tables.ts';
import { openTables } from './open-tables.ts';
import { recordsIn } from './records.ts';

const running: DeskUnderTest[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function aDesk(given: Parameters<typeof startDesk>[0] = {}): Promise<DeskUnderTest> {
  const desk = await startDesk(given);
  running.push(desk);
  return desk;
}

/** So many incidents that a snapshot takes four parts. */
const many = Array.from({ length: 1_300 }, (_, serial) => anIncident({ id: incidentId.parse(`incident:x${serial}`) }));

/** Lets `parts` parts through, and then `then` happens instead of the next one. */
function afterParts(desk: DeskUnderTest, parts: number, then: () => 'request' | null): void {
  let left = parts;
  desk.cable.loses = (request: HubRequest) => {
    if (request !== 'sync.snapshot') return null;
    left -= 1;
    return left < 0 ? then() : null;
  };
}

/** Signs in without waiting for the desk to be there. */
async function comeIn(desk: DeskUnderTest): Promise<void> {
  expect(await desk.ask('session.open', { login: 'mira', password: 'right' })).toMatchObject({ ok: true });
}

/** A desk whose line is cut when two of four parts have come. @param start Stops it after the test, unless told otherwise. */
async function halfReceived(storage: DeskStorage, start = aDesk): Promise<DeskUnderTest> {
  const desk = await start({ storage });
  desk.hub.seed(many);
  afterParts(desk, 2, () => {
    desk.cable.cut();
    return 'request';
  });
  await comeIn(desk);
  await desk.until(({ link, received }) => link === 'offline' && received === 800);
  return desk;
}

function restore({ cable }: DeskUnderTest): void {
  cable.loses = () => null;
  cable.mend();
}

async function heldIn(storage: DeskStorage): Promise<ReadonlyMap<string, DeskRecord>> {
  const tables = await openTables(storage);
  const records = recordsIn(tables);
  const names = [...tables.own.keys(), 'site', 'team', 'agent'];
  const rows = await Promise.all(names.map((name) => records.allOf(name)));
  await tables.close();
  return new Map(rows.flat().map((row) => [row.id, row]));
}

const parts = (desk: DeskUnderTest) => desk.cable.seen.filter((request) => request === 'sync.snapshot').length;

test('the desk comes in parts, and is whole after the feed', async () => {
  const storage = aDeskStorage();
  const desk = await aDesk({ storage });
  desk.hub.seed(many);
  await comeIn(desk);
  await desk.until(({ isReplicaWhole }) => isReplicaWhole);

  expect(desk.status()).toMatchObject({ received: 1_306, expected: 1_306 });
  expect(parts(desk)).toBe(4);
  expect(await heldIn(storage)).toEqual(desk.hub.seenBy(mira));
});

test('a line that is cut in the middle loses nothing: the snapshot goes on with the part that is missing', async () => {
  const storage = aDeskStorage();
  const desk = await halfReceived(storage);
  expect(desk.status()).toMatchObject({ isReplicaWhole: false, expected: 1_306 });

  restore(desk);
  desk.service.wake();
  await desk.until(({ isReplicaWhole }) => isReplicaWhole);

  expect(parts(desk)).toBe(4);
  expect(await heldIn(storage)).toEqual(desk.hub.seenBy(mira));
});

test('a console that is killed in the middle goes on where it was', async () => {
  const storage = aDeskStorage();
  const desk = await halfReceived(storage, startDesk);
  await desk.stop();

  restore(desk);
  const again = await aDesk({ storage, hub: desk.hub, cable: desk.cable, clock: desk.clock });
  await again.until(({ isReplicaWhole }) => isReplicaWhole);

  expect(parts(again)).toBe(4);
  expect(await heldIn(storage)).toEqual(desk.hub.seenBy(mira));
});

test('a disk that fills up in the middle is said, and the part comes again when there is room', async () => {
  const disk = breakable(aDeskStorage());
  const desk = await aDesk({ storage: disk.storage });
  desk.hub.seed(many);
  afterParts(desk, 2, () => {
    disk.breakAfter(0);
    return null;
  });
  await comeIn(desk);
  await desk.until(({ problem }) => problem === 'storage.failed');

  disk.mend();
  desk.cable.loses = () => null;
  desk.clock.advance(60_000);
  await desk.until(({ isReplicaWhole, problem }) => isReplicaWhole && problem === null);

  expect(await heldIn(disk.storage)).toEqual(desk.hub.seenBy(mira));
});

test('what is done on the desk before it is whole is shown, sent, and there once', async () => {
  const storage = aDeskStorage();
  const desk = await halfReceived(storage);
  const early = [...(await heldIn(storage)).keys()].find((id) => recordNameOf(id) === 'incident')!;
  const resolution = { resolution: 'Renewed the certificate.' };

  const resolved = await desk.ask('command.issue', { name: 'incident.resolve', target: early, input: resolution });
  expect(resolved).toMatchObject({ ok: true });
  expect((await heldIn(storage)).get(early)).toMatchObject({ state: 'resolved' });
  restore(desk);
  desk.service.wake();
  await desk.until(({ isReplicaWhole, waiting }) => isReplicaWhole && waiting === 0);

  await expect.poll(async () => (await heldIn(storage)).size).toBe(desk.hub.seenBy(mira).size);
  expect(await heldIn(storage)).toEqual(desk.hub.seenBy(mira));
  expect(desk.hub.lines.size).toBe(1);
});

test('a command whose answer got lost is there once, whichever way it comes back', async () => {
  const storage = aDeskStorage();
  const desk = await aDesk({ storage });
  desk.hub.seed(many);
  await comeIn(desk);
  await desk.until(({ isReplicaWhole, link }) => isReplicaWhole && link === 'online');
  desk.cable.loses = (request) => (request === 'sync.push' ? 'answer' : null);
  await desk.ask('command.issue', {
    name: 'incident.resolve',
    target: 'incident:x7',
    input: { resolution: 'Renewed.' },
  });
  await expect.poll(() => desk.hub.lines.size).toBe(1);
  desk.cable.cut();
  await desk.until(({ link }) => link === 'offline');

  restore(desk);
  desk.clock.advance(60_000);
  await desk.until(({ waiting, link }) => waiting === 0 && link === 'online');

  expect(desk.hub.lines.size).toBe(1);
  await expect
    .poll(async () => (await heldIn(storage)).get('incident:x7'))
    .toEqual(desk.hub.seenBy(mira).get('incident:x7'));
});

test('whoever signs out in the middle leaves nothing behind', async () => {
  const storage = aDeskStorage();
  const desk = await halfReceived(storage);

  await desk.ask('session.close', { discardWaiting: false });

  expect((await heldIn(storage)).size).toBe(0);
});
