import type { HubReply } from '#contracts/hub-api.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import type { AgentPrincipal } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { personRecord } from '#domain/workforce/person.record.ts';
import type { Selectable } from 'kysely';
import { readRecord } from '../sync/read-record.ts';
import type { Store, StoreReader } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { Log } from '../log.ts';
import type { Passwords } from './passwords.ts';
import { newSpokenCode } from './secrets.ts';

export type Account = Selectable<Tables['account']>;

export interface NewAccount {
  readonly person: PersonId;
  readonly login: string;
  readonly passwordHash: string;
  readonly createdAtMs: number;
}

export interface AccountsPorts {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly nowMs: () => number;
  readonly log: Log;
}

export async function readAccount(reader: StoreReader, login: string): Promise<Account | undefined> {
  return reader.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst();
}

export async function readAccountOf(reader: StoreReader, person: PersonId): Promise<Account | undefined> {
  return reader.selectFrom('account').selectAll().where('person', '=', person).executeTakeFirst();
}

/**
 * Keeps `next` as the hash of an account whose hash is still `expected`; false when it is not. In a transaction it also
 * holds the account: nobody else changes its password, or comes in by it, until the transaction ends.
 */
export async function replaceHash(
  reader: StoreReader,
  person: PersonId,
  expected: string,
  next: string,
): Promise<boolean> {
  const replaced = await reader
    .updateTable('account')
    .set({ password_hash: next })
    .where('person', '=', person)
    .where('password_hash', '=', expected)
    .returning('person')
    .executeTakeFirst();
  return replaced !== undefined;
}

/** Keeps a hash whatever the one before was, and holds the account like `replaceHash`. False when there is no account. */
export async function overwriteHash(reader: StoreReader, person: PersonId, hash: string): Promise<boolean> {
  const written = await reader
    .updateTable('account')
    .set({ password_hash: hash })
    .where('person', '=', person)
    .returning('person')
    .executeTakeFirst();
  return written !== undefined;
}

/** Twenty of 29 letters: 97 bits. */
export function newGivenPassword(): string {
  return newSpokenCode(5, 4);
}

/** Refused when the person has an account already, or somebody else the login. */
export async function writeAccount(
  reader: StoreReader,
  { person, login, passwordHash, createdAtMs }: NewAccount,
): Promise<Result<null, { readonly code: 'account.exists' } | { readonly code: 'account.login-taken' }>> {
  const written = await reader
    .insertInto('account')
    .values({ person, login, password_hash: passwordHash, created_at_ms: createdAtMs })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person')
    .executeTakeFirst();
  if (written !== undefined) return ok(null);
  const own = await reader.selectFrom('account').select('person').where('person', '=', person).executeTakeFirst();
  return refuse({ code: own === undefined ? 'account.login-taken' : 'account.exists' });
}

/**
 * Gives a registered person a way in, with a password that the hub makes. It is in the answer and nowhere else: the hub
 * keeps a hash.
 */
export async function createAccount(
  { store, passwords, nowMs, log }: AccountsPorts,
  by: AgentPrincipal,
  { person, login }: { readonly person: PersonId; readonly login: string },
): Promise<Result<HubReply<'account.create'>>> {
  const known = await readRecord(store.database, personRecord, person);
  if (known?.isActive !== true) return refuse({ code: 'person.unknown' });
  const password = newGivenPassword();
  const hashed = await passwords.hash(password);
  if (!hashed.ok) return hashed;
  const written = await writeAccount(store.database, {
    person,
    login,
    passwordHash: hashed.value,
    createdAtMs: nowMs(),
  });
  if (!written.ok) return written;
  log.info({ person, by: by.id }, 'account created');
  return ok({ password });
}
