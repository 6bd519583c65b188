import { z } from 'zod';
import type { Audience, CommandDefinition, CommandEntry, RecordKinds } from './command.ts';
import { commandEntry } from './command.ts';
import { epochMs, recordId } from './fields.ts';
import type { Scope } from './principal.ts';
import type { DeskRecord } from './record.ts';
import { defineRecord, recordNameOf } from './record.ts';

const plainValue = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

/**
 * One accepted command. The journal is the timeline people read, the audit, and what clocks are computed from:
 * it is only ever appended to.
 */
export const journalLineSchema = z.strictObject({
  /** `journal:` and the command's id without its dashes, so that a line is found from its command and back. */
  id: recordId('journal'),
  /** The command's verb in the past, such as `incident.resolved`. */
  name: z.string().max(64),
  target: commandEntry.shape.target,
  actor: commandEntry.shape.actor,
  device: commandEntry.shape.device,
  input: z.json(),
  /** Plain fields that changed, before and after. What is longer than 200 characters stands in `input`. */
  changed: z.record(z.string().max(64), z.strictObject({ from: plainValue, to: plainValue })),
  audience: z.enum(['desk', 'readers']),
  /** When it was done, by the issuing device's clock corrected to the hub's, kept within what is possible. */
  occurredAtMs: epochMs,
  /** When the hub accepted it; on a client that waits for the hub, the same as `occurredAtMs`. */
  receivedAtMs: epochMs,
  /** The hub's own mark that it accepted the line as it stands: whoever holds a copy can give it back what it lost. */
  seal: z.string().max(64).optional(),
});
export type JournalLine = z.infer<typeof journalLineSchema>;

export const journalRecord = defineRecord<JournalLine>({
  name: 'journal',
  shelf: 'own',
  schema: journalLineSchema,
  indexes: [['target', 'occurredAtMs']],
  migrations: [],
});

/** The id of the line that a command leaves when it is accepted. */
export function journalIdOf(commandId: CommandEntry['id']): JournalLine['id'] {
  return journalLineSchema.shape.id.parse(`journal:${commandId.replaceAll('-', '')}`);
}

/** The id of the command that left a line. */
export function commandIdOf(lineId: JournalLine['id']): CommandEntry['id'] {
  const digits = lineId.slice('journal:'.length);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)];
  return commandEntry.shape.id.parse(parts.join('-'));
}

/** The name of the command that leaves such lines; `null` where there is none by today's rules. */
export function commandNamed(kinds: RecordKinds, { name, target }: Pick<JournalLine, 'name' | 'target'>) {
  const kind = kinds.find(({ record }) => record.name === recordNameOf(target));
  const found = Object.entries(kind?.commands ?? {}).find(([, { line }]) => line === name);
  return found?.[0] ?? null;
}

export function journalLineOf(
  entry: CommandEntry,
  { line, audience }: Pick<CommandDefinition<DeskRecord>, 'line'> & { readonly audience: Audience },
  before: DeskRecord,
  after: DeskRecord,
  moments: Pick<JournalLine, 'occurredAtMs' | 'receivedAtMs'>,
): JournalLine {
  return {
    id: journalIdOf(entry.id),
    name: line,
    target: entry.target,
    actor: entry.actor,
    device: entry.device,
    input: entry.input,
    changed: changedFields(before, after),
    audience,
    occurredAtMs: moments.occurredAtMs,
    receivedAtMs: moments.receivedAtMs,
  };
}

/** Who may read a line: the desk, or everyone who may read the record it stands on. */
export function readersOfLine(
  line: Pick<JournalLine, 'audience'>,
  readersOfRecord: readonly Scope[],
): readonly Scope[] {
  return line.audience === 'desk' ? ['desk'] : readersOfRecord;
}

function changedFields(before: DeskRecord, after: DeskRecord): JournalLine['changed'] {
  const older: Readonly<Record<string, unknown>> = { ...before };
  const changed: JournalLine['changed'] = {};
  for (const [field, value] of Object.entries(after)) {
    if (older[field] === value) continue;
    const from = plainValue.safeParse(older[field] ?? null);
    const to = plainValue.safeParse(value);
    if (from.success && to.success && from.data !== to.data) changed[field] = { from: from.data, to: to.data };
  }
  return changed;
}
