import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { lastLineOf, unseenWords } from '#domain/incident/send-guard.rules.ts';
import { useCallback, useMemo, useState } from 'react';
import { useMe } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';

/** Stands where an author began to write before anything was on the ticket. */
const NOTHING_SEEN = 'nothing';

/** Stops a reply once when others wrote since its author began it (COL-2). */
export interface SendGuard {
  /** What others wrote since, oldest first. */
  readonly unseen: readonly JournalLine[];
  /** The author tried to send and is being shown what is new. */
  readonly isStopped: boolean;
  /** The last line of the ticket: what an author who sends now has seen. */
  readonly lastSeen: JournalLine['id'] | null;
  /** Something is being written: from here on, what comes in is new. */
  readonly begin: () => void;
  readonly stop: () => void;
  /** The author has read what is new, and goes on writing. */
  readonly read: () => void;
  readonly clear: () => void;
}

/** @param purpose Of the draft, such as `reply:incident:019a…`; what was seen goes with it from device to device. */
export function useSendGuard(purpose: string, journal: readonly JournalLine[]): SendGuard {
  const me = useMe();
  const seen = useDraft(`seen:${purpose}`);
  const [stoppedAt, setStoppedAt] = useState<string | null>(null);
  const lastSeen = useMemo(() => lastLineOf(journal), [journal]);
  const unseen = useMemo(() => {
    if (seen.text === '') return [];
    const line = journalLineSchema.shape.id.safeParse(seen.text);
    return unseenWords(journal, line.success ? line.data : null, me.id);
  }, [journal, seen.text, me.id]);

  const { text: marked, write } = seen;
  const read = useCallback(() => write(lastSeen ?? NOTHING_SEEN), [write, lastSeen]);
  const begin = useCallback(() => {
    if (marked === '') read();
  }, [marked, read]);
  return {
    unseen,
    isStopped: unseen.length > 0 && stoppedAt === unseen.at(-1)?.id,
    lastSeen,
    begin,
    stop: () => setStoppedAt(unseen.at(-1)?.id ?? null),
    read,
    clear: seen.clear,
  };
}
