import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { createAttempts } from './attempts.ts';
import type { Asked, DecidePorts } from './decide-batch.ts';
import { decideBatch } from './decide-batch.ts';
import { isFormerSelf } from './former-self.ts';
import type { Gate, Prepare } from './gate.ts';
import { createGroupCommit } from './group-commit.ts';
import { readInstallationClocks } from './installation-clocks.ts';
import type { LineSeal } from './line-seal.ts';
import { createSealReader } from './line-seal.ts';
import { readAnswers } from './stored-answers.ts';
import { createWorkingCopy } from './working-copy.ts';
import { writeBatch } from './write-batch.ts';

export interface GatePorts extends Pick<DecidePorts, 'kinds' | 'reportFault'> {
  readonly store: Store;
  readonly nowMs: () => number;
  readonly prepare: Prepare;
}

/** As many as one client may send at once: more would keep the first of them waiting, and the event loop busy. */
const MOST_COMMANDS_TOGETHER = 100;
/** Groups at once on PostgreSQL, where they wait for the network and, at their end, for each other. */
const POSTGRES_LANES = 4;

export function createGate(ports: GatePorts): Gate {
  const { store } = ports;
  const attempt = createAttempts(store);
  const readSeal = createSealReader(store);
  const acceptInGroups = createGroupCommit<Batch, readonly CommandAnswer[]>({
    lanes: store.engine === 'sqlite' ? 1 : POSTGRES_LANES,
    mostWeight: MOST_COMMANDS_TOGETHER,
    weightOf: ({ entries }) => entries.length,
    together: async (batches) => {
      const seal = await readSeal();
      return await attempt((tx) => answerBatches({ ...ports, seal }, tx, batches));
    },
  });

  return {
    accept: async (principal, entries) => {
      if (entries.length === 0) return [];
      return await acceptInGroups({ principal, entries });
    },
    acceptTogether: async (principal, entries, alongside) => {
      const seal = await readSeal();
      try {
        return await attempt(async (tx) => {
          const prepared = await alongside(tx);
          if (!prepared.ok) throw new Undone(prepared.refusal);
          const [answers = []] = await answerBatches({ ...ports, seal }, tx, [{ principal, entries }]);
          const refused = answers.find((answer) => answer.kind === 'refused');
          if (refused !== undefined) throw new Undone(asRefusal(refused.refusal));
          return ok(null);
        });
      } catch (error) {
        if (error instanceof Undone) return refuse(error.refusal);
        throw error;
      }
    },
  };
}

/** Thrown to undo a transaction whose refusal is an expected outcome. Never leaves this file. */
class Undone extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** What one client sent at once. */
interface Batch {
  readonly principal: Principal;
  readonly entries: readonly CommandEntry[];
}

interface BatchPorts extends GatePorts {
  readonly seal: LineSeal;
}

/** Answers several batches as if one had come after the other: each sees what those before it did. */
async function answerBatches(
  ports: BatchPorts,
  tx: StoreTransaction,
  batches: readonly Batch[],
): Promise<readonly (readonly CommandAnswer[])[]> {
  const own = batches.flatMap(({ principal, entries }) =>
    entries.filter(({ actor }) => actor === principal.id).map((entry): Asked => ({ principal, entry })),
  );
  const answers = await readAnswers(
    tx,
    own.map(({ entry }) => entry.id),
  );
  const fresh = new Map(own.filter(({ entry }) => !answers.has(entry.id)).map((asked) => [asked.entry.id, asked]));
  if (fresh.size > 0) {
    for (const answer of await decideAndWrite(ports, tx, [...fresh.values()])) answers.set(answer.command, answer);
  }
  const answered: (readonly CommandAnswer[])[] = [];
  for (const { principal, entries } of batches) {
    const ofBatch: CommandAnswer[] = [];
    for (const entry of entries) {
      const isOwn = entry.actor === principal.id;
      ofBatch.push(isOwn ? answers.get(entry.id)! : await answerStranger(ports, tx, principal, entry));
    }
    answered.push(ofBatch);
  }
  return answered;
}

async function decideAndWrite(
  ports: BatchPorts,
  tx: StoreTransaction,
  asked: readonly Asked[],
): Promise<readonly CommandAnswer[]> {
  const { store, kinds } = ports;
  const receivedAtMs = epochMs.parse(ports.nowMs());
  const desk = createWorkingCopy(store, tx, kinds);
  const entries = asked.map(({ entry }) => entry);
  const clocks = await readInstallationClocks(tx, entries, receivedAtMs);
  const deciding = { ...ports, isStoreFailure: (error: unknown) => store.isStoreFailure(error) };
  const decided = await decideBatch(deciding, asked, desk, clocks, receivedAtMs);
  await clocks.write();
  return await writeBatch(store, tx, desk.changes(), decided, ports.seal);
}

/**
 * Refused and not stored, unlike everything else: two people may share an installation, and what one left in its outbox
 * must still be accepted when they are back and send it themselves. But what somebody did as an agent who is none any more,
 * or the other way round, is their own: what was decided while it was theirs stays so, and what was not is refused once and
 * for all. Otherwise a line of it that somebody else hands in after a restore would be taken back, and its author would
 * have been told that it is not done.
 */
async function answerStranger(
  { store, seal }: BatchPorts,
  tx: StoreTransaction,
  principal: Principal,
  entry: CommandEntry,
): Promise<CommandAnswer> {
  if (!(await isFormerSelf(tx, principal, entry.actor))) {
    return { kind: 'refused', command: entry.id, refusal: { code: 'command.actor-wrong' } };
  }
  const known = (await readAnswers(tx, [entry.id])).get(entry.id);
  if (known !== undefined) return known;
  const refused = { kind: 'refused', entry, refusal: { code: 'command.role-ended' } } as const;
  const [answer] = await writeBatch(store, tx, [], [refused], seal);
  return answer!;
}

function asRefusal({ code, details }: { code: string; details?: Refusal['details'] | undefined }): Refusal {
  return details === undefined ? { code } : { code, details };
}
