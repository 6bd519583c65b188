import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import type { SortName } from './incident-filter.ts';

export const incidentViewIds = [
  'mine',
  'offered',
  'waiting',
  'unclaimed',
  'open',
  'pending',
  'resolved',
  'all',
] as const;
export type IncidentViewId = (typeof incidentViewIds)[number];

/** A named way to look at the queue. `source` says which incidents it is drawn from. */
export interface IncidentView {
  readonly id: IncidentViewId;
  readonly source: 'open' | 'resolved' | 'all';
  readonly sort: SortName;
  /** The key after `V`. */
  readonly key: string;
  readonly holds: (incident: Incident, me: AgentId) => boolean;
}

export const incidentViews: Readonly<Record<IncidentViewId, IncidentView>> = {
  mine: { id: 'mine', source: 'open', sort: 'priority', key: 'm', holds: (incident, me) => incident.owner === me },
  offered: {
    id: 'offered',
    source: 'open',
    sort: 'priority',
    key: 'o',
    holds: (incident, me) => incident.offer?.to === me,
  },
  waiting: {
    id: 'waiting',
    source: 'open',
    sort: 'waiting',
    key: 'w',
    holds: (incident) => incident.awaitingReplySinceMs !== null,
  },
  unclaimed: {
    id: 'unclaimed',
    source: 'open',
    sort: 'priority',
    key: 'u',
    holds: (incident) => incident.state === 'logged',
  },
  open: { id: 'open', source: 'open', sort: 'priority', key: 'e', holds: isOpen },
  pending: {
    id: 'pending',
    source: 'open',
    sort: 'changed',
    key: 'p',
    holds: (incident) => incident.state === 'pending',
  },
  resolved: { id: 'resolved', source: 'resolved', sort: 'changed', key: 'r', holds: () => true },
  all: { id: 'all', source: 'all', sort: 'changed', key: 'a', holds: () => true },
};

export function incidentViewOf(name: string | undefined): IncidentView {
  const id = incidentViewIds.find((known) => known === name);
  return incidentViews[id ?? 'mine'];
}

/** How many incidents each view holds. */
export type ViewCounts = Readonly<Record<IncidentViewId, number>>;

export function countViews(open: readonly Incident[], resolved: number, all: number, me: AgentId): ViewCounts {
  const count = (id: IncidentViewId) => open.filter((incident) => incidentViews[id].holds(incident, me)).length;
  return {
    mine: count('mine'),
    offered: count('offered'),
    waiting: count('waiting'),
    unclaimed: count('unclaimed'),
    open: open.length,
    pending: count('pending'),
    resolved,
    all,
  };
}
