import type { JournalLine } from '../kernel/journal.ts';

type Line = Pick<JournalLine, 'id' | 'name' | 'actor' | 'audience' | 'input' | 'receivedAtMs'>;

/** The lines that may carry words for the requester. */
const wordLines = ['incident.replied', 'incident.attached', 'incident.suspended'] as const;
/** Those that always do: what solved it, why it is open again. */
const endingLines = ['incident.resolved', 'incident.reopened'] as const;

/** The names of all lines that a reply may have to wait for. */
export const guardedLines: readonly string[] = [...wordLines, ...endingLines];

/** Whether the requester and the desk both read words in this line. Internal notes and changed fields are none. */
export function isPublicWord({ name, audience, input }: Pick<Line, 'name' | 'audience' | 'input'>): boolean {
  if (audience !== 'readers' || !guardedLines.includes(name)) return false;
  return name !== 'incident.suspended' || hasNote(input);
}

function hasNote(input: JournalLine['input']): boolean {
  return typeof input === 'object' && input !== null && !Array.isArray(input) && typeof input['note'] === 'string';
}

/** In the order in which the hub took them, as far as the lines themselves tell. */
function inHubOrder<Known extends Pick<Line, 'id' | 'receivedAtMs'>>(lines: readonly Known[]): readonly Known[] {
  return lines.toSorted((a, b) => a.receivedAtMs - b.receivedAtMs || (a.id < b.id ? -1 : 1));
}

/**
 * What others said after the last line that the author of a reply saw (COL-2), oldest first. Their own lines do not
 * count, nor what only the desk reads.
 *
 * @param lastSeen `null`: nothing had been said. A line that is not among `lines` leaves the question to the hub.
 */
export function unseenWords<Known extends Line>(
  lines: readonly Known[],
  lastSeen: JournalLine['id'] | null,
  author: JournalLine['actor'],
): readonly Known[] {
  const ordered = inHubOrder(lines);
  const seen = ordered.findIndex(({ id }) => id === lastSeen);
  if (lastSeen !== null && seen === -1) return [];
  return ordered.slice(seen + 1).filter((line) => line.actor !== author && isPublicWord(line));
}

/** The last line of a ticket, by the hub's order; `null` where there is none yet. */
export function lastLineOf(lines: readonly Pick<Line, 'id' | 'receivedAtMs'>[]): JournalLine['id'] | null {
  return inHubOrder(lines).at(-1)?.id ?? null;
}
