import type { EpochMs } from '../kernel/fields.ts';
import type { Incident } from './incident.record.ts';

const priorityByImpactAndUrgency = {
  'business-halted': { high: 'p1', medium: 'p1', low: 'p2' },
  'business-interrupted': { high: 'p2', medium: 'p3', low: 'p4' },
  'user-affected': { high: 'p3', medium: 'p4', low: 'p5' },
} as const;

/**
 * Priority matrix (INC-3): what it does to the business against how long that can wait.
 * A halted business is never below P2: nobody may hide one behind a low urgency.
 */
export function priorityOf(impact: Incident['impact'], urgency: Incident['urgency']): Incident['priority'] {
  return priorityByImpactAndUrgency[impact][urgency];
}

/** The states in which somebody still owes the requester something. */
export const openStates = ['logged', 'in-progress', 'pending'] as const satisfies readonly Incident['state'][];

export function isOpen(incident: Pick<Incident, 'state'>): boolean {
  return openStates.some((state) => state === incident.state);
}

/** After this the requester's problem is a new incident, linked to the old one (SLA-9). */
export const REOPEN_WINDOW_MS = 14 * 24 * 3_600_000;

export function mayStillReopen(incident: Pick<Incident, 'state' | 'resolvedAtMs'>, nowMs: EpochMs): boolean {
  if (incident.state !== 'resolved' || incident.resolvedAtMs === null) return false;
  return nowMs - incident.resolvedAtMs <= REOPEN_WINDOW_MS;
}
