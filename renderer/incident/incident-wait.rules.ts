import type { Incident } from '#domain/incident/incident.record.ts';
import type { AgentId } from '#domain/kernel/fields.ts';

/** What an incident waits for, and since when. The first that applies, most pressing first. */
export type IncidentWait =
  /** The requester spoke last. */
  | { readonly kind: 'our-reply'; readonly sinceMs: number }
  /** Offered to somebody who has not answered. */
  | { readonly kind: 'acceptance'; readonly by: AgentId; readonly sinceMs: number }
  | {
      readonly kind: 'pending';
      readonly reason: NonNullable<Incident['pending']>['reason'];
      readonly sinceMs: number;
      readonly untilMs: number | null;
    }
  /** Nobody has begun. */
  | { readonly kind: 'start'; readonly sinceMs: number }
  | { readonly kind: 'work'; readonly sinceMs: number }
  /** Resolved; the requester may still say that it is not. */
  | { readonly kind: 'objection'; readonly sinceMs: number }
  | { readonly kind: 'nothing' };

export function waitOf(incident: Incident): IncidentWait {
  const { state, awaitingReplySinceMs, offer, pending, loggedAtMs, changedAtMs, resolvedAtMs } = incident;
  if (state === 'closed') return { kind: 'nothing' };
  if (state === 'resolved') return { kind: 'objection', sinceMs: resolvedAtMs ?? changedAtMs };
  if (state === 'logged') return { kind: 'start', sinceMs: loggedAtMs };
  if (awaitingReplySinceMs !== null) return { kind: 'our-reply', sinceMs: awaitingReplySinceMs };
  if (offer !== null) return { kind: 'acceptance', by: offer.to, sinceMs: offer.atMs };
  if (pending !== null) {
    return { kind: 'pending', reason: pending.reason, sinceMs: pending.sinceMs, untilMs: pending.untilMs };
  }
  return { kind: 'work', sinceMs: changedAtMs };
}
