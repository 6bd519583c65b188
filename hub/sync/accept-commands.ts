import type { CommandAnswer } from '#contracts/sync.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import type { DecidePorts } from './decide-batch.ts';
import { decideBatch } from './decide-batch.ts';
import type { Gate, Prepare } from './gate.ts';
import { readInstallationClocks } from './installation-clocks.ts';
import { createWorkingCopy } from './working-copy.ts';
import { writeBatch } from './write-batch.ts';

export interface GatePorts extends Pick<DecidePorts, 'kinds' | 'reportFault'> {
  readonly store: Store;
  readonly nowMs: () => number;
  readonly prepare: Prepare;
}

/** Batches that get in each other's way finish in turn, so few meet twice; more than this is a fault of the store. */
const MOST_ATTEMPTS = 8;

export function createGate(ports: GatePorts): Gate {
  const { store } = ports;

  async function attempt<Value>(work: (tx: StoreTransaction) => Promise<Value>): Promise<Value> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await store.transaction(work);
      } catch (error) {
        if (attempts === MOST_ATTEMPTS || !store.isWorthRetrying(error)) throw error;
      }
    }
  }

  return {
    accept: async (principal, entries) => {
      if (entries.length === 0) return [];
      return await attempt((tx) => answerBatch(ports, tx, principal, entries));
    },
    acceptTogether: async (principal, entries, alongside) => {
      try {
        return await attempt(async (tx) => {
          const prepared = await alongside(tx);
          if (!prepared.ok) throw new Undone(prepared.refusal);
          const answers = await answerBatch(ports, tx, principal, entries);
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

async function answerBatch(
  ports: GatePorts,
  tx: StoreTransaction,
  principal: Principal,
  entries: readonly CommandEntry[],
): Promise<readonly CommandAnswer[]> {
  const own = entries.filter(({ actor }) => actor === principal.id);
  const answers = await readAnswers(tx, own);
  const fresh = new Map(own.filter(({ id }) => !answers.has(id)).map((entry) => [entry.id, entry]));
  if (fresh.size > 0) {
    for (const answer of await decideAndWrite(ports, tx, principal, [...fresh.values()])) {
      answers.set(answer.command, answer);
    }
  }
  return entries.map((entry) => answers.get(entry.id) ?? actorWrong(entry));
}

async function decideAndWrite(
  ports: GatePorts,
  tx: StoreTransaction,
  principal: Principal,
  entries: readonly CommandEntry[],
): Promise<readonly CommandAnswer[]> {
  const { store, kinds } = ports;
  const receivedAtMs = epochMs.parse(ports.nowMs());
  const desk = createWorkingCopy(store, tx, kinds);
  const clocks = await readInstallationClocks(tx, entries, receivedAtMs);
  const deciding = { ...ports, isStoreFailure: (error: unknown) => store.isStoreFailure(error) };
  const decided = await decideBatch(deciding, principal, entries, desk, clocks, receivedAtMs);
  await clocks.write();
  return await writeBatch(store, tx, desk.changes(), decided);
}

async function readAnswers(
  tx: StoreTransaction,
  entries: readonly CommandEntry[],
): Promise<Map<CommandEntry['id'], CommandAnswer>> {
  if (entries.length === 0) return new Map();
  const ids = entries.map(({ id }) => id);
  const rows = await tx.selectFrom('answer').selectAll().where('command', 'in', ids).execute();
  // What lies there was written by `write-batch.ts`.
  return new Map(rows.map(({ command, answer }) => [command, JSON.parse(answer) as CommandAnswer]));
}

/**
 * Not stored, unlike every other refusal: two people may share an installation, and what one left in its outbox must
 * still be accepted when they are back and send it themselves.
 */
function actorWrong(entry: CommandEntry): CommandAnswer {
  return { kind: 'refused', command: entry.id, refusal: { code: 'command.actor-wrong' } };
}

function asRefusal({ code, details }: { code: string; details?: Refusal['details'] | undefined }): Refusal {
  return details === undefined ? { code } : { code, details };
}
