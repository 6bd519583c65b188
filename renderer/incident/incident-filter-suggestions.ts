import { assertNever } from '#domain/kernel/result.ts';
import {
  channels,
  impacts,
  incidentStates,
  pendingReasons,
  priorities,
  urgencies,
} from '#domain/incident/incident.record.ts';
import type { Directory } from '../app/directory.ts';
import { plainText } from '../look/plain-text.ts';
import type { FilterKey } from './incident-filter.ts';
import { filterKeys } from './incident-filter.ts';

/** One way to go on typing a filter. */
export interface FilterSuggestion {
  /** What the token becomes, such as `owner:` or `owner:mira`. */
  readonly token: string;
  readonly key: FilterKey;
  /** `null` for a key that still wants its value. */
  readonly value: string | null;
  /** The value as people call it, where the value is a name of theirs. */
  readonly name: string | null;
}

export const isValues = [
  'open',
  'unclaimed',
  'offered',
  'waiting',
  'reopened',
  'vip',
  'unsynced',
  ...incidentStates.filter((state) => state !== 'logged'),
] as const;

/**
 * How the token that is being typed could go on: keys while it has no colon, values of its key after it.
 *
 * @param token What stands after the last space; may be empty and may begin with `-`.
 */
export function suggestFilters(token: string, directory: Directory): readonly FilterSuggestion[] {
  const sign = token.startsWith('-') ? '-' : '';
  const [typedKey = '', typedValue] = token.slice(sign.length).toLowerCase().split(':');
  if (typedValue === undefined) {
    return filterKeys
      .filter((key) => key.startsWith(typedKey))
      .map((key) => ({ token: `${sign}${key}:`, key, value: null, name: null }));
  }
  const key = filterKeys.find((known) => known === typedKey);
  if (key === undefined) return [];
  return choicesOf(key, directory)
    .filter(({ value, name }) => [value, name ?? ''].some((text) => plainText(text).includes(plainText(typedValue))))
    .map((choice) => ({ ...choice, key, token: `${sign}${key}:${quoted(choice.value)}` }));
}

type Choice = Pick<FilterSuggestion, 'name'> & { readonly value: string };

function choicesOf(key: FilterKey, directory: Directory): readonly Choice[] {
  switch (key) {
    case 'is':
      return isValues.map(unnamed);
    case 'priority':
      return priorities.map(unnamed);
    case 'effect':
      return impacts.map((impact) => unnamed(lastPartOf(impact)));
    case 'urgency':
      return urgencies.map(unnamed);
    case 'channel':
      return channels.map(unnamed);
    case 'waits':
      return pendingReasons.map((reason) =>
        unnamed(reason === 'agreed-date' ? 'date' : reason.slice('waiting-'.length)),
      );
    case 'owner':
    case 'offered':
      return [unnamed('me'), ...colleagues(directory)];
    case 'team':
      return [...directory.teams.values()].map(({ name }) => unnamed(name));
    case 'site':
      return [...directory.sites.values()].map(({ code, name }) => ({ value: code.toLowerCase(), name }));
    case 'service':
      return [...directory.services.values()].map(({ name }) => unnamed(name));
    case 'requester':
    case 'category':
      return [];
    default:
      return assertNever(key);
  }
}

function colleagues({ colleagues }: Directory): readonly Choice[] {
  return [...colleagues.values()]
    .filter(({ agent, name }) => agent.isActive && name !== '')
    .map(({ name, person }) => ({ value: person?.login ?? plainText(name).replaceAll(/\s+/g, '-'), name }));
}

function unnamed(value: string): Choice {
  return { value, name: null };
}

/** `halted` of `business-halted`. */
function lastPartOf(words: string): string {
  return words.split('-').at(-1) ?? words;
}

function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
