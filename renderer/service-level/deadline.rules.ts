import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { IncidentClock } from '#domain/service-level/incident-clock.rules.ts';

/** The one thing to say about a clock at a moment. */
export type Deadline =
  /** It has ended, or its moment is not known. */
  | { readonly kind: 'none' }
  /** Somebody else has to act first; nothing runs out meanwhile. */
  | { readonly kind: 'paused' }
  /** `soon`: most of the time is used up. `missed`: all of it, at `atMs`. */
  | { readonly kind: 'due' | 'soon' | 'missed'; readonly atMs: number };

/** @param nowMs By the hub's clock, the same the incident's clock was read at. */
export function deadlineOf(incident: Pick<Incident, 'state'>, clock: IncidentClock, nowMs: number): Deadline {
  if (!isOpen(incident)) return { kind: 'none' };
  const due = [clock.restoreDueAtMs, clock.resolutionDueAtMs].filter((atMs) => atMs !== null);
  const missed = due.filter((atMs) => atMs < nowMs);
  if (clock.isBreached && missed.length > 0) return { kind: 'missed', atMs: Math.min(...missed) };
  if (clock.isPaused) return { kind: 'paused' };
  if (due.length === 0) return { kind: 'none' };
  return { kind: clock.isAboutToBreach ? 'soon' : 'due', atMs: Math.min(...due) };
}
