import type { OutboxEntry } from '#contracts/desk-port.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import { COMMAND_SCHEMA_VERSION, commandEntry } from '#domain/kernel/command.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import { hubTimeOf } from '#domain/kernel/replay.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { Decision } from '#domain/kernel/run-command.ts';
import { readCommand, runCommand } from '#domain/kernel/run-command.ts';
import { recordKinds } from '#domain/processes.ts';
import type { DeskCopy } from './desk-copy.ts';
import { together } from './desk-copy.ts';
import { claimFiles } from './file-rules.ts';
import { keepMasters } from './show-rows.ts';

export type CommandDraft = Pick<CommandEntry, 'name' | 'target' | 'input'>;

export interface IssueOptions {
  /** A UUIDv7. */
  readonly id: string;
  /** By this device's clock. */
  readonly nowMs: number;
  /** A refused command that this one stands in for; it leaves as this one comes, or neither. */
  readonly instead?: string;
  /** A write behind the outbox failed: the command is safe, the row follows when the copy has healed. */
  readonly reportFault: (error: unknown) => void;
}

/**
 * Decides a command on what this device shows, and keeps it for the hub. What is refused here is not stored. One that
 * was issued before is answered as it was then: who asks again did not hear the answer.
 */
export async function issueCommand(
  copy: DeskCopy,
  draft: CommandDraft,
  options: IssueOptions,
): Promise<Result<{ readonly command: string }>> {
  const session = copy.keep.get('session');
  if (session === null) return refuse({ code: 'session.missing' });
  const entry = commandEntry.safeParse({
    ...draft,
    id: options.id,
    actor: session.principal.id,
    device: copy.keep.get('client'),
    issuedAtMs: options.nowMs,
    hubOffsetMs: copy.keep.get('hubOffsetMs'),
    schemaVersion: COMMAND_SCHEMA_VERSION,
  });
  if (!entry.success) return refuse({ code: 'command.input-invalid' });

  if (await isIssued(copy, entry.data.id)) return ok({ command: entry.data.id });
  const decided = await decide(copy, entry.data, session.principal);
  if (!decided.ok) return decided;
  // Before the commit point: a file that no command names does no harm, a command whose file nobody sends does.
  if (!(await claimFiles(copy, entry.data.input))) return refuse({ code: 'attachment.missing' });
  await together(copy, async (staged) => {
    await store(staged, entry.data, options.instead);
    await show(staged, decided.value).catch((error: unknown) => {
      copy.health.isWhole = false;
      options.reportFault(error);
    });
  });
  return ok({ command: entry.data.id });
}

/** Whether this device has kept the command: it waits here, or has come back from the hub as a line of the journal. */
export async function isIssued(
  { outbox, records }: Pick<DeskCopy, 'outbox' | 'records'>,
  id: string,
): Promise<boolean> {
  if (outbox.get(id) !== undefined) return true;
  const line = journalIdOf(id);
  return (await records.find([line])).has(line);
}

async function decide(
  copy: DeskCopy,
  entry: CommandEntry,
  principal: Parameters<typeof runCommand>[1],
): Promise<Result<Decision>> {
  const command = readCommand(recordKinds, entry);
  if (!command.ok) return command;
  const records = await copy.records.find(command.value.needs);
  const occurredAtMs = hubTimeOf(entry);
  return runCommand(command.value, principal, records, { occurredAtMs, receivedAtMs: occurredAtMs });
}

/** The commit point: from here on the command reaches the hub, whatever happens to this device's copy. */
async function store(copy: DeskCopy, entry: CommandEntry, instead?: string): Promise<void> {
  const order = copy.outbox.all().reduce((last, { order }) => Math.max(last, order), 0) + 1;
  const waiting: OutboxEntry = { id: entry.id, order, entry, state: 'waiting', place: 0, refusal: null };
  await copy.outbox.write({ put: [waiting], forget: instead === undefined ? [] : [instead] });
}

async function show(copy: DeskCopy, { record }: Decision): Promise<void> {
  await keepMasters(copy, [record.id]);
  await copy.records.write({ put: [record] });
}
