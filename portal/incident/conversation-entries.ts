import type { PortalEntry } from '#contracts/api/portal-api.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { EpochMs } from '#domain/kernel/fields.ts';
import type { WordKey } from '../words/words.ts';

/** One thing in a conversation: what happened, in words for it, and what somebody said with it. */
export interface ConversationEntry {
  readonly id: string;
  /** `null` where the text says it all. */
  readonly happened: WordKey | null;
  readonly author: string;
  readonly isOwn: boolean;
  readonly text: string | null;
  readonly files: readonly Attachment[];
  readonly atMs: number;
}

const happenings: Readonly<Record<string, WordKey>> = {
  'incident.logged': 'entry.incident.logged',
  'incident.claimed': 'entry.incident.claimed',
  'incident.accepted': 'entry.incident.accepted',
  'incident.suspended': 'entry.incident.suspended',
  'incident.resumed': 'entry.incident.resumed',
  'incident.resolved': 'entry.incident.resolved',
  'incident.reopened': 'entry.incident.reopened',
  'incident.closed': 'entry.incident.closed',
};

const ownHappenings: Readonly<Record<string, WordKey>> = {
  'incident.logged': 'entry.incident.logged.own',
  'incident.reopened': 'entry.incident.reopened.own',
  'incident.closed': 'entry.incident.closed.own',
};

/** Oldest first. What neither says anything nor means anything to the person, such as sorting, is left out. */
export function conversationOf(entries: readonly PortalEntry[]): readonly ConversationEntry[] {
  return entries
    .map(({ name, ...entry }) => ({ ...entry, happened: happeningOf(name, entry.isOwn) }))
    .filter(({ happened, text, files }) => happened !== null || text !== null || files.length > 0)
    .toSorted((one, other) => one.atMs - other.atMs);
}

function happeningOf(name: string, isOwn: boolean): WordKey | null {
  return (isOwn ? ownHappenings[name] : undefined) ?? happenings[name] ?? null;
}

/** When it was last solved: what the time to reopen it is counted from. */
export function lastSolvedAtMs(entries: readonly PortalEntry[]): EpochMs | null {
  const solved = entries
    .filter(({ name }) => name === 'incident.resolved')
    .toSorted((one, other) => one.atMs - other.atMs);
  return solved.at(-1)?.atMs ?? null;
}

/** What the desk said last: the question that waits for an answer, or how it was solved. `null` when it said nothing. */
export function lastSaidByUs(entries: readonly PortalEntry[]): string | null {
  const said = conversationOf(entries).filter(({ isOwn, text }) => !isOwn && text !== null);
  return said.at(-1)?.text ?? null;
}
