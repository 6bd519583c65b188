import { describe, expect, test } from 'vitest';
import { hashOfNobody, hashPassword, isCheaperThan, isPasswordOf, presentCost } from './password-hash.ts';

const cheap = { memoryKiB: 64, passes: 1, lanes: 1 };

test('a password is known again, and no other', async () => {
  const stored = await hashPassword('correct horse battery', cheap);

  expect(await isPasswordOf(stored, 'correct horse battery')).toBe(true);
  expect(await isPasswordOf(stored, 'correct horse batterx')).toBe(false);
  expect(await isPasswordOf(stored, '')).toBe(false);
});

test('two people with one password have different hashes', async () => {
  expect(await hashPassword('correct horse battery', cheap)).not.toBe(
    await hashPassword('correct horse battery', cheap),
  );
});

test('a password is the same whichever way a keyboard composes its letters', async () => {
  const stored = await hashPassword('Gru\u0308ße'.normalize('NFD'), cheap);

  expect(await isPasswordOf(stored, 'Gr\u00fcße'.normalize('NFC'))).toBe(true);
});

test('hashes that the reference implementation of argon2 wrote are read', async () => {
  // https://github.com/P-H-C/phc-winner-argon2/blob/master/src/test.c
  const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';

  expect(await isPasswordOf(reference, 'password')).toBe(true);
});

test('new hashes cost what the OWASP cheat sheet asks for at least', async () => {
  expect(await hashPassword('correct horse battery')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

describe('isCheaperThan', () => {
  test('what was hashed for less is hashed again, what was hashed for as much or more is kept', async () => {
    const stored = await hashPassword('correct horse battery', cheap);

    expect(isCheaperThan(stored, presentCost)).toBe(true);
    expect(isCheaperThan(stored, cheap)).toBe(false);
    expect(isCheaperThan(stored, { ...cheap, memoryKiB: 32 })).toBe(false);
    expect(isCheaperThan(stored, { ...cheap, passes: 2 })).toBe(true);
  });
});

test('nobody has a password, and finding that out costs as much as for anybody else', async () => {
  const nobody = hashOfNobody(cheap);

  expect(await isPasswordOf(nobody, '')).toBe(false);
  expect(isCheaperThan(hashOfNobody(), presentCost)).toBe(false);
});

test('a stored hash that is damaged is a fault, not a wrong password', async () => {
  await expect(isPasswordOf('$argon2id$v=19$m=64', 'x')).rejects.toMatchObject({ code: 'account.hash-unreadable' });
});
