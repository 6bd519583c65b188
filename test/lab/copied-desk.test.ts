import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyFiles } from '../fuzz/abrupt-disk.ts';
import type { FuzzWorld } from '../fuzz/fuzz-world.ts';
import { judge } from '../fuzz/judge.ts';
import { settle } from '../fuzz/settle.ts';
import { aDesk, calm, logCall, note, onHub } from './lab-desk.ts';

async function signInAgain(world: FuzzWorld, index: number): Promise<void> {
  const [, running] = await world.running(index);
  const open = running.ask('session.open', { login: 'a0', password: 'right' });
  await calm(world);
  expect(await open).toMatchObject({ ok: true });
}

test('a laptop whose database of last week was put back does nothing twice, gives no number twice, and says so', async () => {
  const { world, folder } = await aDesk();
  const [laptop] = await world.running(0);
  await calm(world);
  const early = await logCall(world, 0, 'early');
  await calm(world);
  laptop.isCut = true;
  await note(world, 0, early.target, 'waits in the back-up');
  copyFiles(laptop.disk.folder, join(folder, 'back-up'));
  laptop.isCut = false;
  await calm(world);
  const late = await logCall(world, 0, 'after the back-up');
  await calm(world);

  laptop.running?.die();
  rmSync(laptop.disk.nextFolder, { recursive: true });
  copyFiles(join(folder, 'back-up'), laptop.disk.nextFolder);
  laptop.isCut = true;
  const again = await logCall(world, 0, 'offline, after it was put back');
  await note(world, 0, again.target, 'and a note on that');
  expect(again.number).toBe(late.number);
  laptop.isCut = false;
  laptop.running?.service.wake();
  await calm(world);

  const { session, mishap, waiting } = laptop.running!.status()!;
  expect(session).toBeNull();
  expect(mishap).toMatchObject({ kind: 'desk-copied', numbers: [again.number] });
  expect(waiting).toBeGreaterThan(0);
  await signInAgain(world, 0);
  const next = await logCall(world, 0, 'with a lease of its own');
  expect(await settle(world)).toEqual([]);
  const { texts, numbers, devices } = await onHub(world);
  expect(texts).toEqual([
    'early',
    'waits in the back-up',
    'after the back-up',
    'offline, after it was put back',
    'and a note on that',
    'with a lease of its own',
  ]);
  expect(new Set(numbers).size).toBe(4);
  expect(devices.size).toBe(2);
  expect(next.number).not.toBeNull();
  expect(await judge(world)).toEqual([]);
});

test('of two computers with a copy of one disk, one goes on under another name; they share no lease and lose nothing', async () => {
  const { world } = await aDesk();
  const [one] = await world.running(0);
  await calm(world);
  const ticket = await logCall(world, 0, 'before');
  await calm(world);
  one.running?.die();
  copyFiles(one.disk.nextFolder, join(one.disk.folder, '../../1/1'));
  const [other] = await world.running(1);
  await world.running(0);
  one.isCut = true;
  other.isCut = true;
  await note(world, 0, ticket.target, 'by the first');
  await note(world, 1, ticket.target, 'by the second');
  const [first, second] = [await logCall(world, 0, 'first'), await logCall(world, 1, 'second')];
  expect(first.number).toBe(second.number);
  one.isCut = false;
  one.running?.service.wake();
  await calm(world);
  other.isCut = false;
  other.running?.service.wake();
  await calm(world);

  expect(one.running?.status()).toMatchObject({ link: 'online', waiting: 0 });
  expect(other.running?.status()).toMatchObject({
    session: null,
    mishap: { kind: 'desk-copied', numbers: [second.number] },
  });
  await signInAgain(world, 1);
  await logCall(world, 0, 'third');
  await logCall(world, 1, 'fourth');
  expect(await settle(world)).toEqual([]);

  const { texts, numbers, devices } = await onHub(world);
  expect(new Set(texts)).toEqual(
    new Set(['before', 'by the first', 'by the second', 'first', 'second', 'third', 'fourth']),
  );
  expect(texts).toHaveLength(7);
  expect(new Set(numbers).size).toBe(5);
  expect(devices.size).toBe(2);
  expect(numbers).toContain(first.number);
  expect(await judge(world)).toEqual([]);
});

test('an answer that is lost, and a death before it is noted, make nobody another', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  await calm(world);
  for (let round = 0; round < 6; round += 1) {
    laptop.running?.die();
    const [, running] = await world.running(0);
    await world.idle();
    // The hub hears of it; the answer is on its way and never arrives.
    world.network.deliverOldestOf(0);
    await world.idle();
    world.network.loseAllOf(0);
    running.service.wake();
    await world.idle();
  }

  await calm(world);

  expect(laptop.running?.status()).toMatchObject({ link: 'online' });
  expect(laptop.running?.status()?.mishap).toBeUndefined();
});
