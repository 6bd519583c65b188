import type { IncidentId } from '#domain/kernel/fields.ts';

/** What stands in the reply to a ticket. */
export interface ReplyText {
  readonly incident: IncidentId;
  readonly text: string;
  /** Its author changed it last on another of their devices: that one says so itself. */
  readonly isFromElsewhere: boolean;
}

export interface Writing extends Pick<ReplyText, 'incident' | 'text'> {
  readonly isWriting: boolean;
}

/**
 * Whether somebody writes here, now that the reply says something else. Returns `before` itself when nothing changed.
 * What stood there when the ticket was opened was not written now, and what was sent is not being written any more.
 */
export function writingNow(before: Writing, { incident, text, isFromElsewhere }: ReplyText): Writing {
  if (before.incident !== incident) return { incident, text, isWriting: false };
  if (before.text === text) return before;
  return { incident, text, isWriting: text !== '' && !isFromElsewhere };
}
