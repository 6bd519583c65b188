import type { FilledMangoQuery } from 'rxdb/plugins/core';
import { columnVerdict } from './column-verdict.ts';
import type { FieldTest } from './field-test.ts';
import { fieldTestsOf, isObject } from './field-test.ts';
import { jsonVerdict } from './json-verdict.ts';
import type { Sql } from './sql.ts';
import { joined, sql } from './sql.ts';
import type { TableLayout } from './table-layout.ts';
import type { Verdict } from './verdict.ts';
import { ASK, allOf, anyOf, not } from './verdict.ts';

/** A query of RxDB's in SQL, as far as SQL can answer it. */
export interface TranslatedQuery {
  /** Leaves out what certainly does not match. */
  readonly where: Sql;
  /** 1 for a row that certainly matches, NULL for one that JavaScript has to look at. `null`: every row matches. */
  readonly verdict: Sql | null;
  /** `null`: not all sort fields have a column, and JavaScript sorts what matches. */
  readonly orderBy: Sql | null;
}

/** Selectors deeper than this are not written by people. */
const DEEPEST = 20;

export function translateQuery(
  layout: TableLayout,
  { selector, sort }: Pick<FilledMangoQuery<unknown>, 'selector' | 'sort'>,
): TranslatedQuery {
  const conjuncts = conjunctsOf(layout, selector, 0);
  const unsure = conjuncts.filter(({ isSure }) => !isSure).map(({ condition }) => sql`(${condition})`);
  const known = conjuncts.filter(({ isSure }) => isSure).map(({ condition }) => sql`(${condition})`);
  const possible = unsure.map((condition) => sql`${condition} IS NOT 0`);
  const conditions = [...known, ...possible];
  return {
    where: conditions.length === 0 ? sql`1` : joined(conditions, ' AND '),
    verdict: unsure.length === 0 ? null : joined(unsure, ' AND '),
    orderBy: orderOf(layout, sort),
  };
}

/** What has to hold all together, each by itself, so that SQLite sees which indexes could serve. */
function conjunctsOf(layout: TableLayout, selector: unknown, depth: number): readonly Verdict[] {
  if (!isObject(selector) || depth > DEEPEST) return [ASK];
  return Object.entries(selector).flatMap(([name, matcher]) => {
    if (!name.startsWith('$')) return fieldTestsOf(matcher).map((test) => fieldVerdict(layout, name, test));
    if (!Array.isArray(matcher)) return [ASK];
    const alternatives = matcher.map((alternative) => conjunctsOf(layout, alternative, depth + 1));
    switch (name) {
      case '$and':
        return alternatives.flat();
      case '$or':
        return [anyOf(alternatives.map(allOf))];
      case '$nor':
        return [not(anyOf(alternatives.map(allOf)))];
      default:
        return [ASK];
    }
  });
}

function fieldVerdict(layout: TableLayout, path: string, test: FieldTest): Verdict {
  if (test.kind === 'not') return not(allOf(test.tests.map((inner) => fieldVerdict(layout, path, inner))));
  const column = layout.columnOf(path);
  return (column === null ? null : columnVerdict(column, test)) ?? jsonVerdict(path, test);
}

function orderOf(layout: TableLayout, sort: FilledMangoQuery<unknown>['sort']): Sql | null {
  const parts: Sql[] = [];
  for (const [path, direction] of sort.flatMap((part) => Object.entries(part))) {
    const column = layout.columnOf(path);
    if (column === null) return null;
    parts.push(direction === 'desc' ? sql`${column} DESC` : column);
  }
  return parts.length === 0 ? null : joined(parts, ', ');
}
