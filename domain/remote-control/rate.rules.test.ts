import { expect, test } from 'vitest';
import { fullBucket, takeFrom } from './rate.rules.ts';

const limit = { burst: 3, perSecond: 10 };

test('what comes too fast is held off until time has passed (I7)', () => {
  const empty = takeFrom(fullBucket(limit, 0), limit, 3, 0)!;

  expect(takeFrom(empty, limit, 1, 99)).toBeNull();
  expect(takeFrom(empty, limit, 1, 100)).toEqual({ left: 0, atMs: 100 });
});

test('a long rest gives no more than a burst', () => {
  const empty = takeFrom(fullBucket(limit, 0), limit, 3, 0)!;

  expect(takeFrom(empty, limit, 4, 60_000)).toBeNull();
});

test('a clock that went back gives nothing', () => {
  const empty = takeFrom(fullBucket(limit, 5_000), limit, 3, 5_000)!;

  expect(takeFrom(empty, limit, 1, 0)).toBeNull();
});
