import type { OutboxEntry } from '#contracts/desk-port.ts';
import { incidentCommands } from '#domain/incident/incident.commands.ts';
import type { CommandDefinition } from '#domain/kernel/command.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalIdOf } from '#domain/kernel/journal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import { hubTimeOf } from '#domain/kernel/replay.ts';

export interface TimelineEntry {
  readonly line: JournalLine;
  /** Done here and not yet seen by the hub. */
  readonly isUnsynced: boolean;
  /** It is a colleague's, who handed it over: this device carries it to the hub. */
  readonly isCarried: boolean;
}

/** Every command by the journal line it leaves. */
const definitions: Readonly<Record<string, CommandDefinition<DeskRecord>>> = incidentCommands;

/**
 * What happened to an incident, oldest first: the journal, and after it what waits to be synced. A waiting command
 * that the journal already shows stands there once, marked.
 */
export function timelineOf(journal: readonly JournalLine[], outbox: readonly OutboxEntry[]): readonly TimelineEntry[] {
  const waiting = outbox.filter(({ state }) => state !== 'refused');
  const unsynced = new Set(waiting.filter(({ state }) => state === 'waiting').map(({ id }) => journalIdOf(id)));
  const carried = new Set(waiting.flatMap(({ id, carried: by }) => (by === undefined ? [] : [journalIdOf(id)])));
  const known = new Set(journal.map(({ id }) => id));
  const ahead = waiting.map(lineAhead).filter((line) => line !== null && !known.has(line.id));
  return [...journal, ...ahead]
    .filter((line) => line !== null)
    .map((line) => ({ line, isUnsynced: unsynced.has(line.id), isCarried: carried.has(line.id) }));
}

/** The journal line that a command will leave; `null` for a command this console does not know. */
function lineAhead({ id, entry }: OutboxEntry): JournalLine | null {
  const definition = definitions[entry.name];
  const input = definition?.input.safeParse(entry.input);
  if (definition === undefined || input?.success !== true) return null;
  const occurredAtMs = hubTimeOf(entry);
  return {
    id: journalIdOf(id),
    name: definition.line,
    target: entry.target,
    actor: entry.actor,
    device: entry.device,
    input: entry.input,
    changed: {},
    audience: definition.audienceOf(input.data),
    occurredAtMs,
    receivedAtMs: occurredAtMs,
  };
}

/** A stretch of the timeline: entries to show, or a number of earlier ones that are folded away. */
export type TimelineStretch =
  | { readonly kind: 'entries'; readonly entries: readonly TimelineEntry[] }
  | { readonly kind: 'folded'; readonly count: number };

/** More than this at once is neither read nor quickly drawn. */
const SHOWN_AT_ONCE = 80;

/** Folds the middle of a long timeline: how it began and what happened last stay in sight. */
export function stretchesOf(entries: readonly TimelineEntry[], shownMore: number): readonly TimelineStretch[] {
  const shownLast = SHOWN_AT_ONCE + shownMore;
  if (entries.length <= shownLast + 1) return [{ kind: 'entries', entries }];
  return [
    { kind: 'entries', entries: entries.slice(0, 1) },
    { kind: 'folded', count: entries.length - shownLast - 1 },
    { kind: 'entries', entries: entries.slice(-shownLast) },
  ];
}
