import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFewAtOnce } from './few-at-once.ts';

test('only so many run at once, all have their turn, and one that fails holds up nobody', async () => {
  const fewAtOnce = createFewAtOnce(2);
  let running = 0;
  let most = 0;

  const acts = Array.from({ length: 10 }, (_, index) =>
    fewAtOnce(async () => {
      running += 1;
      most = Math.max(most, running);
      await nextTurn();
      running -= 1;
      if (index === 3) throw new Error('no page');
      return index;
    }),
  );
  const ends = await Promise.allSettled(acts);

  expect(most).toBe(2);
  expect(ends.map(({ status }) => status)).toEqual(
    Array.from({ length: 10 }, (_, index) => (index === 3 ? 'rejected' : 'fulfilled')),
  );
});
