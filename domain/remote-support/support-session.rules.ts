import type { EpochMs } from '../kernel/fields.ts';
import type { SupportSession } from './support-session.record.ts';

/** How long a code is good: long enough to be read out on the phone (remote assistance, S1). */
export const CODE_GOOD_FOR_MS = 5 * 60_000;

/** Somebody sits there with a code and waits. */
export function isAwaited(session: Pick<SupportSession, 'state' | 'awaitedUntilMs'>, nowMs: EpochMs): boolean {
  return session.state === 'waiting' && nowMs < session.awaitedUntilMs;
}

/** The ticket has to be about whoever sits there. On a computer that is nobody's it may be anybody's. */
export function isAboutThem(
  session: Pick<SupportSession, 'person'>,
  incident: { readonly requester: SupportSession['person'] },
): boolean {
  return session.person === null || session.person === incident.requester;
}
