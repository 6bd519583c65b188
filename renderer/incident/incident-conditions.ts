import type { SearchCondition, SearchFacet } from '#contracts/search.ts';
import { impacts, pendingReasons } from '#domain/incident/incident.record.ts';
import type { PersonId } from '#domain/kernel/fields.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { Directory } from '../app/directory.ts';
import type { FilterTerm, IncidentFilter } from './incident-filter.ts';
import { isCalled } from './incident-match.ts';

export interface ConditionFacts {
  readonly me: string;
  readonly directory: Directory;
  /** People that the filter names, by what was typed for them. */
  readonly peopleCalled: ReadonlyMap<string, readonly PersonId[]>;
}

/** What a question may hold (`contracts/search.ts`). */
const MOST_VALUES = 200;
const LONGEST_VALUE = 120;

/** What the index can leave out for a filter: the rest is judged ticket by ticket, as everywhere (`incident-match.ts`). */
export function conditionsOf({ terms }: IncidentFilter, facts: ConditionFacts): readonly SearchCondition[] {
  return terms.flatMap((term) => {
    const condition = conditionOf(term, facts);
    if (condition === null) return [];
    const values = condition.values.slice(0, MOST_VALUES).map((value) => value.slice(0, LONGEST_VALUE));
    return [{ ...condition, values, isNegated: term.isNegated }];
  });
}

/** What was typed for people, who are looked up first. */
export function requestersIn({ terms }: IncidentFilter): readonly string[] {
  return terms.filter(({ key }) => key === 'requester').flatMap(({ values }) => values);
}

type Condition = { readonly facet: SearchFacet; readonly values: string[] };

/** `null` for what the index does not know: who is a VIP, what is not synced, a part of a category. */
function conditionOf({ key, values }: FilterTerm, facts: ConditionFacts): Condition | null {
  const { directory, me } = facts;
  const endingWith = (words: readonly string[]) => words.filter((word) => values.some((value) => word.endsWith(value)));
  switch (key) {
    case 'is':
      return values.some((value) => value === 'vip' || value === 'unsynced')
        ? null
        : { facet: 'is', values: values.map((value) => (value === 'unclaimed' ? 'logged' : value)) };
    case 'priority':
    case 'urgency':
    case 'channel':
      return { facet: key, values: [...values] };
    case 'effect':
      return { facet: 'impact', values: endingWith(impacts) };
    case 'waits':
      return { facet: 'waits', values: endingWith(pendingReasons) };
    case 'owner':
    case 'offered': {
      const others = values.filter((value) => value !== 'me');
      const called = idsCalled(directory.colleagues, others, ({ name, person }) => [name, person?.login ?? '']);
      return { facet: key, values: values.includes('me') ? [...called, me] : called };
    }
    case 'team':
      return { facet: 'team', values: idsCalled(directory.teams, values, ({ name }) => [name]) };
    case 'site':
      return { facet: 'site', values: idsCalled(directory.sites, values, ({ code, name }) => [code, name]) };
    case 'service':
      return { facet: 'service', values: idsCalled(directory.services, values, ({ name }) => [name]) };
    case 'requester':
      return { facet: 'requester', values: values.flatMap((value) => facts.peopleCalled.get(value) ?? []) };
    case 'category':
      return null;
    default:
      return assertNever(key);
  }
}

function idsCalled<Row>(
  rows: ReadonlyMap<string, Row>,
  values: readonly string[],
  namesOf: (row: Row) => readonly string[],
): string[] {
  return [...rows].filter(([, row]) => values.some((value) => isCalled(namesOf(row), value))).map(([id]) => id);
}
