import { afterEach, expect, test } from 'vitest';
import { aDeskStorage } from '../../../test/support/desk-storage.ts';
import type { DeskUnderTest } from '../../../test/support/desk-under-test.ts';
import { signIn, startDesk } from '../../../test/support/desk-under-test.ts';

const key = 'reply:incident:1';
const running: DeskUnderTest[] = [];
afterEach(async () => {
  for (const desk of running.splice(0)) await desk.stop();
});

async function aDesk(given: Parameters<typeof startDesk>[0] = {}): Promise<DeskUnderTest> {
  const desk = await startDesk(given);
  running.push(desk);
  return desk;
}
const write = (desk: DeskUnderTest, text: string, seen: string | null = null) =>
  desk.ask('draft.write', { key, text, seen });
const textOf = (desk: DeskUnderTest) => desk.drafts().get(key)?.text ?? null;
const untilText = (desk: DeskUnderTest, text: string | null) =>
  expect.poll(() => textOf(desk), { interval: 1 }).toBe(text);

/** Drafts are exchanged no more often than every two seconds. */
async function later(desk: DeskUnderTest): Promise<void> {
  await expect.poll(() => desk.clock.due().some((ms) => ms <= 2_000), { interval: 1 }).toBe(true);
  desk.clock.advance(2_000);
}

test('what was answered is there after a start, whatever became of the service (DRAFT-1)', async () => {
  const storage = aDeskStorage();
  const before = await aDesk({ storage });
  await signIn(before);
  expect(await write(before, 'Please restart')).toEqual({ ok: true, value: null });
  await before.stop();
  running.splice(running.indexOf(before), 1);

  const after = await aDesk({ storage, isCut: true });
  await untilText(after, 'Please restart');
});

test('a draft goes to the other device of its author, and is gone there when it was sent here (DRAFT-1)', async () => {
  const laptop = await aDesk();
  await signIn(laptop);
  await write(laptop, 'Please restart');
  await later(laptop);
  await expect.poll(() => laptop.drafts().get(key)?.isOnHub, { interval: 1 }).toBe(true);

  const desktop = await aDesk({ hub: laptop.hub });
  await signIn(desktop);
  await untilText(desktop, 'Please restart');
  await write(desktop, '', desktop.drafts().get(key)!.seen);
  await later(desktop);

  laptop.cable.cut();
  laptop.cable.mend();
  laptop.service.wake();
  await later(laptop);
  await untilText(laptop, null);
});

test('what is written without a network is on the hub when it is back', async () => {
  const desk = await aDesk();
  await signIn(desk);
  desk.cable.cut();
  await write(desk, 'Please restart');
  expect(desk.drafts().get(key)).toMatchObject({ isOnHub: false });

  desk.cable.mend();
  desk.service.wake();
  await desk.until(({ link }) => link === 'online');
  desk.clock.advance(2_000);
  await expect.poll(() => desk.drafts().get(key)?.isOnHub, { interval: 1 }).toBe(true);
});

test('a draft about a ticket that its author may no longer read goes with the ticket (PERM-1)', async () => {
  const desk = await aDesk();
  await signIn(desk);
  await write(desk, 'Please restart');
  await desk.ask('draft.write', { key: 'call', text: 'Somebody rang', seen: null });

  desk.hub.withdraw('incident:1');

  await untilText(desk, null);
  expect(desk.drafts().get('call')?.text).toBe('Somebody rang');
});

test('whoever signs out leaves no word behind, and finds their drafts again when they are back', async () => {
  const desk = await aDesk();
  await signIn(desk);
  await write(desk, 'Please restart');
  await later(desk);
  await expect.poll(() => desk.drafts().get(key)?.isOnHub, { interval: 1 }).toBe(true);

  await desk.ask('session.close', { discardWaiting: false });
  await untilText(desk, null);
  expect(await write(desk, 'Nobody')).toMatchObject({ refusal: { code: 'session.missing' } });

  await signIn(desk);
  desk.clock.advance(2_000);
  await untilText(desk, 'Please restart');
});

test('what names files stays on the device where they lie', async () => {
  const desk = await aDesk();
  await signIn(desk);
  await desk.ask('draft.write', { key: `files:${key}`, text: '[]', seen: null });
  await write(desk, 'With a picture');
  await later(desk);
  await expect.poll(() => desk.drafts().get(key)?.isOnHub, { interval: 1 }).toBe(true);

  const other = await aDesk({ hub: desk.hub });
  await signIn(other);
  await untilText(other, 'With a picture');
  expect([...other.drafts().keys()]).toEqual([key]);
});
