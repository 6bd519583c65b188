import type { Incident } from '#domain/incident/incident.record.ts';
import type { GroupName, SortName } from './incident-filter.ts';

type Compare = (left: Incident, right: Incident) => number;

/** Compares one after the other until two differ; the id at last, so that equal moments keep their order. */
function inTurn(...compares: readonly Compare[]): Compare {
  return (left, right) => {
    for (const compare of compares) {
      const order = compare(left, right);
      if (order !== 0) return order;
    }
    return left.id < right.id ? -1 : 1;
  };
}

const byPriority: Compare = (left, right) => left.priority.localeCompare(right.priority);
const oldestFirst: Compare = (left, right) => left.loggedAtMs - right.loggedAtMs;
const latestChangeFirst: Compare = (left, right) => right.changedAtMs - left.changedAtMs;
const longestWaitFirst: Compare = (left, right) =>
  (left.awaitingReplySinceMs ?? Number.MAX_SAFE_INTEGER) - (right.awaitingReplySinceMs ?? Number.MAX_SAFE_INTEGER);

const orders: Readonly<Record<SortName, Compare>> = {
  priority: inTurn(byPriority, oldestFirst),
  waiting: inTurn(longestWaitFirst, byPriority, oldestFirst),
  changed: inTurn(latestChangeFirst),
  newest: inTurn((left, right) => oldestFirst(right, left)),
  oldest: inTurn(oldestFirst),
};

export function sortIncidents(incidents: readonly Incident[], sort: SortName): readonly Incident[] {
  return incidents.toSorted(orders[sort]);
}

/** What stands in one line of the list: an incident, or the heading of a group with the number it holds. */
export type QueueRow =
  | { readonly kind: 'incident'; readonly id: string; readonly incident: Incident }
  | { readonly kind: 'group'; readonly id: string; readonly value: string; readonly count: number };

const groupValue: Readonly<Record<GroupName, (incident: Incident) => string>> = {
  priority: ({ priority }) => priority,
  owner: ({ owner }) => owner,
  team: ({ team }) => team,
  state: ({ state }) => state,
};

/** Lays incidents out as rows; groups stand in the order in which their first incident comes. */
export function rowsInGroups(incidents: readonly Incident[], group: GroupName | null): readonly QueueRow[] {
  if (group === null) return incidents.map(rowOfIncident);
  const members = Map.groupBy(incidents, groupValue[group]);
  return [...members].flatMap(([value, within]) => [
    { kind: 'group' as const, id: `group:${value}`, value, count: within.length },
    ...within.map(rowOfIncident),
  ]);
}

function rowOfIncident(incident: Incident): QueueRow {
  return { kind: 'incident', id: incident.id, incident };
}
