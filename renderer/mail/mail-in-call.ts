import type { Person } from '#domain/workforce/person.record.ts';
import type { CallDraft, KeptCall } from '../incident/incident-form-draft.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT } from '../incident/incident-form-log.ts';
import type { Mail } from './read-mail.ts';

/** What a mail adds to a call: only what nobody has typed or chosen there yet. */
export interface MailInCall {
  /** For "Who is calling?", while nobody is chosen. */
  readonly caller: string | null;
  readonly draft: Partial<CallDraft>;
}

/** @param sender Who has the sender's address; `null` where nobody has, or several have. */
export function mailInCall({ caller, draft }: KeptCall, mail: Mail, sender: Person | null): MailInCall {
  const isUntouched = draft.summary.trim() === '' && draft.description.trim() === '';
  const isNobody = draft.requester === null;
  return {
    caller: isNobody && sender === null && caller.trim() === '' ? mail.from : null,
    draft: {
      ...(draft.summary.trim() === '' ? { summary: mail.subject.slice(0, LONGEST_SUMMARY) } : {}),
      ...(draft.description.trim() === '' ? { description: mail.text.trim().slice(0, LONGEST_TEXT) } : {}),
      ...(isNobody && sender !== null ? { requester: sender.id } : {}),
      ...(isUntouched ? { channel: 'email' } : {}),
    },
  };
}

/**
 * Whether a sender whom nobody knew when the mail was read may still be taken for who is calling: their address stands where
 * the mail put it, so nobody was chosen or typed instead.
 */
export function isStillAwaited(address: string | null, { caller, draft }: KeptCall): boolean {
  return address !== null && draft.requester === null && caller === address;
}

/** The one active person with an address; `null` where nobody has it, or several have. */
export function personWith(address: string | null, everybody: readonly Person[]): Person | null {
  if (address === null) return null;
  const found = everybody.filter(({ emails, isActive }) => isActive && emails.some((email) => email === address));
  return found.length === 1 ? (found[0] ?? null) : null;
}
