import { agentId, personId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import { describe, expect, test } from 'vitest';
import { foundDesk, gateOn } from '../../test/support/desk-on-store.ts';
import { sqliteUnderTest } from '../../test/support/fresh-store.ts';
import { createLog } from '../log.ts';
import { writeAccount } from './accounts.ts';
import { createFailureTallies } from './failure-tallies.ts';
import { changePassword, resetPassword } from './new-passwords.ts';
import type { HashCost } from './password-hash.ts';
import { hashPassword } from './password-hash.ts';
import type { Passwords } from './passwords.ts';
import { createPasswords } from './passwords.ts';
import type { SignedIn } from './sessions.ts';
import { createSessions } from './sessions.ts';
import { signIn } from './sign-in.ts';

const cheap: HashCost = { memoryKiB: 64, passes: 1, lanes: 1 };
const OLD = 'correct horse battery';
const NEW = 'another staple entirely';
const vera = personId.parse('person:vera');
const administrator: AgentPrincipal = {
  kind: 'agent',
  id: agentId.parse('agent:ada'),
  person: personId.parse('person:ada'),
  role: 'administrator',
  teams: [],
};

async function anAccount() {
  const { store } = await sqliteUnderTest.open();
  await foundDesk(gateOn(store));
  await writeAccount(store.database, {
    person: vera,
    login: 'vera',
    passwordHash: await hashPassword(OLD, cheap),
    createdAtMs: 0,
  });
  const clock = { nowMs: 1_000_000_000 };
  const nowMs = () => clock.nowMs;
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => lines.push(line) });
  const sessions = createSessions({ store, nowMs });
  const ended: string[] = [];
  sessions.onEnded((id) => ended.push(id));
  const passwords = createPasswords(cheap);
  const ports = { store, passwords, sessions, tallies: createFailureTallies({ store, nowMs }), nowMs, log };

  const open = async () => {
    const { token } = await sessions.open(vera, 'client:a');
    // The holder is a person who is not on the desk.
    return (await sessions.signedInBy(token)) as SignedIn<{ kind: 'person'; id: typeof vera }>;
  };
  const knock = async (password: string, over: { readonly passwords?: Passwords } = {}) => {
    const credentials = { login: 'vera', password, device: 'client:b' };
    const answer = await signIn({ ...ports, ...over }, credentials, '192.0.2.7');
    return answer.ok ? 'open' : answer.refusal.code;
  };
  const change = async (by: SignedIn<{ kind: 'person'; id: typeof vera }>, currentPassword: string) => {
    const answer = await changePassword(ports, by, { currentPassword, newPassword: NEW }, '192.0.2.7');
    return answer.ok ? 'changed' : answer.refusal.code;
  };
  const reset = () => resetPassword(ports, administrator, vera);
  return { ports, clock, sessions, ended, open, knock, change, reset, logged: () => lines.join('') };
}

describe('who changes their password', () => {
  test('stays signed in where they are, and nowhere else; the old password opens nothing any more', async () => {
    const { sessions, ended, open, knock, change } = await anAccount();
    const [here, phone, home] = [await open(), await open(), await open()];

    expect(await change(here, OLD)).toBe('changed');

    expect(ended.toSorted()).toEqual([phone.session.id, home.session.id].toSorted());
    expect(await sessions.signedInBy(phone.session.token)).toBeNull();
    expect(await sessions.signedInBy(here.session.token)).not.toBeNull();
    expect([await knock(OLD), await knock(NEW)]).toEqual(['sign-in.wrong', 'open']);
  });

  test('has to know the present one', async () => {
    const { ended, open, knock, change } = await anAccount();
    const [here] = [await open(), await open()];

    expect(await change(here, 'a guess')).toBe('password.wrong');

    expect(ended).toEqual([]);
    expect([await knock(NEW), await knock(OLD)]).toEqual(['sign-in.wrong', 'open']);
  });

  test('gets no more guesses at an open screen than at the door', async () => {
    const { clock, open, knock, change } = await anAccount();
    const here = await open();
    expect(await knock('a guess')).toBe('sign-in.wrong');
    for (let guesses = 0; guesses < 4; guesses += 1) expect(await change(here, 'a guess')).toBe('password.wrong');

    expect([await change(here, OLD), await knock(OLD)]).toEqual(['sign-in.throttled', 'sign-in.throttled']);
    clock.nowMs += 2_000;
    expect(await change(here, OLD)).toBe('changed');
  });

  test('at two places at once has changed it once', async () => {
    const { open, change } = await anAccount();
    const [here, there] = [await open(), await open()];

    const answers = await Promise.all([change(here, OLD), change(there, OLD)]);

    expect(answers.toSorted()).toEqual(['changed', 'password.wrong']);
  });
});

describe('who is given a new password', () => {
  test('is out everywhere, and comes in by the new one alone', async () => {
    const { ended, open, knock, reset } = await anAccount();
    const [phone, home] = [await open(), await open()];

    const answer = await reset();

    const given = answer.ok ? answer.value.password : '';
    expect(given).toMatch(/^([2-9A-HJKMNP-TW-Z]{5}-){3}[2-9A-HJKMNP-TW-Z]{5}$/);
    expect(ended.toSorted()).toEqual([phone.session.id, home.session.id].toSorted());
    expect([await knock(OLD), await knock(given)]).toEqual(['sign-in.wrong', 'open']);
  });

  test('has an account already', async () => {
    const { ports } = await anAccount();

    expect(await resetPassword(ports, administrator, personId.parse('person:tom'))).toEqual({
      ok: false,
      refusal: { code: 'account.unknown' },
    });
  });
});

test('a sign-in that is overtaken by a new password opens no session', async () => {
  const { ports, knock, reset } = await anAccount();
  const overtaken: Passwords = {
    ...ports.passwords,
    check: async (stored, password) => {
      const checked = await ports.passwords.check(stored, password);
      await reset();
      return checked;
    },
  };

  expect(await knock(OLD, { passwords: overtaken })).toBe('hub.busy');
  expect(await ports.store.database.selectFrom('session').select('id').execute()).toEqual([]);
  expect(await knock(OLD)).toBe('sign-in.wrong');
});

test('a hub with too much to do changes nothing and counts no try', async () => {
  const { ports, open, change, knock } = await anAccount();
  const here = await open();
  const busy = { ok: false, refusal: { code: 'hub.busy', details: { retryAfterS: 2 } } } as const;
  const overloaded = { ...ports, passwords: { ...ports.passwords, hash: async () => busy } };

  for (let tries = 0; tries < 8; tries += 1) {
    const input = { currentPassword: OLD, newPassword: NEW };
    expect(await changePassword(overloaded, here, input, '192.0.2.7')).toEqual(busy);
  }

  expect(await knock(OLD)).toBe('open');
  expect(await change(here, OLD)).toBe('changed');
});

test('the log says who did it, and holds no password', async () => {
  const { open, change, reset, logged } = await anAccount();
  await change(await open(), OLD);
  const answer = await reset();

  expect(logged()).toContain('password changed');
  expect(logged()).toContain('account reset');
  expect(logged()).not.toMatch(/battery|staple/);
  expect(answer.ok && logged().includes(answer.value.password)).toBe(false);
});
