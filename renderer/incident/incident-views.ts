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

/** A named way to look at the queue; see `incident-page-query.ts` for what it holds. */
export interface IncidentView {
  readonly id: IncidentViewId;
  readonly sort: SortName;
  /** The key after `V`. */
  readonly key: string;
}

export const incidentViews: Readonly<Record<IncidentViewId, IncidentView>> = {
  mine: { id: 'mine', sort: 'priority', key: 'm' },
  offered: { id: 'offered', sort: 'priority', key: 'o' },
  waiting: { id: 'waiting', sort: 'waiting', key: 'w' },
  unclaimed: { id: 'unclaimed', sort: 'priority', key: 'u' },
  open: { id: 'open', sort: 'priority', key: 'e' },
  pending: { id: 'pending', sort: 'changed', key: 'p' },
  resolved: { id: 'resolved', sort: 'changed', key: 'r' },
  all: { id: 'all', sort: 'changed', key: 'a' },
};

export function incidentViewOf(name: string | undefined): IncidentView {
  const id = incidentViewIds.find((known) => known === name);
  return incidentViews[id ?? 'mine'];
}

/** How many incidents each view holds. */
export type ViewCounts = Readonly<Record<IncidentViewId, number>>;
