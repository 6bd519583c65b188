import type { IncidentFilter } from '../incident/incident-filter.ts';
import { parseFilter } from '../incident/incident-filter.ts';

/** What somebody typed to search: plain words, or, after a `=`, the language of the queue's filter (SRCH-2). */
export type SearchText =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'filter'; readonly filter: IncidentFilter };

/** How people know the fields of a ticket; the filter has one name for each. */
const otherNames: Readonly<Record<string, string>> = { from: 'requester:', state: 'is:', number: '' };

/** Nothing typed is ever an error: without `=` every sign is only a sign. */
export function readSearchText(typed: string): SearchText {
  if (!typed.startsWith('=')) return { kind: 'words', text: typed };
  const renamed = typed.slice(1).replaceAll(/(?<=^|\s)(-?)(from|state|number):/gi, (_, sign: string, name: string) => {
    const named = otherNames[name.toLowerCase()] ?? '';
    return named === '' ? '' : `${sign}${named}`;
  });
  return { kind: 'filter', filter: parseFilter(renamed) };
}
