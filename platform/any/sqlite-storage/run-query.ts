import type { FilledMangoQuery, RxDocumentData, RxJsonSchema, RxStorageCountResult } from 'rxdb/plugins/core';
import { getQueryMatcher, getSortComparator } from 'rxdb/plugins/core';
import type { DocumentTable } from './document-table.ts';
import { documentOf } from './document-table.ts';
import { sql } from './sql.ts';
import type { TableLayout } from './table-layout.ts';
import type { TranslatedQuery } from './translate-query.ts';
import { translateQuery } from './translate-query.ts';

export interface QueriedTable<Kept> {
  readonly table: DocumentTable<Kept>;
  readonly layout: TableLayout;
  readonly schema: RxJsonSchema<RxDocumentData<Kept>>;
}

/** The documents that a query asks for, in its order. */
export function runQuery<Kept>(
  { table, layout, schema }: QueriedTable<Kept>,
  query: FilledMangoQuery<Kept>,
): RxDocumentData<Kept>[] {
  const translated = translateQuery(layout, query);
  const { skip, limit } = sliceOf(query);
  if (limit === 0) return [];
  const matches = matching(schema, query, translated);
  const { where, verdict, orderBy } = translated;
  if (orderBy !== null && verdict === null) {
    const slice = sql`LIMIT ${limit === Number.POSITIVE_INFINITY ? -1 : limit} OFFSET ${skip}`;
    return [...table.select(sql`"doc", 1`, sql`WHERE ${where} ORDER BY ${orderBy} ${slice}`)].map(([json]) =>
      documentOf<Kept>(json),
    );
  }
  // From here on rows are read that may not be wanted: SQL cannot tell whether they match, or in which order they come.
  const found: RxDocumentData<Kept>[] = [];
  // RxDB's order calls some lists and objects equal that are not: then their keys decide, not the index that was read.
  const order = orderBy ?? sql`"id"`;
  for (const [json, isSure] of table.select(sql`"doc", ${verdict ?? sql`1`}`, sql`WHERE ${where} ORDER BY ${order}`)) {
    const document = documentOf<Kept>(json);
    if (isSure === null && !matches(document)) continue;
    found.push(document);
    if (orderBy !== null && found.length >= skip + limit) break;
  }
  if (orderBy === null) found.sort(getSortComparator<Kept>(schema, query));
  return found.slice(skip, skip + limit);
}

/** As many as `runQuery` finds. `slow` when documents had to be read to know. */
export function countQuery<Kept>(queried: QueriedTable<Kept>, query: FilledMangoQuery<Kept>): RxStorageCountResult {
  const { table, layout, schema } = queried;
  const translated = translateQuery(layout, query);
  const { skip, limit } = sliceOf(query);
  const inSlice = (all: number) => Math.max(0, Math.min(all - skip, limit));
  const { where, verdict } = translated;
  if (verdict === null) {
    const [row] = [...table.select(sql`count(*)`, sql`WHERE ${where}`)];
    return { count: inSlice(Number(row?.[0])), mode: 'fast' };
  }
  const matches = matching(schema, query, translated);
  let count = 0;
  for (const [json, isSure] of table.select(sql`"doc", ${verdict}`, sql`WHERE ${where}`)) {
    if (isSure !== null || matches(documentOf<Kept>(json))) count += 1;
  }
  return { count: inSlice(count), mode: 'slow' };
}

/** RxDB's own matcher, made when it is needed, and at once where SQL cannot tell: then it refuses wrong selectors. */
function matching<Kept>(
  schema: RxJsonSchema<RxDocumentData<Kept>>,
  query: FilledMangoQuery<Kept>,
  { verdict }: TranslatedQuery,
): (document: RxDocumentData<Kept>) => boolean {
  return verdict === null ? () => true : getQueryMatcher<Kept>(schema, query);
}

function sliceOf({ skip, limit }: FilledMangoQuery<unknown>): { readonly skip: number; readonly limit: number } {
  const wanted = typeof limit === 'number' ? Math.trunc(limit) : Number.POSITIVE_INFINITY;
  return { skip: Math.max(0, Math.trunc(skip)), limit: Math.max(0, wanted) };
}
