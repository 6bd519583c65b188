import type { AgentId, EpochMs } from '../kernel/fields.ts';
import type { JournalLine } from '../kernel/journal.ts';
import type { BookTimeInput } from './time-entry.ts';
import { bookTimeInput, correctTimeInput, TIME_BOOKED_LINE, TIME_CORRECTED_LINE } from './time-entry.ts';

/** Somebody's time on a ticket, as it stands after all that was said of it. */
export interface TimeEntry extends BookTimeInput {
  /** The line by which it was booked. */
  readonly id: JournalLine['id'];
  /** What was said first; `minutes` is what holds. */
  readonly bookedMinutes: number;
  /** The last word on it; `null`: it stands as it was booked. */
  readonly correction: { readonly by: string; readonly atMs: EpochMs; readonly reason: string } | null;
}

type Line = Pick<JournalLine, 'id' | 'name' | 'actor' | 'input' | 'occurredAtMs' | 'receivedAtMs'>;

/** All time on a ticket, in the order in which it was booked. @param lines Of one ticket, in any order. */
export function timeEntriesOf(lines: readonly Line[]): readonly TimeEntry[] {
  const ordered = lines.toSorted((one, other) => one.receivedAtMs - other.receivedAtMs || (one.id < other.id ? -1 : 1));
  const entries = new Map<string, TimeEntry>();
  for (const line of ordered) {
    const booked = line.name === TIME_BOOKED_LINE ? bookTimeInput.safeParse(line.input).data : undefined;
    if (booked === undefined) continue;
    entries.set(line.id, { ...booked, id: line.id, bookedMinutes: booked.minutes, correction: null });
  }
  for (const line of ordered) {
    const corrected = line.name === TIME_CORRECTED_LINE ? correctTimeInput.safeParse(line.input).data : undefined;
    const entry = corrected === undefined ? undefined : entries.get(corrected.entry);
    if (corrected === undefined || entry === undefined) continue;
    const correction = { by: line.actor, atMs: line.occurredAtMs, reason: corrected.reason };
    entries.set(entry.id, { ...entry, minutes: corrected.minutes, correction });
  }
  return [...entries.values()];
}

/** The minutes of all, and of each agent in the order in which they first gave some. */
export function minutesSpent(entries: readonly Pick<TimeEntry, 'agent' | 'minutes'>[]): {
  readonly all: number;
  readonly byAgent: ReadonlyMap<AgentId, number>;
} {
  const byAgent = new Map<AgentId, number>();
  for (const { agent, minutes } of entries) byAgent.set(agent, (byAgent.get(agent) ?? 0) + minutes);
  return { all: entries.reduce((sum, { minutes }) => sum + minutes, 0), byAgent };
}
