import { Fault } from '#contracts/fault.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { recordKinds } from '#domain/processes.ts';
import { z } from 'zod';
import { writeAccount } from '../access/accounts.ts';
import { writeOrganisation } from '../access/organisation.ts';
import type { Passwords } from '../access/passwords.ts';
import { newSpokenCode } from '../access/secrets.ts';
import { prepareCommand } from '../prepare-command.ts';
import type { Store } from '../store/store.ts';
import { createGate } from '../sync/accept-commands.ts';
import type { Gate } from '../sync/gate.ts';
import type { DemoCommand } from './demo-teller.ts';
import type { Colleague } from './found-organisation.ts';
import { planDemo } from './demo-plan.ts';

const ORGANISATION = 'Nordlicht Energie';
const SEED = 2_001;
/** The setting that remembers which story is told, so that one that was interrupted goes on where it stopped. */
const SETTING = 'demo';
const MOST_COMMANDS_AT_ONCE = 100;

const demoSetting = z.strictObject({ seed: z.int(), nowMs: z.int(), isComplete: z.boolean() });
type DemoSetting = z.infer<typeof demoSetting>;

/** How somebody of the demo signs in. The password stands nowhere else. */
export interface DemoSignIn {
  readonly name: string;
  readonly role: 'administrator' | 'lead' | 'agent' | 'requester';
  readonly login: string;
  readonly password: string;
}

export interface DemoPorts {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly nowMs: () => number;
}

/**
 * Fills an empty store with a demo organisation: every record by a command through the gate, every agent and two
 * requesters with an account. Safe to repeat: what was begun is completed, what is complete stays as it is.
 *
 * @returns The accounts that were made; empty when the demo was complete already.
 * Throws a `Fault` (`demo.store-not-empty`) where somebody else's records are.
 */
export async function createDemo({ store, passwords, nowMs }: DemoPorts): Promise<readonly DemoSignIn[]> {
  const setting = await beginOrResume(store, nowMs());
  if (setting.isComplete) return [];
  const plan = planDemo(setting.seed, setting.nowMs);
  await issueInOrder(store, plan.commands);
  return await openAccounts(store, passwords, plan.organisation.colleagues, setting);
}

async function beginOrResume(store: Store, nowMs: number): Promise<DemoSetting> {
  return await store.transaction(async (tx) => {
    const begun = await tx.selectFrom('setting').select('value').where('name', '=', SETTING).executeTakeFirst();
    if (begun !== undefined) return demoSetting.parse(JSON.parse(begun.value));
    const somebody = await tx.selectFrom('record').select('id').limit(1).executeTakeFirst();
    if (somebody !== undefined) {
      throw new Fault(
        'demo.store-not-empty',
        'The demo organisation needs an empty store, and this one holds records.',
      );
    }
    const setting = { seed: SEED, nowMs, isComplete: false };
    await tx
      .insertInto('setting')
      .values({ name: SETTING, value: JSON.stringify(setting) })
      .execute();
    await writeOrganisation(tx, ORGANISATION);
    return setting;
  });
}

/** The gate's clock is the story's: what happened in spring was received in spring. */
async function issueInOrder(store: Store, commands: readonly DemoCommand[]): Promise<void> {
  let storyMs = 0;
  const gate = createGate({
    store,
    kinds: recordKinds,
    nowMs: () => storyMs,
    prepare: prepareCommand,
    reportFault: ({ name, cause }) => {
      throw new Fault('demo.command-broke', `The demo's ${name} broke while it was decided.`, { cause });
    },
  });
  for (const { principal, entries } of inTurns(commands)) {
    storyMs = entries.at(-1)?.issuedAtMs ?? storyMs;
    await acceptAll(gate, principal, entries);
  }
}

async function acceptAll(gate: Gate, principal: Principal, entries: readonly CommandEntry[]): Promise<void> {
  const answers = await gate.accept(principal, entries);
  for (const [index, answer] of answers.entries()) {
    if (answer.kind === 'accepted') continue;
    const { code } = answer.refusal;
    throw new Fault('demo.command-refused', `The demo's ${entries[index]?.name ?? 'command'} was refused: ${code}.`);
  }
}

interface Turn {
  readonly principal: Principal;
  readonly entries: CommandEntry[];
}

/** Successive commands of one principal, issued in the same moment, go together. */
function inTurns(commands: readonly DemoCommand[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const { principal, entry } of commands) {
    const last = turns.at(-1);
    const goesOn =
      last?.principal === principal &&
      last.entries[0]?.issuedAtMs === entry.issuedAtMs &&
      last.entries.length < MOST_COMMANDS_AT_ONCE;
    if (goesOn) last.entries.push(entry);
    else turns.push({ principal, entries: [entry] });
  }
  return turns;
}

/** All accounts and the last word of the story in one transaction: an interrupted start leaves no password unknown. */
async function openAccounts(
  store: Store,
  passwords: Passwords,
  colleagues: readonly Colleague[],
  setting: DemoSetting,
): Promise<readonly DemoSignIn[]> {
  const requesters = colleagues.filter(({ asAgent }) => asAgent === null).slice(0, 2);
  const invited = [...colleagues.filter(({ asAgent }) => asAgent !== null), ...requesters];
  const accounts = await Promise.all(
    invited.map(async (colleague) => {
      const password = newSpokenCode(3, 4);
      const hashed = await passwords.hash(password);
      if (!hashed.ok) throw new Fault('demo.passwords', 'The passwords of the demo could not be made.');
      return { colleague, password, passwordHash: hashed.value };
    }),
  );
  await store.transaction(async (tx) => {
    for (const { colleague, passwordHash } of accounts) {
      const { login, asPerson } = colleague;
      const account = { person: asPerson.id, login, passwordHash, createdAtMs: setting.nowMs };
      const written = await writeAccount(tx, account);
      if (!written.ok) throw new Fault('demo.account-refused', `The demo's account ${login} was refused.`);
    }
    const value = JSON.stringify({ ...setting, isComplete: true });
    await tx.updateTable('setting').set({ value }).where('name', '=', SETTING).execute();
  });
  return accounts.map(({ colleague, password }) => ({
    name: colleague.name,
    role: colleague.desk?.role ?? 'requester',
    login: colleague.login,
    password,
  }));
}
