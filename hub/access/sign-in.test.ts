import { personId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { describe, expect, test } from 'vitest';
import { deskCommand, foundDesk, gateOn } from '../../test/support/desk-on-store.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { createLog } from '../log.ts';
import { readAccount, writeAccount } from './accounts.ts';
import { createFailureTallies } from './failure-tallies.ts';
import type { HashCost } from './password-hash.ts';
import { hashPassword } from './password-hash.ts';
import type { Passwords } from './passwords.ts';
import { createPasswords } from './passwords.ts';
import { createSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const cheap: HashCost = { memoryKiB: 64, passes: 1, lanes: 1 };
const PASSWORD = 'correct horse battery';
const vera = personId.parse('person:vera');

async function aDoor({ cost = cheap, hashedAt = cheap } = {}) {
  const { store } = await sqliteUnderTest.open();
  const gate = gateOn(store);
  await foundDesk(gate);
  const clock = { nowMs: 1_000_000_000 };
  const nowMs = () => clock.nowMs;
  const passwordHash = await hashPassword(PASSWORD, hashedAt);
  await writeAccount(store.database, { person: vera, login: 'vera', passwordHash, createdAtMs: 0 });

  const real = createPasswords(cost);
  const checked: (string | null)[] = [];
  const passwords: Passwords = {
    ...real,
    check: (stored, password) => {
      checked.push(stored);
      return real.check(stored, password);
    },
  };
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const sessions = createSessions({ store, nowMs });
  const tallies = createFailureTallies({ store, nowMs });
  const knock = (login: string, password: string, address = '192.0.2.7') =>
    signIn({ store, passwords, sessions, tallies, nowMs, log }, { login, password, device: 'client:a' }, address);
  return { store, gate, clock, checked, knock, sessions, logged: () => lines.join('') };
}

const wrong = { ok: false, refusal: { code: 'sign-in.wrong' } };

test('login and password open a session', async () => {
  const { knock, sessions } = await aDoor();

  const opened = await knock('vera', PASSWORD);

  expect(opened).toMatchObject({
    ok: true,
    value: { name: 'Vera Lindqvist', principal: { kind: 'person', id: vera } },
  });
  expect(opened.ok && (await sessions.signedInBy(opened.value.token))).toMatchObject({ name: 'Vera Lindqvist' });
});

describe('a wrong password, an unknown login and somebody who has left', () => {
  test('get the same answer', async () => {
    const { gate, knock } = await aDoor();
    expect(await knock('vera', 'wrong')).toEqual(wrong);
    expect(await knock('nobody', PASSWORD)).toEqual(wrong);
    expect(await knock("vera' or '1'='1", PASSWORD)).toEqual(wrong);

    await gate.accept(deskItself, [deskCommand(1, { name: 'person.deactivate', target: vera, input: {} })]);
    expect(await knock('vera', PASSWORD)).toEqual(wrong);
  });

  test('cost the same work, so that the time tells nothing', async () => {
    const { knock, checked } = await aDoor({
      cost: { memoryKiB: 19_456, passes: 2, lanes: 1 },
      hashedAt: { memoryKiB: 19_456, passes: 2, lanes: 1 },
    });
    const tookMs = async (login: string) => {
      const times = [];
      for (let tries = 0; tries < 4; tries += 1) {
        const beganAtMs = performance.now();
        await knock(login, 'wrong');
        times.push(performance.now() - beganAtMs);
      }
      return Math.min(...times);
    };

    const [known, unknown] = [await tookMs('vera'), await tookMs('nobody')];

    expect(checked).toHaveLength(8);
    expect(checked.filter((stored) => stored === null)).toHaveLength(4);
    // Hashing takes some 40 ms, everything else together less than one.
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
  });
});

describe('guessing', () => {
  test('is throttled for this login from this address, even when the guess is right in the end', async () => {
    const { knock, checked, clock } = await aDoor();
    for (let guesses = 0; guesses < 5; guesses += 1) expect(await knock('vera', `guess ${guesses}`)).toEqual(wrong);

    expect(await knock('vera', PASSWORD)).toEqual({
      ok: false,
      refusal: { code: 'sign-in.throttled', details: { retryAfterS: 2 } },
    });
    expect(checked).toHaveLength(5);
    expect(await knock('vera', PASSWORD, '198.51.100.9')).toMatchObject({ ok: true });

    clock.nowMs += 2_000;
    expect(await knock('vera', PASSWORD)).toMatchObject({ ok: true });
  });

  test('one password with many logins is throttled by the address', async () => {
    const { knock } = await aDoor();
    const answers = [];
    for (let guesses = 0; guesses < 62; guesses += 1) answers.push(await knock(`person${guesses}`, 'Summer2026!'));

    expect(answers.slice(0, 61).every((answer) => !answer.ok && answer.refusal.code === 'sign-in.wrong')).toBe(true);
    expect(answers[61]).toMatchObject({ refusal: { code: 'sign-in.throttled' } });
  });

  test('right passwords are never counted, however many sign in from one office', async () => {
    const { knock } = await aDoor();
    for (let people = 0; people < 80; people += 1) expect(await knock('vera', PASSWORD)).toMatchObject({ ok: true });
  });
});

test('a hash that was made more cheaply than hashes are made now is replaced when its password is right', async () => {
  const dearer = { ...cheap, passes: 2 };
  const { store, knock } = await aDoor({ cost: dearer });
  const hashOfVera = async () => (await readAccount(store.database, 'vera'))?.password_hash;
  await knock('vera', 'wrong');
  expect(await hashOfVera()).toContain('t=1');

  expect(await knock('vera', PASSWORD)).toMatchObject({ ok: true });
  expect(await hashOfVera()).toContain('t=2');
  expect(await knock('vera', PASSWORD)).toMatchObject({ ok: true });
});

test('the log says that somebody was turned away and from where, but neither login nor password nor token', async () => {
  const { knock, logged } = await aDoor();
  await knock('vera.secretlogin', 'secretpassword');
  const opened = await knock('vera', PASSWORD);

  expect(logged()).toContain('sign-in refused');
  expect(logged()).toContain('192.0.2.7');
  expect(logged()).not.toMatch(/secretlogin|secretpassword|battery/);
  expect(opened.ok && logged().includes(opened.value.token)).toBe(false);
});
