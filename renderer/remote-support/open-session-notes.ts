import type { AgentId, SupportSessionId } from '#domain/kernel/fields.ts';
import type { SessionNotes } from '#platform/any/live-help/session-notes.ts';
import { createSessionNotes } from '#platform/any/live-help/session-notes.ts';
import type { Desk } from '../desk/desk.ts';

/** What an agent's console writes down of one session, in a chain of theirs. */
export function openSessionNotes(
  desk: Pick<Desk, 'collections' | 'issue' | 'nowMs'>,
  session: SupportSessionId,
  by: AgentId,
): SessionNotes {
  return createSessionNotes({
    by,
    readHead: async () => {
      const found = await desk.collections['support-session'].findOne(session).exec();
      return found?.heads.find((head) => head.by === by) ?? null;
    },
    issue: (input) => desk.issue('support-session.note', session, input),
    nowMs: desk.nowMs,
    later: (run, afterMs) => void setTimeout(run, afterMs),
    reportFault: (error) => reportError(error),
  });
}
