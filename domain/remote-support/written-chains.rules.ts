import type { JournalLine } from '../kernel/journal.ts';
import { noteInput } from './note-session.ts';
import type { WrittenChain } from './session-chain.rules.ts';
import type { Participant, SessionEntry } from './session-entry.ts';
import type { SupportSession } from './support-session.record.ts';

/** The line that carries what a side wrote down. */
export const NOTED_LINE = 'support-session.noted';

/**
 * What each side wrote down of a session, as it stands in the journal, with the heads that the record knows. Entries of a
 * line that cannot be read are missing, so that the chain shows a gap there.
 *
 * @param lines Of the session, in the order in which the hub accepted them.
 */
export function writtenChains(
  { heads }: Pick<SupportSession, 'heads'>,
  lines: readonly Pick<JournalLine, 'name' | 'actor' | 'input'>[],
): readonly WrittenChain[] {
  const entries = new Map<Participant, SessionEntry[]>(heads.map(({ by }) => [by, []]));
  for (const line of lines) {
    const noted = line.name === NOTED_LINE ? noteInput.safeParse(line.input) : null;
    if (noted?.success !== true) continue;
    const by = heads.find((head) => head.by === line.actor)?.by ?? 'user';
    entries.set(by, [...(entries.get(by) ?? []), ...noted.data.entries]);
  }
  return [...entries].map(([by, written]) => {
    const head = heads.find((one) => one.by === by);
    return { by, entries: written, head: head === undefined ? null : { seq: head.seq, hash: head.hash } };
  });
}
