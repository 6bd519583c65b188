import { anIncident } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { uuidOf } from '#domain/kernel/kernel.fixtures.ts';
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

const note = (text: string) => ({ name: 'incident.note', target: 'incident:1', input: { text } });

test('what one console does reaches another while both watch', async () => {
  const one = await aDesk();
  const other = await aDesk({ hub: one.hub, clock: one.clock });
  await signIn(one, 'mira');
  await signIn(other, 'tom');
  const before = other.status().received;

  await one.ask('command.issue', note('Rang twice.'));

  await one.until(({ waiting }) => waiting === 0);
  await other.until(({ received }) => received === before + 2);
  expect(one.hub.lines.size).toBe(1);
});

test('without a hub commands wait, and go out in order when it is back', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  for (const text of ['one', 'two', 'three']) await desk.ask('command.issue', note(text));
  await desk.until(({ link, waiting }) => link === 'offline' && waiting === 3);

  desk.cable.mend();
  desk.service.wake();

  await desk.until(({ link, waiting }) => link === 'online' && waiting === 0);
  expect([...desk.hub.lines.values()].map(({ input }) => input)).toEqual([
    { text: 'one' },
    { text: 'two' },
    { text: 'three' },
  ]);
});

test('a command whose answer was lost is counted once', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.loses = (request) => (request === 'sync.push' || request === 'session.renew' ? 'answer' : null);
  await desk.ask('command.issue', note('once'));
  await desk.until(({ link }) => link === 'offline');
  desk.cable.loses = () => null;
  desk.clock.advance(60_000);

  await desk.until(({ waiting, link }) => waiting === 0 && link === 'online');
  expect(desk.hub.lines.size).toBe(1);
});

test('a hub that is away is asked less and less often', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    // The longest pause; what is due later is the look at the clock, which waits as well.
    await expect.poll(() => desk.clock.due()[0] ?? 60_000, { interval: 1 }).toBeLessThan(30_000);
    pauses.push(desk.clock.due()[0]!);
    desk.clock.advance(desk.clock.due()[0]!);
  }

  expect(pauses).toEqual([375, 750, 1_500, 3_000, 6_000, 12_000, 22_500]);
});

test('a command refused by the hub is counted as such, until it fits again or is let go', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  desk.hub.seed([anIncident({ state: 'closed' })]);
  const resolve = { name: 'incident.resolve', target: 'incident:1', input: { resolution: 'Done.' } };
  const resolved = await desk.ask('command.issue', resolve);
  const rang = await desk.ask('command.issue', note('Rang.'));
  const refused = { command: resolved.ok ? resolved.value.command : '' };
  desk.cable.mend();
  desk.service.wake();
  await desk.until(({ refused, waiting }) => refused === 1 && waiting === 0);

  const accepted = { command: rang.ok ? rang.value.command : '' };
  expect(await desk.ask('refused.dismiss', accepted)).toMatchObject({ refusal: { code: 'command.not-refused' } });
  expect(await desk.ask('refused.reapply', refused)).toMatchObject({ refusal: { code: 'incident.already-ended' } });
  expect(desk.status().refused).toBe(1);

  desk.hub.seed([anIncident()]);
  await expect.poll(() => desk.ask('refused.reapply', refused), { interval: 1 }).toEqual({ ok: true, value: null });
  await desk.until(({ refused, waiting }) => refused === 0 && waiting === 0);
  expect([...desk.hub.lines.values()].map(({ name }) => name)).toEqual(['incident.noted', 'incident.resolved']);
});

test('a batch the hub cannot read goes one by one; what it cannot read alone is refused, the rest arrives', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  for (const text of ['one', 'unreadable', 'three']) await desk.ask('command.issue', note(text));
  desk.cable.refuses = (request, input) =>
    request === 'sync.push' && JSON.stringify(input).includes('unreadable') ? { code: 'request.invalid' } : null;
  desk.cable.mend();
  desk.service.wake();

  await desk.until(({ refused, waiting }) => refused === 1 && waiting === 0);
  expect([...desk.hub.lines.values()].map(({ input }) => input)).toEqual([{ text: 'one' }, { text: 'three' }]);
});

test('a hub that answers something else than it was asked is asked again, but not at once', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.answers = [{ kind: 'accepted', command: uuidOf(1), place: 1 }];
  desk.cable.loses = (request) => (request === 'sync.pull' ? 'request' : null);

  await desk.ask('command.issue', note('one'));
  await expect.poll(() => desk.clock.due().length, { interval: 1 }).toBe(2);
  expect(desk.status().waiting).toBe(1);
  desk.clock.advance(1_000);

  await desk.until(({ waiting }) => waiting === 0);
  expect(desk.hub.lines.size).toBe(1);
});

test('a hub that asks for patience is asked later, and nothing is refused', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.refuses = (request) => (request === 'sync.push' ? { code: 'request.too-many' } : null);
  await desk.ask('command.issue', note('one'));
  await desk.until(({ problem }) => problem === 'request.too-many');
  expect(desk.status()).toMatchObject({ waiting: 1, refused: 0 });

  desk.cable.refuses = () => null;
  desk.clock.advance(1_000);
  await desk.until(({ waiting, problem }) => waiting === 0 && problem === null);
});

test('a page that cannot be read is a problem people see; the desk stays where it was and takes up again', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.hub.seed([anIncident({ id: incidentId.parse('incident:2') }), { id: 'contract:1' }]);

  await desk.until(({ problem }) => problem === 'protocol.unknown');
  expect(desk.faults).toMatchObject([{ code: 'protocol.unknown' }]);
  desk.hub.withdraw('contract:1');
  desk.clock.advance(60_000);
  await desk.until(({ problem, link }) => problem === null && link === 'online');
});

test('a storage that fails is a problem people see; the same page comes again when it is mended', async () => {
  const disk = breakable(aDeskStorage());
  const desk = await aDesk({ storage: disk.storage });
  await signIn(desk);
  disk.breakAfter(0);
  desk.hub.seed([anIncident({ id: incidentId.parse('incident:2') })]);
  await desk.until(({ problem }) => problem === 'storage.failed');

  disk.mend();
  desk.clock.advance(60_000);
  await desk.until(({ problem, link }) => problem === null && link === 'online');
  expect(desk.faults).toMatchObject([{ code: 'storage.failed' }]);
});

test('a stream that does not follow on what is stored is left for a pull, and taken up again', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.skipOnePage();
  desk.hub.seed([anIncident({ id: incidentId.parse('incident:2') })]);
  desk.hub.seed([anIncident({ id: incidentId.parse('incident:3') })]);

  const pulls = () => desk.cable.seen.filter((request) => request === 'sync.pull').length;
  await expect.poll(pulls, { interval: 1 }).toBe(2);
  await desk.until(({ link }) => link === 'online');
  expect(desk.faults).toEqual([]);
});

test('the status counts what was received until the desk is here whole', async () => {
  const desk = await aDesk();
  const many = Array.from({ length: 1_200 }, (_, serial) =>
    anIncident({ id: incidentId.parse(`incident:x${serial}`) }),
  );
  desk.hub.seed(many);
  expect(desk.status()).toMatchObject({ isReplicaWhole: false, received: 0 });

  await signIn(desk);

  expect(desk.status()).toMatchObject({ isReplicaWhole: true, received: 1_206, expected: 1_206 });
  expect(desk.cable.seen.filter((request) => request === 'sync.snapshot')).toHaveLength(4);
});

test('the hub’s clock is measured, and commands carry the difference', async () => {
  const desk = await aDesk({ hubAheadMs: 90_000 });
  await signIn(desk);

  expect(desk.status().hubOffsetMs).toBe(90_000);
  await desk.ask('command.issue', note('late'));
  await desk.until(({ waiting }) => waiting === 0);
  const [line] = desk.hub.lines.values();
  expect(line?.occurredAtMs).toBe(desk.clock.nowMs() + 90_000);
});
