import type { HubReply, hubApi } from '#contracts/hub-api.ts';
import { Fault } from '#contracts/fault.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { agentId, personId, siteId, teamId } from '#domain/kernel/fields.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { z } from 'zod';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import { deskCommand } from '../sync/desk-command.ts';
import type { Gate } from '../sync/gate.ts';
import { writeAccount } from './accounts.ts';
import { readOrganisation, writeOrganisation } from './organisation.ts';
import { identityOf } from './principals.ts';
import { hashOf, newToken } from './secrets.ts';
import type { Session } from './sessions.ts';
import { greetingOf } from './sessions.ts';
import type { SignInPorts } from './sign-in.ts';
import { signIn } from './sign-in.ts';

export type SetUpInput = z.output<(typeof hubApi)['setup.complete']['input']>;
export type SetUpPorts = SignInPorts & { readonly gate: Gate };

/** Settings that hold a hash, as JSON: of the token that is good now, and of the one that was used. */
const TOKEN = 'set-up-token';
const USED_TOKEN = 'set-up-token-used';

/**
 * Makes the one-time token that lets somebody become the first administrator, and forgets the one made before.
 * `null` when there is an account already. The caller shows the token to whoever runs the hub: only a hash is kept.
 */
export async function offerSetUp({ store }: Pick<SetUpPorts, 'store'>): Promise<string | null> {
  if (await hasAccount(store.database)) return null;
  const token = newToken();
  await writeHash(store.database, TOKEN, hashOf(token));
  return token;
}

export async function readSetUp({ store }: Pick<SetUpPorts, 'store'>): Promise<HubReply<'setup.read'>> {
  const needsAdministrator = !(await hasAccount(store.database));
  return { needsAdministrator, organisation: await readOrganisation(store.database) };
}

/**
 * Founds the organisation: its first site, its entry team, and its first administrator with a way in. All of it or
 * nothing; the token is used up by the same transaction. Whoever sends the same again, because the answer was lost, is
 * signed in with the password they chose.
 */
export async function completeSetUp(
  ports: SetUpPorts,
  input: SetUpInput,
  address: string,
): Promise<Result<HubReply<'setup.complete'>>> {
  const { store, passwords, sessions, gate, nowMs, log } = ports;
  const { administrator, device } = input;
  const tokenHash = hashOf(input.token);
  if (await hasAccount(store.database)) return await comeBack(ports, input, tokenHash, address);
  if ((await readHash(store.database, TOKEN)) !== tokenHash) return refuse({ code: 'setup.token-wrong' });
  const hashed = await passwords.hash(administrator.password);
  if (!hashed.ok) return hashed;

  const person = personId.parse(newRecordId('person'));
  let session: Session | null = null;
  const founded = await gate.acceptTogether(deskItself, foundingCommands(person, input, nowMs()), async (tx) => {
    if (!(await useUp(tx, tokenHash))) return refuse({ code: 'setup.done-already' });
    await writeOrganisation(tx, input.organisation);
    const { login } = administrator;
    const written = await writeAccount(tx, { person, login, passwordHash: hashed.value, createdAtMs: nowMs() });
    if (!written.ok) return written;
    session = await sessions.open(person, device, tx);
    return ok(null);
  });
  if (!founded.ok) return founded;

  const identity = await identityOf(store, person);
  if (identity === null || session === null) {
    throw new Fault('setup.incomplete', 'The set-up was accepted, but its administrator is not there.');
  }
  log.info({ person, address }, 'set-up completed');
  return ok(greetingOf({ ...identity, session }, nowMs(), sessions.offlineMs));
}

function foundingCommands(person: PersonId, input: SetUpInput, nowMs: number): readonly CommandEntry[] {
  const { name, login, email } = input.administrator;
  const site = siteId.parse(newRecordId('site'));
  const team = teamId.parse(newRecordId('team'));
  const agent = agentId.parse(newRecordId('agent'));
  return [
    deskCommand('site.open', site, input.site, nowMs),
    deskCommand(
      'person.register',
      person,
      {
        name,
        login,
        emails: email === null ? [] : [email],
        phones: [],
        site,
        department: null,
        title: null,
        isVip: false,
        language: 'en',
      },
      nowMs,
    ),
    deskCommand(
      'team.form',
      team,
      {
        name: 'First line',
        tier: 1,
        purpose: 'Takes every contact and solves what can be solved at once.',
        isEntry: true,
      },
      nowMs,
    ),
    deskCommand('agent.appoint', agent, { person, role: 'administrator', teams: [team] }, nowMs),
    deskCommand('team.name-lead', team, { lead: agent }, nowMs),
  ];
}

/** The set-up is done. Only who did it with this very token, and knows the password, gets further. */
async function comeBack(
  ports: SetUpPorts,
  { administrator, device }: SetUpInput,
  tokenHash: string,
  address: string,
): Promise<Result<HubReply<'setup.complete'>>> {
  if ((await readHash(ports.store.database, USED_TOKEN)) !== tokenHash) return refuse({ code: 'setup.done-already' });
  const { login, password } = administrator;
  const signedIn = await signIn(ports, { login, password, device }, address);
  return signedIn.ok ? signedIn : refuse({ code: 'setup.done-already' });
}

/** Takes the token out of use. False when somebody else was faster. */
async function useUp(tx: StoreTransaction, tokenHash: string): Promise<boolean> {
  const used = await tx
    .deleteFrom('setting')
    .where('name', '=', TOKEN)
    .where('value', '=', JSON.stringify(tokenHash))
    .returning('name')
    .executeTakeFirst();
  if (used === undefined || (await hasAccount(tx))) return false;
  await writeHash(tx, USED_TOKEN, tokenHash);
  return true;
}

async function hasAccount(reader: StoreReader): Promise<boolean> {
  return (await reader.selectFrom('account').select('person').limit(1).executeTakeFirst()) !== undefined;
}

async function readHash(reader: StoreReader, name: string): Promise<unknown> {
  const row = await reader.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}

async function writeHash(reader: StoreReader, name: string, hash: string): Promise<void> {
  const value = JSON.stringify(hash);
  await reader
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
