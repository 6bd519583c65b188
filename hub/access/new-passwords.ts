import type { HubReply, hubApi } from '#contracts/hub-api.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { z } from 'zod';
import { newGivenPassword, overwriteHash, readAccountOf, replaceHash } from './accounts.ts';
import type { PersonPrincipal } from './principals.ts';
import { personOf } from './principals.ts';
import type { SignedIn } from './sessions.ts';
import type { SignInPorts } from './sign-in.ts';
import { countedFor } from './sign-in.ts';

export type PasswordChange = z.output<(typeof hubApi)['password.change']['input']>;

/**
 * Replaces somebody's own password. Whoever else was signed in by the old one is out at once; `by` stays.
 *
 * Tries are counted together with those at the door: who found an open screen does not get more of them here.
 */
export async function changePassword(
  ports: SignInPorts,
  by: SignedIn<PersonPrincipal>,
  { currentPassword, newPassword }: PasswordChange,
  address: string,
): Promise<Result<HubReply<'password.change'>>> {
  const { store, passwords, sessions, tallies, log } = ports;
  const person = personOf(by.principal);
  const account = await readAccountOf(store.database, person);
  if (account === undefined) return refuse({ code: 'account.unknown' });
  const counted = countedFor(account.login, address);
  const waitMs = await tallies.beginTry(counted);
  if (waitMs > 0) {
    log.warn({ address }, 'password change throttled');
    return refuse({ code: 'sign-in.throttled', details: { retryAfterS: Math.ceil(waitMs / 1_000) } });
  }

  const checked = await passwords.check(account.password_hash, currentPassword);
  if (checked.ok && !checked.value.isRight) {
    log.info({ person, address }, 'password change refused');
    return refuse({ code: 'password.wrong' });
  }
  const hashed = checked.ok ? await passwords.hash(newPassword) : checked;
  if (!hashed.ok) {
    await tallies.takeBack(counted);
    return hashed;
  }

  const isChanged = await sessions.endAllWith(
    (tx) => replaceHash(tx, person, account.password_hash, hashed.value),
    person,
    by.session.id,
  );
  // Somebody else gave the account another password meanwhile: this one is the current one no longer.
  if (!isChanged) return refuse({ code: 'password.wrong' });
  await tallies.succeed(counted);
  log.info({ person, session: by.session.id, address }, 'password changed');
  return ok({});
}

/**
 * Gives somebody who cannot get in a new password, made by the hub. It is in the answer and nowhere else; all their
 * sessions end with it.
 */
export async function resetPassword(
  { store, passwords, sessions, log }: Pick<SignInPorts, 'store' | 'passwords' | 'sessions' | 'log'>,
  by: AgentPrincipal,
  person: PersonId,
): Promise<Result<HubReply<'account.reset'>>> {
  if ((await readAccountOf(store.database, person)) === undefined) return refuse({ code: 'account.unknown' });
  const password = newGivenPassword();
  const hashed = await passwords.hash(password);
  if (!hashed.ok) return hashed;
  const isReset = await sessions.endAllWith((tx) => overwriteHash(tx, person, hashed.value), person, null);
  if (!isReset) return refuse({ code: 'account.unknown' });
  log.info({ person, by: by.id }, 'account reset');
  return ok({ password });
}
