import { expect, test } from 'vitest';
import { judge } from '../fuzz/judge.ts';
import { settle } from '../fuzz/settle.ts';
import { passTime } from '../fuzz/take-step.ts';
import { aDesk, appoint, calm, release } from './lab-desk.ts';

test('DRAFT-1: whoever is on the desk again has on each device what they wrote meanwhile on another', async () => {
  const { world } = await aDesk();
  const [laptop, first] = await world.running(0);
  const [other, second] = await world.running(1);
  await calm(world);
  await release(world, laptop.agent);
  await calm(world);
  await appoint(world, laptop.agent);
  const isAgentAgain = () => laptop.running?.status()?.session?.principal.kind === 'agent';
  while (!isAgentAgain() && world.network.deliverOldestOf(0)) await world.idle();
  await first.ask('draft.write', { key: 'call', text: 'written again', seen: null });
  await passTime(world, 2_000);
  while (world.network.deliverOldestOf(0)) await world.idle();
  // The line of the other stands: it hears of the draft, and of who it is by now.
  expect(other.running?.status()).toMatchObject({ link: 'online' });

  expect(await settle(world)).toEqual([]);

  expect(second.drafts.get('call')?.text).toBe('written again');
  expect(await judge(world)).toEqual([]);
});

test('DRAFT-1: an exchange whose answer is lost is asked again, although the line stands', async () => {
  const { world } = await aDesk();
  const [, first] = await world.running(0);
  const [{ index }, second] = await world.running(1);
  await calm(world);
  await first.ask('draft.write', { key: 'call', text: 'the first words', seen: null });
  await world.idle();
  while (second.drafts.get('call') === undefined) {
    // Until the other device hears that there is something; then its question goes astray, and nothing else.
    world.network.deliverOldest();
    await world.idle();
    world.network.loseRequestsOf(index);
    await world.idle();
    if (world.network.underWay() === 0) break;
  }
  expect(second.drafts.get('call')).toBeUndefined();

  await calm(world);

  expect(second.drafts.get('call')?.text).toBe('the first words');
});
