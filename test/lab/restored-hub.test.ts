import { expect, test } from 'vitest';
import { TEXT } from '../fuzz/acts.ts';
import type { FuzzWorld } from '../fuzz/fuzz-world.ts';
import { judge } from '../fuzz/judge.ts';
import { settle } from '../fuzz/settle.ts';
import { aDesk, appoint, calm, cutOff, logCall, note, onHub, release, replaceHub } from './lab-desk.ts';

/** Brings what a console says to the hub until that has so many texts. */
async function carryUntil(world: FuzzWorld, console: number, texts: number): Promise<void> {
  while ((await onHub(world)).texts.length < texts && world.network.deliverOldestOf(console)) await world.idle();
}

test('what the hub had acknowledged, and lost before anybody saw it, is sent again before what follows on it', async () => {
  const { world } = await aDesk();
  // Whoever signed in after the backup signs in again, and what waits may go before anybody has looked at the feed.
  await world.hub.backUp();
  await world.running(0);
  await calm(world);
  const { target } = await logCall(world, 0, 'acknowledged');
  await carryUntil(world, 0, 1);
  world.network.deliverOldestOf(0);
  await world.idle();
  await note(world, 0, target, 'follows on it');

  await replaceHub(world);

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['acknowledged', 'follows on it']);
  expect(await judge(world)).toEqual([]);
});

test('DRAFT-1: what was being written is not taken for sent or discarded because the hub does not know it any more', async () => {
  const { world } = await aDesk();
  const [, first] = await world.running(0);
  const [, second] = await world.running(1);
  await calm(world);
  await first.ask('draft.write', { key: 'call', text: 'the first words', seen: null });
  await calm(world);
  await world.hub.backUp();
  await first.ask('draft.write', { key: 'call', text: 'the last words', seen: first.drafts.get('call')!.seen });
  await first.ask('draft.write', { key: 'article:new', text: 'an article', seen: null });
  await calm(world);
  expect(second.drafts.get('article:new')?.text).toBe('an article');

  await replaceHub(world);
  expect(await settle(world)).toEqual([]);

  for (const { drafts } of [first, second]) {
    expect(drafts.get('article:new')?.text).toBe('an article');
    expect([drafts.get('call')?.text, drafts.get('call')?.other?.text]).toContain('the last words');
  }
});

test('who left the desk gives back to a restored hub what they hold, and is told what it did not take', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  await world.running(1);
  await calm(world);
  await world.hub.backUp();
  const { target } = await logCall(world, 1, 'before they left');
  await calm(world);
  await note(world, 0, target, 'by who left');
  await calm(world);
  laptop.isCut = true;
  await cutOff(world, laptop);

  await replaceHub(world);
  await release(world, laptop.agent);
  expect(await settle(world)).toEqual([]);

  expect(laptop.running?.status()).toMatchObject({
    link: 'online',
    waiting: 0,
    session: { principal: { kind: 'person' } },
  });
});

test('what an agent did before they left and came back is told as undone, and their session stands', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  await calm(world);
  const { target } = await logCall(world, 0, 'a call');
  await calm(world);
  laptop.isCut = true;
  await cutOff(world, laptop);
  await note(world, 0, target, 'by who they were');
  await release(world, laptop.agent);
  await appoint(world, laptop.agent);
  laptop.isCut = false;

  expect(await settle(world)).toEqual([]);
  expect(laptop.running?.status()).toMatchObject({ link: 'online', waiting: 0, refused: 1 });
  expect((await onHub(world)).texts).toEqual(['a call']);
});

test('an act of somebody who left since, that does not fit a restored hub any more, is told to them as undone', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  const [, other] = await world.running(1);
  await calm(world);
  const { target } = await logCall(world, 0, 'a call');
  await calm(world);
  await world.hub.backUp();
  const resolve = { name: 'incident.resolve', target, input: { resolution: `${TEXT}resolved` } };
  expect(await laptop.running!.ask('command.issue', resolve)).toMatchObject({ ok: true });
  await carryUntil(world, 0, 2);
  while (world.network.deliverOldestOf(0)) await world.idle();
  laptop.isCut = true;
  await cutOff(world, laptop);
  await replaceHub(world);
  const rival = { ...resolve, input: { resolution: `${TEXT}resolved by the other` } };
  expect(await other.ask('command.issue', rival)).toMatchObject({ ok: true });
  await calm(world);
  await release(world, laptop.agent);
  laptop.isCut = false;

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['a call', 'resolved by the other']);
  expect(laptop.running?.status()).toMatchObject({ link: 'online', waiting: 0, refused: 1 });
});

/** A note of a laptop that the hub accepted after its backup and another laptop has seen, whose author never heard so. */
async function anAcceptedActUnheard() {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  const [other] = await world.running(1);
  await calm(world);
  const { target } = await logCall(world, 0, 'a call');
  await calm(world);
  await world.hub.backUp();
  await note(world, 0, target, 'by who left');
  await carryUntil(world, 0, 2);
  laptop.isCut = true;
  await cutOff(world, laptop);
  await calm(world);
  other.isCut = true;
  await cutOff(world, other);
  await replaceHub(world);
  await release(world, laptop.agent);
  laptop.isCut = false;
  await calm(world);
  expect(laptop.running?.status()).toMatchObject({ link: 'online', waiting: 0, refused: 1 });
  return { world, laptop, other };
}

test('what its author was told is not done any more is not taken back from somebody else who holds it as accepted', async () => {
  const { world, laptop, other } = await anAcceptedActUnheard();
  other.isCut = false;

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['a call']);
  expect(laptop.running?.status()).toMatchObject({ refused: 1 });
  expect(await judge(world)).toEqual([]);
});

test('what a hub refused, and has forgotten since, is done where somebody else brings it back as accepted', async () => {
  const { world, laptop, other } = await anAcceptedActUnheard();
  laptop.isCut = true;
  await cutOff(world, laptop);
  await replaceHub(world);
  other.isCut = false;
  await calm(world);
  expect((await onHub(world)).texts).toEqual(['a call', 'by who left']);
  laptop.isCut = false;

  expect(await settle(world)).toEqual([]);
  expect((await onHub(world)).texts).toEqual(['a call', 'by who left']);
  expect(laptop.running?.status()).toMatchObject({ waiting: 0, refused: 0 });
  expect(await judge(world)).toEqual([]);
});

test('an act that was accepted stays accepted, although its author heard of it only after they had left the desk', async () => {
  const { world } = await aDesk();
  const [laptop] = await world.running(0);
  await calm(world);
  await logCall(world, 0, 'accepted');
  await carryUntil(world, 0, 1);
  await cutOff(world, laptop);
  await release(world, laptop.agent);

  expect(await settle(world)).toEqual([]);
  expect(laptop.running?.status()).toMatchObject({ waiting: 0, refused: 0 });
  expect((await onHub(world)).texts).toEqual(['accepted']);
  expect(await judge(world)).toEqual([]);
});

test('PERM-1: a file that is sent after its author has left the desk does not stay on their device', async () => {
  const { world } = await aDesk();
  const [laptop, running] = await world.running(0);
  await calm(world);
  const { target } = await logCall(world, 0, 'with a file');
  const bytes = new TextEncoder().encode('The log says nothing good.');
  const added = await running.ask('attachment.add', { name: 'log.txt', mediaType: 'text/plain', bytes });
  const input = { attachments: added.ok ? [added.value] : [], text: `${TEXT}the log`, audience: 'desk' };
  await running.ask('command.issue', { name: 'incident.attach', target, input });
  await carryUntil(world, 0, 2);
  await cutOff(world, laptop);
  await release(world, laptop.agent);

  expect(await settle(world)).toEqual([]);
  expect(await laptop.blobs.list()).toEqual([]);
});
