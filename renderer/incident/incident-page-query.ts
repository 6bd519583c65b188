import type { Incident } from '#domain/incident/incident.record.ts';
import { openStates } from '#domain/incident/incident.rules.ts';
import type { AgentId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { MangoQuerySelector, MangoQuerySortPart } from 'rxdb';
import type { SearchCondition } from '#contracts/search.ts';
import type { SortName } from './incident-filter.ts';
import type { IncidentViewId } from './incident-views.ts';

export interface ViewScope {
  readonly me: AgentId;
  /** From when on resolved tickets are shown. */
  readonly resolvedSinceMs: number;
}

/** What a view holds, as the desk's copy is asked for it. */
export function selectorOfView(view: IncidentViewId, { me, resolvedSinceMs }: ViewScope): MangoQuerySelector<Incident> {
  const open = { state: { $in: [...openStates] } };
  switch (view) {
    case 'mine':
      return { owner: me, ...open };
    case 'offered':
      return { ...open, 'offer.to': me };
    case 'waiting':
      return { ...open, awaitingReplySinceMs: { $gt: 0 } };
    case 'unclaimed':
      return { state: 'logged' };
    case 'pending':
      return { state: 'pending' };
    case 'resolved':
      return { state: 'resolved', changedAtMs: { $gte: resolvedSinceMs } };
    case 'open':
      return open;
    case 'all':
      return {};
    default:
      return assertNever(view);
  }
}

/** The same for the index, which knows no moments: what was resolved long ago is left out by who reads the answer. */
export function conditionsOfView(view: IncidentViewId, { me }: ViewScope): readonly SearchCondition[] {
  const is = (facet: SearchCondition['facet'], value: string) => ({ facet, values: [value], isNegated: false });
  const open = is('is', 'open');
  switch (view) {
    case 'mine':
      return [open, is('owner', me)];
    case 'offered':
      return [open, is('offered', me)];
    case 'waiting':
      return [open, is('is', 'waiting')];
    case 'unclaimed':
      return [is('is', 'logged')];
    case 'pending':
      return [is('is', 'pending')];
    case 'resolved':
      return [is('is', 'resolved')];
    case 'open':
      return [open];
    case 'all':
      return [];
    default:
      return assertNever(view);
  }
}

/**
 * The order in which a page is read, by fields that are indexed. How long somebody has waited for a reply is not: there the
 * longest unchanged come, and the page is put in order when it is there.
 */
export function pageOrder(sort: SortName): MangoQuerySortPart<Incident>[] {
  switch (sort) {
    case 'priority':
      return [{ priority: 'asc' }, { loggedAtMs: 'asc' }];
    case 'changed':
      return [{ changedAtMs: 'desc' }];
    case 'newest':
      return [{ loggedAtMs: 'desc' }];
    case 'oldest':
      return [{ loggedAtMs: 'asc' }];
    case 'waiting':
      return [{ changedAtMs: 'asc' }];
    default:
      return assertNever(sort);
  }
}
