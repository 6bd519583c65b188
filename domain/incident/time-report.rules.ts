import type { AgentId, EpochMs, IncidentId, PersonId } from '../kernel/fields.ts';
import { incidentId } from '../kernel/fields.ts';
import type { JournalLine } from '../kernel/journal.ts';
import { journalLineSchema } from '../kernel/journal.ts';
import { TIME_BOOKED_LINE, TIME_CORRECTED_LINE } from './time-entry.ts';
import type { TimeEntry } from './time-spent.rules.ts';
import { timeEntriesOf } from './time-spent.rules.ts';

/** The lines that a report of time is made from. */
export const timeLineNames: readonly string[] = [TIME_BOOKED_LINE, TIME_CORRECTED_LINE];

/** By how much a device's own clock may be behind the moment that its person names. */
const CLOCKS_DIFFER_MS = 24 * 3_600_000;

/**
 * No time that was given from then on stands in a line with a lesser id. Ids begin with the moment of their command (UUIDv7, RFC
 * 9562), nobody books what is ahead, and what the hub books for a session has an id of the moment it is for.
 */
export function firstTimeLine(fromMs: EpochMs): JournalLine['id'] {
  const moment = Math.max(0, fromMs - CLOCKS_DIFFER_MS)
    .toString(16)
    .padStart(12, '0');
  return journalLineSchema.shape.id.parse(`journal:${moment}`);
}

/** Somebody's time on one of many tickets, as it stands after all that was said of it. */
export interface TicketTimeEntry extends TimeEntry {
  readonly incident: IncidentId;
}

type Line = Parameters<typeof timeEntriesOf>[0][number] & Pick<JournalLine, 'target'>;

/** All time in these lines but what was struck out, the latest first. @param lines Of any tickets, in any order. */
export function timeOnTickets(lines: readonly Line[]): readonly TicketTimeEntry[] {
  const byTarget = Map.groupBy(lines, ({ target }) => target);
  return [...byTarget]
    .flatMap(([target, of]) => {
      const incident = incidentId.safeParse(target).data;
      return incident === undefined ? [] : timeEntriesOf(of).map((entry) => ({ ...entry, incident }));
    })
    .filter(({ minutes }) => minutes > 0)
    .toSorted((one, other) => other.fromMs - one.fromMs || (one.id < other.id ? -1 : 1));
}

/** Which time is asked for. `null`: everybody's. */
export interface TimeFilter {
  readonly fromMs: EpochMs;
  /** Exclusive. */
  readonly toMs: EpochMs;
  readonly agent: AgentId | null;
  /** Whom the ticket is of. */
  readonly requester: PersonId | null;
}

/** @param requesterOf Of a ticket; `undefined` where it is not known here. */
export function fitsTime(
  filter: TimeFilter,
  { fromMs, agent, incident }: Pick<TicketTimeEntry, 'fromMs' | 'agent' | 'incident'>,
  requesterOf: (incident: IncidentId) => PersonId | undefined,
): boolean {
  return (
    fromMs >= filter.fromMs &&
    fromMs < filter.toMs &&
    (filter.agent === null || agent === filter.agent) &&
    (filter.requester === null || requesterOf(incident) === filter.requester)
  );
}

/** What some entries come to that belong together. */
export interface TimeGroup {
  readonly key: string;
  readonly entries: number;
  readonly minutes: number;
}

/** The most first. */
export function sumTime(
  entries: readonly TicketTimeEntry[],
  keyOf: (entry: TicketTimeEntry) => string,
): readonly TimeGroup[] {
  return [...Map.groupBy(entries, keyOf)]
    .map(([key, of]) => ({ key, entries: of.length, minutes: of.reduce((sum, { minutes }) => sum + minutes, 0) }))
    .toSorted((one, other) => other.minutes - one.minutes || one.key.localeCompare(other.key));
}
