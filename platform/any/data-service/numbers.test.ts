import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { readSelfGivenNumber, readTicketNumber } from '#domain/incident/ticket-number.rules.ts';
import { afterEach, expect, test } from 'vitest';
import { breakable } from '../../../test/support/breakable-storage.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { signIn, startDesk } from '../../../test/support/desk-under-test.ts';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';

const running: DeskUnderTest[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function aDesk(given: Parameters<typeof startDesk>[0] = {}): Promise<DeskUnderTest> {
  const desk = await startDesk(given);
  running.push(desk);
  return desk;
}

async function takeSerial(desk: DeskUnderTest): Promise<number | null> {
  const number = await desk.ask('number.take', {});
  return number === null ? null : (readTicketNumber(number)?.serial ?? null);
}

const leases = (desk: DeskUnderTest) => desk.cable.seen.filter((request) => request === 'number.lease').length;

test('NUM-1: numbers come from the device’s own lease, each once; when it is used up the device gives its own', async () => {
  const desk = await aDesk();
  await signIn(desk);
  await expect.poll(() => leases(desk), { interval: 1 }).toBe(1);
  desk.cable.cut();
  await desk.until(({ link }) => link === 'offline');

  const leased = await Promise.all(Array.from({ length: 10 }, () => takeSerial(desk)));
  const own = await Promise.all(Array.from({ length: 500 }, () => desk.ask('number.take', {})));

  expect(leased).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(own.filter((number) => number === null || readSelfGivenNumber(number) !== number)).toEqual([]);
  expect(new Set(own).size).toBe(500);
  expect(new Set(own.map((number) => number?.slice(0, 4))).size).toBe(1);
});

test('NUM-1: a device without numbers leaves them to the hub while that is in reach', async () => {
  const desk = await aDesk();
  desk.cable.refuses = (request) => (request === 'number.lease' ? { code: 'hub.busy' } : null);
  await signIn(desk);
  await desk.until(({ link }) => link === 'online');

  expect(await desk.ask('number.take', {})).toBeNull();
});

test('NUM-1: another block is leased when less than a third is left, and follows on the first', async () => {
  const desk = await aDesk();
  await signIn(desk);
  await expect.poll(() => leases(desk), { interval: 1 }).toBe(1);
  for (let taken = 0; taken < 6; taken += 1) await takeSerial(desk);
  expect(leases(desk)).toBe(1);

  await takeSerial(desk);

  await expect.poll(() => leases(desk), { interval: 1 }).toBe(2);
  const rest = await Promise.all(Array.from({ length: 5 }, () => takeSerial(desk)));
  expect(rest).toEqual([8, 9, 10, 11, 12]);
});

test('NUM-1: a number that was given out is not given again after the device was killed', async () => {
  const storage = aDeskStorage();
  const disk = breakable(storage);
  const desk = await startDesk({ storage: disk.storage });
  await signIn(desk);
  await expect.poll(() => leases(desk), { interval: 1 }).toBe(1);
  expect(await takeSerial(desk)).toBe(1);
  disk.breakAfter(0);
  await expect(takeSerial(desk)).rejects.toMatchObject({ code: 'storage.failed' });
  await desk.stop();

  const restarted = await aDesk({ storage });
  expect(await takeSerial(restarted)).toBe(2);
});

test('NUM-1: a call whose number the hub does not take is logged again without it, for the hub to number', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.refuses = (request) => (request === 'sync.push' ? { code: 'hub.busy' } : null);
  const log = { name: 'incident.log', target: 'incident:new', input: aLogInput() };
  const logged = await desk.ask('command.issue', log);
  const command = logged.ok ? logged.value.command : '';
  desk.cable.answers = [{ kind: 'refused', command, refusal: { code: 'number.used' } }];
  desk.cable.refuses = () => null;
  desk.service.wake();
  await desk.until(({ refused }) => refused === 1);

  expect(await desk.ask('refused.reapply', { command })).toEqual({ ok: true, value: null });

  await desk.until(({ waiting }) => waiting === 0);
  expect([...desk.hub.lines.values()].map(({ input }) => input)).toEqual([aLogInput({ number: null })]);
});

test('NUM-1: the lease is the device’s: it stays when somebody signs out', async () => {
  const desk = await aDesk();
  await signIn(desk);
  await expect.poll(() => leases(desk), { interval: 1 }).toBe(1);
  expect(await takeSerial(desk)).toBe(1);
  await desk.ask('session.close', { discardWaiting: false });

  await signIn(desk, 'tom');

  expect(await takeSerial(desk)).toBe(2);
  expect(leases(desk)).toBe(1);
});
