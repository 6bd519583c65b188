import type { CommandEntry, RecordKinds } from './command.ts';
import { epochMs } from './fields.ts';
import type { JournalLine } from './journal.ts';
import type { Principal } from './principal.ts';
import type { DeskRecord } from './record.ts';
import type { Refusal } from './result.ts';
import { readCommand, runCommand } from './run-command.ts';

export interface Replay {
  /** The records as the commands leave them; those that no command touched are as they were handed in. */
  readonly records: ReadonlyMap<string, DeskRecord>;
  readonly lines: readonly JournalLine[];
  readonly refused: readonly { readonly entry: CommandEntry; readonly refusal: Refusal }[];
}

/**
 * Lays waiting commands, in the order they were issued, over the last master state of every record they need.
 * What no longer fits changes nothing and is named. Same masters and commands, same outcome: it may run at any time.
 *
 * @param author Whose commands they are; asked for each where they are of several people.
 */
export function replayCommands(
  kinds: RecordKinds,
  author: Principal | ((entry: CommandEntry) => Principal),
  masters: ReadonlyMap<string, DeskRecord>,
  waiting: readonly CommandEntry[],
): Replay {
  const records = new Map(masters);
  const lines: JournalLine[] = [];
  const refused: Replay['refused'][number][] = [];
  for (const entry of waiting) {
    const command = readCommand(kinds, entry);
    const occurredAtMs = hubTimeOf(entry);
    const decided = command.ok
      ? runCommand(command.value, typeof author === 'function' ? author(entry) : author, records, {
          occurredAtMs,
          receivedAtMs: occurredAtMs,
        })
      : command;
    if (!decided.ok) {
      refused.push({ entry, refusal: decided.refusal });
      continue;
    }
    records.set(decided.value.record.id, decided.value.record);
    lines.push(decided.value.line);
  }
  return { records, lines, refused };
}

/** When a command was issued, by the hub's clock as far as the issuing device knew it. */
export function hubTimeOf(entry: Pick<CommandEntry, 'issuedAtMs' | 'hubOffsetMs'>): ReturnType<typeof epochMs.parse> {
  return epochMs.parse(Math.max(0, Math.min(9_999_999_999_999, entry.issuedAtMs + entry.hubOffsetMs)));
}
