import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { agentId, epochMs } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { createAttempts } from './attempts.ts';
import type { Asked, DecidePorts } from './decide-batch.ts';
import { decideBatch } from './decide-batch.ts';
import type { Gate, Prepare } from './gate.ts';
import { createGroupCommit } from './group-commit.ts';
import { readInstallationClocks } from './installation-clocks.ts';
import type { LineSeal } from './line-seal.ts';
import { createSealReader } from './line-seal.ts';
import { readRecord } from './read-record.ts';
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
  return await Promise.all(
    batches.map(({ principal, entries }) =>
      Promise.all(
        entries.map(async (entry) =>
          entry.actor === principal.id ? answers.get(entry.id)! : await actorWrong(tx, principal, entry),
        ),
      ),
    ),
  );
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
 * Not stored, unlike every other refusal: two people may share an installation, and what one left in its outbox must
 * still be accepted when they are back and send it themselves. What somebody did as an agent who is none any more, or the
 * other way round, is their own, but nobody's to do now.
 */
async function actorWrong(tx: StoreTransaction, principal: Principal, entry: CommandEntry): Promise<CommandAnswer> {
  const code = (await isFormerSelf(tx, principal, entry.actor)) ? 'command.role-ended' : 'command.actor-wrong';
  return { kind: 'refused', command: entry.id, refusal: { code } };
}

async function isFormerSelf(
  tx: StoreTransaction,
  principal: Principal,
  actor: CommandEntry['actor'],
): Promise<boolean> {
  if (principal.kind === 'agent') return actor === principal.person;
  const former = agentId.safeParse(actor);
  if (principal.kind !== 'person' || !former.success) return false;
  const agent = await readRecord(tx, agentRecord, former.data);
  return agent?.person === principal.id;
}

function asRefusal({ code, details }: { code: string; details?: Refusal['details'] | undefined }): Refusal {
  return details === undefined ? { code } : { code, details };
}
