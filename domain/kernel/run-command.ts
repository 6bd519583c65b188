import type { CommandContext, CommandDefinition, CommandEntry, RecordKind, RecordKinds } from './command.ts';
import type { EpochMs } from './fields.ts';
import type { JournalLine } from './journal.ts';
import { journalLineOf } from './journal.ts';
import type { Principal } from './principal.ts';
import type { DeskRecord, RecordDefinition } from './record.ts';
import { recordNameOf } from './record.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';

/** A command whose name, target and input were found to be well formed. */
export interface ReadCommand {
  readonly entry: CommandEntry;
  readonly kind: RecordKind;
  readonly definition: CommandDefinition<DeskRecord>;
  readonly input: unknown;
  /** Ids to load before deciding: the target first, then what `decide` reads. */
  readonly needs: readonly string[];
}

/** What an accepted command leaves behind. */
export interface Decision {
  readonly record: DeskRecord;
  readonly line: JournalLine;
}

/** The moments of a command: when it was done, when the hub heard of it. On a client both are the first. */
export interface CommandMoments {
  readonly occurredAtMs: EpochMs;
  readonly receivedAtMs: EpochMs;
}

/** Checks the form of a command, without looking at any record. */
export function readCommand(kinds: RecordKinds, entry: CommandEntry): Result<ReadCommand> {
  const [recordName = ''] = entry.name.split('.');
  const kind = kinds.find(({ record }) => record.name === recordName);
  const definition = kind?.commands[entry.name];
  if (kind === undefined || definition === undefined) return refuse({ code: 'command.unknown' });
  if (recordNameOf(entry.target) !== recordName) return refuse({ code: 'command.target-invalid' });
  const input = definition.input.safeParse(entry.input);
  if (!input.success) return refuse({ code: 'command.input-invalid', details: whereOf(input.error.issues) });
  return ok({ entry, kind, definition, input: input.data, needs: [entry.target, ...definition.reads(input.data)] });
}

function whereOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  const [first] = issues;
  return { field: first?.path.join('.').slice(0, 100) ?? '', reason: first?.message.slice(0, 200) ?? '' };
}

/**
 * Decides one command on the records it needs. The console calls this on its own copy, the hub on the master:
 * the same function, so that both come to the same answer whenever they know the same.
 *
 * @param records The records of `command.needs` that exist, by id.
 */
export function runCommand(
  command: ReadCommand,
  principal: Principal,
  records: ReadonlyMap<string, DeskRecord>,
  moments: CommandMoments,
): Result<Decision> {
  const { entry, kind, definition, input } = command;
  const current = records.get(entry.target);
  if (definition.begins && current !== undefined) return refuse({ code: 'record.exists' });
  if (!definition.begins && current === undefined) return refuse({ code: 'record.missing' });
  const before = current ?? kind.blank(entry.target);
  const mayIssue = kind.policy.mayIssue[entry.name]?.(principal, before, input) ?? false;
  if (!mayIssue) return refuse({ code: 'command.not-permitted' });

  const context: CommandContext = { principal, nowMs: moments.occurredAtMs, find: findAmong(records) };
  const decided = definition.decide(before, input, context);
  if (!decided.ok) return decided;
  const said = { line: definition.line, audience: definition.audienceOf(input) };
  return ok({ record: decided.value, line: journalLineOf(entry, said, before, decided.value, moments) });
}

function findAmong(records: ReadonlyMap<string, DeskRecord>): CommandContext['find'] {
  return <State extends DeskRecord>(definition: RecordDefinition<State>, id: State['id']) => {
    const found = records.get(id);
    // An id carries the name of its record, and what is stored was parsed by that record's schema.
    return found !== undefined && recordNameOf(id) === definition.name ? (found as State) : undefined;
  };
}
