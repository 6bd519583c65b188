import { z } from 'zod';
import type { CommandContext } from '../kernel/command.ts';
import { line } from '../kernel/fields.ts';
import type { Principal } from '../kernel/principal.ts';
import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { SupportSession } from './support-session.record.ts';
import { endWhys, unaskedReasons } from './support-session.record.ts';
import { isAwaited, participantOf, spellsClosed } from './support-session.rules.ts';

export const endInput = z.strictObject({
  /** Missing: it was done. */
  why: z.enum(endWhys).exactOptional(),
  /** What is to be known of it. A lead who ends the session of a colleague says why (W16). */
  note: line(300).exactOptional(),
});
/** Why nobody was asked: `no-display`: no screen and nobody there to be asked; `barred`: by policy or settings. Missing: the person said no. */
export const refuseInput = z.strictObject({ because: z.enum(unaskedReasons).exactOptional() });
export const lapseInput = z.strictObject({ because: z.enum(['not-answered', 'superseded', 'silent']) });

type EndReason = NonNullable<SupportSession['endReason']>;
type EndedBy = NonNullable<SupportSession['endedBy']>;
type EndedAlready = { readonly code: 'support-session.ended-already' };

export function endSupport(
  session: SupportSession,
  { why = 'done', note }: z.infer<typeof endInput>,
  context: CommandContext,
): Result<SupportSession, EndedAlready | { readonly code: 'support-session.reason-missing' }> {
  // Without a hub neither side hears of it from the other: both say so, and the first to say it is the one who ended it.
  if (session.state === 'ended' && session.origin === 'lan') return ok(session);
  if (session.state === 'ended') return refuse({ code: 'support-session.ended-already' });
  const endedBy = enderOf(session, context.principal);
  if (endedBy === 'lead' && note === undefined) return refuse({ code: 'support-session.reason-missing' });
  return ok(ended(session, { endedBy, endReason: reasonOf(session, endedBy, why), endNote: note ?? null }, context));
}

function enderOf(session: SupportSession, who: Principal): EndedBy {
  if (who.kind === 'desk') return 'desk';
  if (who.kind !== 'agent' || participantOf(session, who) === 'user') return 'user';
  return session.agent === who.id ? 'agent' : 'lead';
}

/** Who ends what was only asked takes the question back, or says no to it. */
function reasonOf({ state }: SupportSession, endedBy: EndedBy, why: EndReason): EndReason {
  if (state === 'asked') return endedBy === 'user' ? 'refused' : 'withdrawn';
  return endedBy === 'lead' ? 'stopped' : why;
}

/** The person who was asked says no, or their computer does in their place. */
export function refuseSupport(
  session: SupportSession,
  { because }: z.infer<typeof refuseInput>,
  context: CommandContext,
): Result<SupportSession, { readonly code: 'support-session.not-awaited' }> {
  const isOpenQuestion = session.state === 'asked' && isAwaited(session, context.nowMs);
  if (!isOpenQuestion) return refuse({ code: 'support-session.not-awaited' });
  return ok(ended(session, { endedBy: 'user', endReason: because ?? 'refused', endNote: null }, context));
}

/** The hub ends what nobody answered in time, what another question has overtaken, and where nobody is any more. */
export function lapseSupport(
  session: SupportSession,
  { because }: z.infer<typeof lapseInput>,
  context: CommandContext,
): Result<SupportSession, EndedAlready | { readonly code: 'support-session.still-awaited' }> {
  if (session.state === 'ended') return refuse({ code: 'support-session.ended-already' });
  const isTooEarly = because === 'not-answered' && (session.state === 'joined' || isAwaited(session, context.nowMs));
  if (isTooEarly) return refuse({ code: 'support-session.still-awaited' });
  return ok(ended(session, { endedBy: 'desk', endReason: because, endNote: null }, context));
}

function ended(
  session: SupportSession,
  how: Pick<SupportSession, 'endedBy' | 'endReason' | 'endNote'>,
  { nowMs }: CommandContext,
): SupportSession {
  const [spells, looks] = [spellsClosed(session.spells, nowMs), spellsClosed(session.looks, nowMs)];
  return { ...session, ...how, state: 'ended', spells, looks, endedAtMs: nowMs, changedAtMs: nowMs };
}

/** The person says afterwards that they did not agree to something in it (W15); what, stands on the ticket. */
export function objectToSession(
  session: SupportSession,
  _input: unknown,
  { nowMs }: CommandContext,
): Result<SupportSession, { readonly code: 'support-session.not-joined' }> {
  if (session.joinedAtMs === null) return refuse({ code: 'support-session.not-joined' });
  return ok({ ...session, objectedAtMs: session.objectedAtMs ?? nowMs, changedAtMs: nowMs });
}
