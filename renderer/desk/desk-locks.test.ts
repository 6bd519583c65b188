import { expect, test } from 'vitest';
import { holdOwnLock, whenDeskIsFree, whenOwnerIsGone } from './desk-locks.ts';

test('one data service holds the desk; the next is told so, and waits', async () => {
  const events: string[] = [];
  const hold = (name: string) =>
    whenDeskIsFree(
      async () => void events.push(`${name} started`),
      () => events.push(`${name} held back`),
    );

  await hold('first');
  void hold('second');
  await expect.poll(() => events, { interval: 1 }).toEqual(['first started', 'second held back']);

  const { held, pending } = await navigator.locks.query();
  expect(held?.map(({ name }) => name)).toContain('deskbell-desk');
  expect(pending?.map(({ name }) => name)).toContain('deskbell-desk');
});

test('a window is not gone for as long as it holds its lock, and each has its own', async () => {
  const [one, other] = [await holdOwnLock('window'), await holdOwnLock('window')];
  expect(one).not.toBe(other);
  let hasLeft = false;

  void whenOwnerIsGone(one, () => {
    hasLeft = true;
  });
  await expect.poll(async () => (await navigator.locks.query()).pending?.map(({ name }) => name)).toContain(one);
  expect(hasLeft).toBe(false);

  const nobodys = 'deskbell-window-of-nobody';
  await whenOwnerIsGone(nobodys, () => {
    hasLeft = true;
  });
  expect(hasLeft).toBe(true);
});
