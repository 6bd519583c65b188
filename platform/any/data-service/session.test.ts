import { epochMs } from '#domain/kernel/fields.ts';
import { afterEach, expect, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { mira, signIn, START_MS, startDesk } from '../../../test/support/desk-under-test.ts';
import { handClock } from '../../../test/support/hand-clock.ts';
import { aDeskStorage, everythingIn } from '../../../test/support/desk-storage.ts';
import type { DeskStorage } from './open-tables.ts';
import { openTables } from './open-tables.ts';

const running: DeskUnderTest[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function aDesk(given: Parameters<typeof startDesk>[0] = {}): Promise<DeskUnderTest> {
  const desk = await startDesk(given);
  running.push(desk);
  return desk;
}

const DAY_MS = 24 * 3_600_000;
const note = { name: 'incident.note', target: 'incident:1', input: { text: 'Payroll of the board leaked.' } };

/** All that lies in the storage, deleted or not, as text. */
async function contentOf(storage: DeskStorage): Promise<string> {
  const tables = await openTables(storage);
  const parts = await Promise.all([...tables.readable.values()].map(everythingIn));
  const kept = [await tables.keep.all(), await tables.master.all()];
  await tables.close();
  return JSON.stringify([parts, kept]);
}

test('a wrong password is the hub’s to refuse, and without a hub nobody comes in for the first time', async () => {
  const desk = await aDesk();

  expect(await desk.ask('session.open', { login: 'mira', password: 'wrong' })).toMatchObject({
    refusal: { code: 'sign-in.wrong' },
  });
  desk.cable.cut();
  expect(await desk.ask('session.open', { login: 'mira', password: 'right' })).toMatchObject({
    refusal: { code: 'hub.unreachable' },
  });
  expect(desk.status().session).toBeNull();
});

test('after a restart without a hub the desk is there, until the day the hub named', async () => {
  const storage = aDeskStorage();
  const first = await aDesk({ storage });
  await signIn(first);
  await running.pop()?.stop();

  const clock = handClock(START_MS + 13 * DAY_MS);
  const second = await aDesk({ storage, clock, hub: first.hub, isCut: true });
  expect(second.status().session).toEqual({
    principal: mira,
    name: 'Mira',
    offlineUntilMs: epochMs.parse(START_MS + 14 * DAY_MS),
  });
  expect(await second.ask('command.issue', note)).toMatchObject({ ok: true });

  clock.advance(DAY_MS + 60_000);
  await second.until(({ session }) => session === null);
  expect(second.status()).toMatchObject({ problem: 'session.offline-expired', waiting: 1 });
  expect(await second.ask('command.issue', note)).toMatchObject({ refusal: { code: 'session.missing' } });
});

test('meeting the hub again moves the end of working offline, and revives a desk whose time was over', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  desk.clock.advance(20 * DAY_MS);
  await desk.until(({ session }) => session === null);

  desk.cable.mend();
  desk.service.wake();

  await desk.until(({ link, problem }) => link === 'online' && problem === null);
  expect(desk.status().session?.offlineUntilMs).toBe(START_MS + 34 * DAY_MS);
});

test('who stays online for weeks is not taken for away', async () => {
  const desk = await aDesk();
  await signIn(desk);
  const days = async () => (desk.status().session?.offlineUntilMs ?? 0) - desk.clock.nowMs();

  for (let day = 1; day <= 15; day += 1) {
    desk.clock.advance(DAY_MS);
    await expect.poll(days, { interval: 1 }).toBe(14 * DAY_MS);
  }

  expect(desk.status()).toMatchObject({ link: 'online', problem: null });
});

test('when the hub ends the session people are asked to sign in again, and nothing is lost', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  await desk.ask('command.issue', note);
  desk.hub.endSession('token-1-mira');
  desk.cable.mend();
  desk.service.wake();
  await desk.until(({ problem }) => problem === 'session.ended');
  expect(desk.status()).toMatchObject({ session: null, waiting: 1 });

  await signIn(desk);

  await desk.until(({ waiting, problem }) => waiting === 0 && problem === null);
  expect(desk.hub.lines.size).toBe(1);
});

test('another person does not come in while commands wait, and never sends them', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.refuses = (request) => (request === 'sync.push' ? { code: 'hub.busy' } : null);
  await desk.ask('command.issue', note);

  expect(await desk.ask('session.open', { login: 'tom', password: 'right' })).toEqual({
    ok: false,
    refusal: { code: 'outbox.of-another', details: { name: 'Mira' } },
  });

  expect(desk.status().session?.principal).toEqual(mira);
  expect(desk.hub.whoseToken('token-2-tom')).toBeNull();
  expect(desk.hub.lines.size).toBe(0);
});

test('another person who comes in finds nothing of the one before', async () => {
  const storage = aDeskStorage();
  const desk = await aDesk({ storage });
  await signIn(desk, 'mira');
  expect(await contentOf(storage)).toContain('Outlook');
  desk.cable.refuses = (request) => (request === 'sync.snapshot' ? { code: 'hub.busy' } : null);

  expect(await desk.ask('session.open', { login: 'tom', password: 'right' })).toEqual({ ok: true, value: null });

  expect(desk.status()).toMatchObject({ session: { name: 'Tom' }, isReplicaWhole: false });
  const content = await contentOf(storage);
  expect(content).not.toContain('Outlook');
  expect(content).not.toContain('mira');
});

test('signing out is refused while commands wait, unless they may be lost', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  await desk.ask('command.issue', note);

  expect(await desk.ask('session.close', { discardWaiting: false })).toEqual({
    ok: false,
    refusal: { code: 'outbox.not-empty', details: { waiting: 1 } },
  });
  expect(await desk.ask('session.close', { discardWaiting: true })).toEqual({ ok: true, value: null });
  expect(desk.status()).toMatchObject({ session: null, waiting: 0, problem: null });
});

test('signing out ends the session at the hub and leaves nothing of the desk on the device', async () => {
  const storage = aDeskStorage();
  const desk = await aDesk({ storage });
  await signIn(desk);
  await desk.ask('command.issue', note);
  await desk.until(({ waiting }) => waiting === 0);
  await desk.ask('session.close', { discardWaiting: false });

  expect(desk.hub.whoseToken('token-1-mira')).toBeNull();
  const content = await contentOf(storage);
  for (const text of ['Payroll', 'Outlook', 'Vera', 'mira', 'token-1']) expect(content).not.toContain(text);
});

test('a device that was killed while it forgot somebody forgets the rest at the next start', async () => {
  const storage = aDeskStorage();
  const disk = breakable(storage);
  const desk = await startDesk({ storage: disk.storage });
  await signIn(desk);
  disk.breakAfter(2);
  await expect(desk.ask('session.close', { discardWaiting: true })).rejects.toMatchObject({ code: 'storage.failed' });
  expect(await contentOf(storage)).toContain('Outlook');
  await desk.stop();

  await aDesk({ storage });

  expect(await contentOf(storage)).not.toContain('Outlook');
});

test('no answer to a window holds the session’s token', async () => {
  const desk = await aDesk();
  await signIn(desk);

  for (const request of ['session.open', 'session.renew', 'setup.complete', 'sync.pull', 'number.lease', 'nonsense']) {
    expect(await desk.ask('hub.ask', { request, input: {} })).toMatchObject({
      refusal: { code: 'hub.request-not-for-windows' },
    });
  }
  expect(JSON.stringify(desk.status())).not.toContain('token-1');
});
