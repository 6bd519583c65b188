import type { HubReply } from '#contracts/hub-api.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { personId } from '#domain/kernel/fields.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Account } from './accounts.ts';
import { readAccount, replaceHash } from './accounts.ts';
import type { Counted, FailureTallies } from './failure-tallies.ts';
import type { Passwords } from './passwords.ts';
import type { Identity } from './principals.ts';
import { identityOf } from './principals.ts';
import type { Sessions } from './sessions.ts';
import { greetingOf } from './sessions.ts';
import { perAddress, perLoginAndAddress } from './sign-in-throttle.rules.ts';

export interface SignInPorts {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly tallies: FailureTallies;
  readonly nowMs: () => number;
  readonly log: Log;
}

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** The installation to open the session on. */
  readonly device: string;
}

/**
 * Opens a session for a login and its password.
 *
 * A login that nobody has, a wrong password and a person who has left are told apart by nothing: not by the code, and not
 * by the time it takes. While a wait for earlier failures runs, the right password is refused like any other, so that
 * trying on is of no use to anybody.
 */
export async function signIn(
  ports: SignInPorts,
  { login, password, device }: Credentials,
  address: string,
): Promise<Result<HubReply<'session.open'>>> {
  const { store, passwords, sessions, tallies, nowMs, log } = ports;
  const counted = countedFor(login, address);
  const waitMs = await tallies.beginTry(counted);
  if (waitMs > 0) {
    log.warn({ address }, 'sign-in throttled');
    return refuse({ code: 'sign-in.throttled', details: { retryAfterS: Math.ceil(waitMs / 1_000) } });
  }

  const account = (await readAccount(store.database, login)) ?? null;
  const checked = await passwords.check(account?.password_hash ?? null, password);
  if (!checked.ok) {
    await tallies.takeBack(counted);
    return checked;
  }
  const { isRight, betterHash } = checked.value;
  const owner = isRight && account !== null ? await ownerOf(store, account) : null;
  if (owner === null) {
    log.info({ address }, 'sign-in refused');
    return refuse({ code: 'sign-in.wrong' });
  }

  const session = await store.transaction(async (tx) => {
    // A password that was changed while this one was checked opens nothing any more.
    const hash = owner.checkedHash;
    const isStill = await replaceHash(tx, owner.id, hash, betterHash ?? hash);
    return isStill ? await sessions.open(owner.id, device, tx) : null;
  });
  if (session === null) {
    await tallies.takeBack(counted);
    return refuse({ code: 'hub.busy', details: { retryAfterS: 1 } });
  }
  await tallies.succeed(counted);
  log.info({ person: owner.id, session: session.id, address }, 'session opened');
  return ok(greetingOf({ ...owner.identity, session }, nowMs(), sessions.offlineMs));
}

/** What tries with a password are counted against: at the door, and where somebody changes theirs. */
export function countedFor(login: string, address: string): readonly [Counted, Counted] {
  return [
    { subject: `sign-in ${login} ${address}`, policy: perLoginAndAddress },
    { subject: `sign-in ${address}`, policy: perAddress },
  ];
}

async function ownerOf(
  store: Store,
  account: Account,
): Promise<{ readonly id: PersonId; readonly identity: Identity; readonly checkedHash: string } | null> {
  const id = personId.parse(account.person);
  const identity = await identityOf(store, id);
  return identity === null ? null : { id, identity, checkedHash: account.password_hash };
}
