/**
 * The queue's filter, as people type it: `priority:p1,p2 owner:mira -is:pending printer`.
 *
 *     filter = term*            all of them have to hold
 *     term   = [-]key:values    `-` turns it round
 *            | word             occurs in the summary, the number or the requester's name
 *     values = value,value…     one of them is enough; `"two words"` in quotation marks
 */
export const filterKeys = [
  'is',
  'priority',
  'effect',
  'urgency',
  'owner',
  'offered',
  'team',
  'requester',
  'site',
  'service',
  'category',
  'channel',
  'waits',
] as const;
export type FilterKey = (typeof filterKeys)[number];

export const sortNames = ['priority', 'waiting', 'changed', 'newest', 'oldest'] as const;
export type SortName = (typeof sortNames)[number];

export const groupNames = ['priority', 'owner', 'team', 'state'] as const;
export type GroupName = (typeof groupNames)[number];

export interface FilterTerm {
  readonly key: FilterKey;
  readonly values: readonly string[];
  readonly isNegated: boolean;
}

export interface IncidentFilter {
  readonly terms: readonly FilterTerm[];
  /** In the order they were typed, as they were typed. */
  readonly words: readonly string[];
  /** `null`: as the view sorts. */
  readonly sort: SortName | null;
  readonly group: GroupName | null;
}

export const emptyFilter: IncidentFilter = { terms: [], words: [], sort: null, group: null };

/** Whether it can leave anything out: sorting and grouping alone do not. */
export function leavesOut({ terms, words }: IncidentFilter): boolean {
  return terms.length > 0 || words.length > 0;
}

/** Reads what was typed. What is no term is a word; nothing typed is ever an error. */
export function parseFilter(text: string): IncidentFilter {
  return tokensOf(text).reduce<IncidentFilter>(withToken, emptyFilter);
}

function withToken(filter: IncidentFilter, token: string): IncidentFilter {
  const parts = /^(-?)([a-z]+):(.+)$/i.exec(token);
  if (parts === null) return /^-?[a-z]+:$/i.test(token) ? filter : { ...filter, words: [...filter.words, token] };
  const [, sign = '', name = '', list = ''] = parts;
  const values = valuesOf(list);
  const key = filterKeys.find((known) => known === name.toLowerCase());
  if (key !== undefined) {
    const term = { key, values, isNegated: sign === '-' };
    return { ...filter, terms: [...filter.terms, term] };
  }
  const sort = sortNames.find((known) => name === 'sort' && known === values[0]);
  if (sort !== undefined) return { ...filter, sort };
  const group = groupNames.find((known) => name === 'group' && known === values[0]);
  if (group !== undefined) return { ...filter, group };
  return { ...filter, words: [...filter.words, token] };
}

/** Splits at spaces, but not inside quotation marks. An open quotation goes to the end. */
function tokensOf(text: string): readonly string[] {
  return text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
}

function valuesOf(list: string): readonly string[] {
  return (list.match(/"[^"]*"?|[^,]+/g) ?? []).map((value) => value.replaceAll('"', '').trim().toLowerCase());
}

/** Writes a filter as text that reads back as the same filter. */
export function writeFilter({ terms, words, sort, group }: IncidentFilter): string {
  return [
    ...terms.map(writeTerm),
    sort === null ? '' : `sort:${sort}`,
    group === null ? '' : `group:${group}`,
    ...words,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

export function writeTerm({ key, values, isNegated }: FilterTerm): string {
  return `${isNegated ? '-' : ''}${key}:${values.map(quoted).join(',')}`;
}

function quoted(value: string): string {
  return /[\s,]/.test(value) ? `"${value}"` : value;
}
