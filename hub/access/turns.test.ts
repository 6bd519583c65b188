import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

function aPieceOfWork() {
  const { promise, resolve } = Promise.withResolvers<string>();
  let isBegun = false;
  return {
    work: () => {
      isBegun = true;
      return promise;
    },
    finish: resolve,
    isBegun: () => isBegun,
  };
}

test('no more is done at once than may be, and the rest follows in the order it came', async () => {
  const turns = createTurns({ atOnce: 2, mostWaiting: 10 });
  const pieces = Array.from({ length: 4 }, aPieceOfWork);
  const taken = pieces.map(({ work }) => turns.take(work));
  const begun = () => pieces.map(({ isBegun }) => isBegun());

  expect(begun()).toEqual([true, true, false, false]);
  pieces[1]!.finish('second');
  expect(await taken[1]).toEqual({ value: 'second' });
  await Promise.resolve();
  expect(begun()).toEqual([true, true, true, false]);

  for (const { finish } of pieces) finish('done');
  expect(await Promise.all(taken)).toHaveLength(4);
});

test('what would have to wait behind too many is turned away at once', async () => {
  const turns = createTurns({ atOnce: 1, mostWaiting: 1 });
  const [running, waiting, tooLate] = [aPieceOfWork(), aPieceOfWork(), aPieceOfWork()];
  const taken = [turns.take(running.work), turns.take(waiting.work)];

  expect(await turns.take(tooLate.work)).toBeNull();
  expect(tooLate.isBegun()).toBe(false);
  running.finish('');
  waiting.finish('');
  await Promise.all(taken);
});

test('work that fails gives its turn on', async () => {
  const turns = createTurns({ atOnce: 1, mostWaiting: 1 });
  const failing = turns.take(async () => {
    throw new Error('no');
  });
  const next = turns.take(async () => 'yes');

  await expect(failing).rejects.toThrow('no');
  expect(await next).toEqual({ value: 'yes' });
  expect(await turns.take(async () => 'again')).toEqual({ value: 'again' });
});
