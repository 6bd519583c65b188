import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TEXT } from '../fuzz/acts.ts';
import type { FuzzWorld, Installation } from '../fuzz/fuzz-world.ts';
import { judge } from '../fuzz/judge.ts';
import { settle } from '../fuzz/settle.ts';
import { passTime } from '../fuzz/take-step.ts';
import { aDesk, calm, cutOff, logCall, onHub, release, replaceHub } from './lab-desk.ts';

const HOUR_MS = 3_600_000;

/** A note with a file; resolves before anything of it is sent. */
async function attach(world: FuzzWorld, { running }: Installation, target: string): Promise<void> {
  const bytes = new TextEncoder().encode('The log says nothing good.');
  const added = await running!.ask('attachment.add', { name: 'log.txt', mediaType: 'text/plain', bytes });
  const input = { attachments: added.ok ? [added.value] : [], text: `${TEXT}the log`, audience: 'desk' };
  expect(await running!.ask('command.issue', { name: 'incident.attach', target, input })).toMatchObject({ ok: true });
  await world.idle();
}

test('a device whose clock is wrong by a month gives back all the same', async () => {
  const { world } = await aDesk();
  // The storage notes by the machine's own clock when something was stored; it never goes back, so this test comes first.
  vi.useFakeTimers({ toFake: ['Date'], now: world.clock.nowMs() - 30 * 24 * HOUR_MS });
  onTestFinished(() => void vi.useRealTimers());
  await world.running(0);
  await calm(world);
  await logCall(world, 0, 'kept');
  await calm(world);
  await world.hub.backUp();
  await logCall(world, 0, 'lost with the hub');
  await calm(world);

  await replaceHub(world);

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['kept', 'lost with the hub']);
});

test('NUM-1: the same backup may be restored twice, and no number is given twice', async () => {
  const { world } = await aDesk();
  await world.running(0);
  await calm(world);
  await world.hub.backUp();
  await replaceHub(world);
  await world.running(1);
  await calm(world);
  const between = await logCall(world, 1, 'between');
  await calm(world);

  await replaceHub(world);
  await world.running(2);
  await calm(world);
  const after = await logCall(world, 2, 'after');

  expect(await settle(world)).toEqual([]);
  expect(new Set((await onHub(world)).numbers)).toEqual(new Set([between.number, after.number]));
  expect(between.number).not.toBe(after.number);
  expect(await judge(world)).toEqual([]);
});

test('what was taken back after a restore is given back after the next, however old it is', async () => {
  const { world } = await aDesk();
  const [first] = await world.running(0);
  await calm(world);
  await world.hub.backUp();
  await logCall(world, 0, 'early');
  await calm(world);
  first.isCut = true;
  await cutOff(world, first);
  await replaceHub(world);
  await passTime(world, 3 * HOUR_MS);
  await world.running(1);
  await logCall(world, 1, 'late');
  await calm(world);
  await world.hub.backUp();
  first.isCut = false;
  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['late', 'early']);

  await replaceHub(world);

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['late', 'early']);
  expect(await judge(world)).toEqual([]);
});

test('a file that was sent after the backup is sent again, although its line is in the backup', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  await calm(world);
  const { target } = await logCall(world, 0, 'a call');
  await calm(world);
  await attach(world, laptop, target);
  while ((await onHub(world)).texts.length < 2 && world.network.deliverOldestOf(0)) await world.idle();
  await world.hub.backUp();
  await calm(world);
  expect(await wholeFiles(world)).toBe(1);

  await replaceHub(world);
  expect(await wholeFiles(world)).toBe(0);

  expect(await settle(world)).toEqual([]);
  expect(await wholeFiles(world)).toBe(1);
  expect(await judge(world)).toEqual([]);
});

test('the files of what the hub had acknowledged, and nobody has seen in the feed, are sent again with it', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  await calm(world);
  const { target } = await logCall(world, 0, 'a call');
  await calm(world);
  await world.hub.backUp();
  // No page comes; answers do.
  laptop.link.breakLines();
  await attach(world, laptop, target);
  while ((await wholeFiles(world)) < 1 && world.network.deliverOldestOf(0)) await world.idle();

  await replaceHub(world);

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['a call', 'the log']);
  expect(await wholeFiles(world)).toBe(1);
});

test('an act that others alone hold any more, and that fits no more, comes back to its author, however often the hub is lost', async () => {
  const { world } = await aDesk({ consoles: 2 });
  const [laptop] = await world.running(0);
  const [colleague] = await world.running(1);
  await calm(world);
  await world.hub.backUp();
  await logCall(world, 0, 'a call');
  await calm(world);
  // Forgotten on their device, and never taken back by the hub: who logs a call has to be on the desk (PERM-1).
  await release(world, laptop.agent);
  await calm(world);
  for (const one of [laptop, colleague]) one.isCut = true;
  for (const one of [laptop, colleague]) await cutOff(world, one);
  for (const loss of ['first', 'second']) {
    await replaceHub(world);
    await release(world, laptop.agent);
    colleague.isCut = false;
    await calm(world);
    expect([loss, (await onHub(world)).texts]).toEqual([loss, []]);
    colleague.isCut = true;
    await cutOff(world, colleague);
  }
  laptop.isCut = false;

  expect(await settle(world)).toEqual([]);
  expect(laptop.running?.status()).toMatchObject({ waiting: 0, refused: 1 });
  expect(colleague.running?.status()).toMatchObject({ waiting: 0, refused: 0 });
});

test('PERM-1: who has left the desk keeps nothing of what others did and the hub could not take back', async () => {
  const { world } = await aDesk({ consoles: 2 });
  const [laptop] = await world.running(0);
  const [colleague] = await world.running(1);
  await calm(world);
  await world.hub.backUp();
  await logCall(world, 0, 'a call of somebody else');
  await calm(world);
  for (const one of [laptop, colleague]) one.isCut = true;
  for (const one of [laptop, colleague]) await cutOff(world, one);
  await replaceHub(world);
  // Then the call fits no more: its owner has left.
  for (const { agent } of [laptop, colleague]) await release(world, agent);
  colleague.isCut = false;
  await calm(world);

  await colleague.running?.stop();
  const { folder } = colleague.disk;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const isHeld = files.some(({ parentPath, name }) =>
    readFileSync(join(parentPath, name)).includes('a call of somebody else'),
  );
  expect(isHeld).toBe(false);
});

test('an act is its author’s to hear of when the hub is lost again while they receive the desk, and it fits no more', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  const [rival] = await world.running(1);
  await calm(world);
  const { target } = await logCall(world, 0, 'a call');
  await calm(world);
  await world.hub.backUp();
  rival.isCut = true;
  await cutOff(world, rival);
  await resolve(laptop, target, 'resolved');
  await calm(world);
  await replaceHub(world);
  const isReceiving = () => laptop.running?.status()?.restored?.step === 'receiving';
  for (let turn = 0; turn < 400 && !isReceiving(); turn += 1) {
    if (world.network.deliverOldestOf(0)) await world.idle();
    else await passTime(world, 5_000);
  }
  laptop.isCut = true;
  await cutOff(world, laptop);

  await replaceHub(world);
  rival.isCut = false;
  await resolve(rival, target, 'resolved by the rival');
  await calm(world);
  laptop.isCut = false;

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['a call', 'resolved by the rival']);
  expect(laptop.running?.status()).toMatchObject({ waiting: 0, refused: 1 });
});

async function resolve({ running }: Installation, target: string, text: string): Promise<void> {
  const issued = await running!.ask('command.issue', {
    name: 'incident.resolve',
    target,
    input: { resolution: TEXT + text },
  });
  expect(issued).toMatchObject({ ok: true });
}

async function wholeFiles({ hub }: FuzzWorld): Promise<number> {
  return (await hub.running()!.store.database.selectFrom('attachment_content').select('sha256').execute()).length;
}
