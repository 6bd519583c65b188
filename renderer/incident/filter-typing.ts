import type { IncidentFilter } from './incident-filter.ts';
import { filterKeys, parseFilter, writeTerm } from './incident-filter.ts';

/** A filter while somebody types in it: complete terms are chips, the rest is still text. */
export interface FilterTyping {
  readonly filter: IncidentFilter;
  /** What stands in the field beside the chips. */
  readonly typed: string;
}

/** The token that is being typed: what stands after the last space outside quotation marks. */
export function tokenAtEnd(typed: string): string {
  return /(?:[^\s"]|"[^"]*"?)*$/.exec(typed)?.[0] ?? '';
}

/** Takes what was typed. A term becomes a chip once a space follows it; words filter as they are typed. */
export function typeFilter(filter: IncidentFilter, typed: string): FilterTyping {
  const tail = tokenAtEnd(typed);
  const head = parseFilter(typed.slice(0, typed.length - tail.length));
  const { words: tailWords } = isTermBegun(tail) ? { words: [] } : parseFilter(tail);
  const hasChips = head.terms.length > 0 || head.sort !== null || head.group !== null;
  return {
    filter: {
      terms: [...filter.terms, ...head.terms],
      words: [...head.words, ...tailWords],
      sort: head.sort ?? filter.sort,
      group: head.group ?? filter.group,
    },
    typed: hasChips ? [...head.words, tail].join(' ') : typed,
  };
}

/** Takes all that was typed as complete, as when Enter is pressed. */
export function commitFilter(filter: IncidentFilter, typed: string): FilterTyping {
  const committed = typeFilter(filter, `${typed} `);
  return { ...committed, typed: committed.typed.trim() };
}

/** Puts a suggestion where the token at the end stands. A key alone goes on being typed. */
export function completeToken(filter: IncidentFilter, typed: string, token: string): FilterTyping {
  const before = typed.slice(0, typed.length - tokenAtEnd(typed).length);
  return token.endsWith(':')
    ? { filter: typeFilter(filter, before).filter, typed: before + token }
    : commitFilter(filter, before + token);
}

/** Turns the last chip back into text, as when Backspace is pressed at the beginning of the field. */
export function reopenLastTerm(filter: IncidentFilter, typed: string): FilterTyping {
  const last = filter.terms.at(-1);
  if (last === undefined) return { filter, typed };
  return { filter: { ...filter, terms: filter.terms.slice(0, -1) }, typed: writeTerm(last) + typed };
}

function isTermBegun(token: string): boolean {
  const [, key] = /^-?([a-z]+):/i.exec(token) ?? [];
  return key !== undefined && [...filterKeys, 'sort', 'group'].some((known) => known === key.toLowerCase());
}
