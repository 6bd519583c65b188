import type { recoverOutcomes } from '#contracts/sync.ts';
import type { CommandEntry, RecordKinds } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import { agentId, deviceId, personId } from '#domain/kernel/fields.ts';
import { deviceRecord } from '#domain/inventory/device.record.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { commandIdOf, commandNamed } from '#domain/kernel/journal.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { deskItself } from '#domain/kernel/principal.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { agentRecord } from '#domain/workforce/agent.record.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { inChunks } from '../store/in-chunks.ts';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import type { GatePorts } from './accept-commands.ts';
import { createAttempts } from './attempts.ts';
import { createBreather } from './breather.ts';
import type { Decided } from './decide-batch.ts';
import { checkedState } from './decide-batch.ts';
import type { InstallationClocks } from './installation-clocks.ts';
import { readInstallationClocks } from './installation-clocks.ts';
import type { LineSeal } from './line-seal.ts';
import { createSealReader } from './line-seal.ts';
import { readAnswers } from './stored-answers.ts';
import { dropUnplaced, keepUnplaced } from './unplaced-lines.ts';
import type { WorkingCopy } from './working-copy.ts';
import { createWorkingCopy } from './working-copy.ts';
import { writeBatch } from './write-batch.ts';

/** See the contract. */
export type RecoverOutcome = (typeof recoverOutcomes)[number];

/** Which of these lines the hub does not have. */
export async function missingLines(
  reader: StoreReader,
  ids: readonly JournalLine['id'][],
): Promise<JournalLine['id'][]> {
  const there = new Set<string>();
  await inChunks(ids, async (chunk) => {
    const rows = await reader.selectFrom('journal').select('id').where('id', 'in', chunk).execute();
    for (const { id } of rows) there.add(id);
  });
  return ids.filter((id) => !there.has(id));
}

/**
 * Takes back lines that a restored hub has lost, from whoever was shown them: its own seal says that it accepted them as
 * they stand, whoever hands them in. They are decided anew, as the people they are by and at the moments they name, so
 * that records, feed and answers come to be what they were. Numbers in them stay what they are. What does not fit is kept
 * for its author.
 */
export function createRecovery(ports: GatePorts) {
  const attempt = createAttempts(ports.store);
  const readSeal = createSealReader(ports.store);
  return async (lines: readonly JournalLine[]): Promise<RecoverOutcome[]> => {
    const seal = await readSeal();
    return await attempt((tx) => recoverAll({ ...ports, seal }, tx, lines));
  };
}

interface RecoverPorts extends GatePorts {
  readonly seal: LineSeal;
}

async function recoverAll(
  ports: RecoverPorts,
  tx: StoreTransaction,
  lines: readonly JournalLine[],
): Promise<RecoverOutcome[]> {
  const { store, kinds, seal, nowMs } = ports;
  const sealed = lines.filter((line) => seal.isSealed(line));
  const known = await readAnswers(
    tx,
    sealed.map(({ id }) => commandIdOf(id)),
  );
  const lost = sealed.filter(({ id }) => !known.has(commandIdOf(id)));
  const entries = new Map(lost.map((line) => [line.id, entryOf(kinds, line)]));
  const asked = [...entries.values()].flatMap((entry) => entry ?? []);
  const kept: Decided[] = [];
  if (asked.length > 0) {
    const desk = createWorkingCopy(store, tx, kinds, { isRecovery: true });
    await desk.lock([...new Set(asked.map(({ target }) => target))].toSorted());
    const clocks = await readInstallationClocks(tx, asked, epochMs.parse(nowMs()));
    const giveWay = createBreather();
    for (const line of lost) {
      await giveWay();
      const entry = entries.get(line.id) ?? null;
      const again = entry === null ? null : await decideAgain(ports, line, entry, desk, clocks);
      if (entry !== null && again !== null) kept.push({ kind: 'accepted', entry, line: again });
    }
    await clocks.write();
    if (kept.length > 0) await writeBatch(store, tx, desk.changes(), kept, seal);
  }
  const isKept = new Set(kept.map(({ entry }) => entry.id));
  const [placed, unplaced] = [true, false].map((is) => lost.filter(({ id }) => isKept.has(commandIdOf(id)) === is));
  await dropUnplaced(
    tx,
    placed!.map(({ id }) => id),
  );
  await keepUnplaced(tx, unplaced!);
  const isSealed = new Set(sealed.map(({ id }) => id));
  return lines.map(({ id }) => {
    if (!isSealed.has(id)) return 'unsealed';
    if (known.has(commandIdOf(id))) return 'known';
    return isKept.has(commandIdOf(id)) ? 'kept' : 'unfit';
  });
}

/** The command that left the line; `null` where this release knows none of the kind. */
function entryOf(kinds: RecordKinds, line: JournalLine): CommandEntry | null {
  const name = commandNamed(kinds, line);
  if (name === null) return null;
  return commandEntry.parse({
    id: commandIdOf(line.id),
    name,
    target: line.target,
    input: line.input,
    actor: line.actor,
    device: line.device,
    issuedAtMs: line.occurredAtMs,
    hubOffsetMs: 0,
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
}

/** The line as it is now written again; `null` when it does not follow on what the hub has. */
async function decideAgain(
  ports: RecoverPorts,
  { occurredAtMs, receivedAtMs }: JournalLine,
  entry: CommandEntry,
  desk: WorkingCopy,
  clocks: InstallationClocks,
): Promise<JournalLine | null> {
  try {
    const principal = await principalOf(desk, entry.actor);
    if (principal === null) return null;
    const prepared = await ports.prepare(entry, principal, desk);
    const command = prepared.ok ? readCommand(ports.kinds, prepared.value.entry) : prepared;
    if (!prepared.ok || !command.ok) return null;
    await desk.load(command.value.needs);
    const decision = runCommand(command.value, principal, desk.records, { occurredAtMs, receivedAtMs });
    if (!decision.ok) return null;
    const state = checkedState(command.value, decision.value.record);
    await prepared.value.onAccepted(state);
    desk.change(command.value.kind, state);
    clocks.advance(entry, occurredAtMs);
    return decision.value.line;
  } catch (error) {
    if (ports.store.isStoreFailure(error)) throw error;
    ports.reportFault({ command: entry.id, name: entry.name, cause: error });
    return null;
  }
}

/** Whoever acted, as the desk knows them at this point of what is taken back; they may have left since. */
async function principalOf(desk: WorkingCopy, actor: CommandEntry['actor']): Promise<Principal | null> {
  switch (recordNameOf(actor)) {
    case 'agent': {
      const agent = await desk.find(agentRecord, agentId.parse(actor));
      if (agent === undefined) return null;
      const { id, person, role, teams } = agent;
      return { kind: 'agent', id, person, role, teams };
    }
    case 'person':
      return { kind: 'person', id: personId.parse(actor) };
    case 'device': {
      const id = deviceId.parse(actor);
      return { kind: 'device', id, person: (await desk.find(deviceRecord, id))?.person ?? null };
    }
    default:
      return deskItself;
  }
}
