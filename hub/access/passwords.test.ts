import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };

test('when more people sign in at once than can be checked in a few seconds, the rest are told to come back', async () => {
  const passwords = createPasswords(cheap);

  const checked = await Promise.all(Array.from({ length: 150 }, () => passwords.check(null, 'guess')));

  const busy = checked.filter((outcome) => !outcome.ok);
  expect(busy).toHaveLength(20);
  expect(busy[0]).toEqual({ ok: false, refusal: { code: 'hub.busy', details: { retryAfterS: 2 } } });
  expect(await passwords.hash('correct horse battery')).toMatchObject({ ok: true });
});

test('for a login that nobody has no password is right, not even the one that nobody has', async () => {
  const passwords = createPasswords(cheap);

  expect(await passwords.check(null, '')).toEqual({ ok: true, value: { isRight: false, betterHash: null } });
});
