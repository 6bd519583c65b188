import { Fault } from '#contracts/fault.ts';
import type { CommandEntry, RecordKinds } from '#domain/kernel/command.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { ReadCommand } from '#domain/kernel/run-command.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { createBreather } from './breather.ts';
import type { FaultReport, Prepare } from './gate.ts';
import type { InstallationClocks } from './installation-clocks.ts';
import type { WorkingCopy } from './working-copy.ts';

export interface DecidePorts {
  readonly kinds: RecordKinds;
  readonly prepare: Prepare;
  /** True for an error of the store: it ends the whole batch, whoever's command was at hand. */
  readonly isStoreFailure: (error: unknown) => boolean;
  /** Reports what broke while a command was decided; the command is then refused under that report id. */
  readonly reportFault: (fault: Omit<FaultReport, 'reportId'>) => FaultReport['reportId'];
}

/** A command, and who hands it in. */
export interface Asked {
  readonly principal: Principal;
  readonly entry: CommandEntry;
}

interface ReadAsked extends Asked {
  readonly sent: Result<ReadCommand>;
}

export type Decided =
  | { readonly kind: 'accepted'; readonly entry: CommandEntry; readonly line: JournalLine }
  | { readonly kind: 'refused'; readonly entry: CommandEntry; readonly refusal: Refusal };

/**
 * Decides commands in order on the working copy, which takes in what each changes. One that breaks while it is decided is
 * refused and reported, and the others go on: nothing of it has reached the store yet.
 */
export async function decideBatch(
  ports: DecidePorts,
  asked: readonly Asked[],
  desk: WorkingCopy,
  clocks: InstallationClocks,
  receivedAtMs: EpochMs,
): Promise<readonly Decided[]> {
  const read = asked.map((one) => ({ ...one, sent: readCommand(ports.kinds, one.entry) }));
  await lockAndLoad(read, desk);
  const giveWay = createBreather();
  const decided: Decided[] = [];
  for (const one of read) {
    const { entry } = one;
    await giveWay();
    try {
      const outcome = await decideOne(ports, one, desk, clocks, receivedAtMs);
      decided.push(
        outcome.ok
          ? { kind: 'accepted', entry, line: outcome.value }
          : { kind: 'refused', entry, refusal: outcome.refusal },
      );
    } catch (error) {
      if (ports.isStoreFailure(error)) throw error;
      const reportId = ports.reportFault({ command: entry.id, name: entry.name, cause: error });
      decided.push({ kind: 'refused', entry, refusal: { code: 'command.fault', details: { reportId } } });
    }
  }
  return decided;
}

/** All targets at once and in one order: two batches that share records wait for each other, but never in a circle. */
async function lockAndLoad(read: readonly ReadAsked[], desk: WorkingCopy): Promise<void> {
  await desk.lock([...new Set(read.map(({ entry }) => entry.target))]);
  await desk.load([...new Set(read.flatMap(({ sent }) => (sent.ok ? sent.value.needs : [])))]);
}

async function decideOne(
  ports: DecidePorts,
  { principal, entry, sent }: ReadAsked,
  desk: WorkingCopy,
  clocks: InstallationClocks,
  receivedAtMs: EpochMs,
): Promise<Result<JournalLine>> {
  if (!sent.ok) return sent;
  const prepared = await ports.prepare(entry, principal, desk);
  if (!prepared.ok) return prepared;
  const command = prepared.value.entry === entry ? sent : readCommand(ports.kinds, prepared.value.entry);
  if (!command.ok) return command;

  await desk.load(command.value.needs);
  const occurredAtMs = clocks.occurredAtMs(entry);
  const decision = runCommand(command.value, principal, desk.records, { occurredAtMs, receivedAtMs });
  if (!decision.ok) return refuse(decision.refusal);
  const state = checkedState(command.value, decision.value.record);
  await prepared.value.onAccepted(state);
  desk.change(command.value.kind, state);
  clocks.advance(entry, occurredAtMs);
  return ok(decision.value.line);
}

/** What a decide function returned, parsed: a record that does not fit its schema never reaches the store. */
export function checkedState({ kind, entry }: ReadCommand, state: unknown) {
  const checked = kind.record.schema.safeParse(state);
  if (checked.success) return checked.data;
  throw new Fault('command.state-invalid', 'A command left a record that does not fit its schema.', {
    cause: checked.error,
    details: { command: entry.name, record: kind.record.name },
  });
}
