import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { AgentId, PersonId } from '#domain/kernel/fields.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { Directory } from '../app/directory.ts';
import { plainText } from '../look/plain-text.ts';
import type { FilterTerm, IncidentFilter } from './incident-filter.ts';

/** What a filter may have to know beside the incident itself. */
export interface MatchFacts {
  readonly me: AgentId;
  readonly directory: Directory;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Ids of the records that were changed here and are not synced yet. */
  readonly unsynced: ReadonlySet<string>;
}

type Match = (incident: Incident) => boolean;

/** Prepares a filter once, so that looking at thousands of incidents stays cheap. */
export function matcherOf({ terms, words }: IncidentFilter, facts: MatchFacts): Match {
  const matches = [...terms.map((term) => matchTerm(term, facts)), ...words.map((word) => matchWord(word, facts))];
  return (incident) => matches.every((match) => match(incident));
}

function matchWord(word: string, { people }: MatchFacts): Match {
  const wanted = plainText(word.replaceAll('"', ''));
  return ({ summary, number, requester, category }) =>
    [summary, number, people.get(requester)?.name, category].some(
      (text) => typeof text === 'string' && plainText(text).includes(wanted),
    );
}

function matchTerm({ key, values, isNegated }: FilterTerm, facts: MatchFacts): Match {
  const matches = values.map((value) => matchers[key](value, facts));
  return (incident) => matches.some((match) => match(incident)) !== isNegated;
}

const matchers: Readonly<Record<FilterTerm['key'], (value: string, facts: MatchFacts) => Match>> = {
  is: matchIs,
  priority:
    (value) =>
    ({ priority }) =>
      priority === value,
  effect:
    (value) =>
    ({ impact }) =>
      impact.endsWith(value),
  urgency:
    (value) =>
    ({ urgency }) =>
      urgency === value,
  owner: (value, facts) => matchAgent(value, facts, ({ owner }) => owner),
  offered: (value, facts) => matchAgent(value, facts, ({ offer }) => offer?.to ?? null),
  team: (value, { directory }) =>
    matchAmong(
      directory.teams,
      value,
      ({ name }) => [name],
      ({ team }) => team,
    ),
  requester: matchRequester,
  site: (value, { directory }) =>
    matchAmong(
      directory.sites,
      value,
      ({ code, name }) => [code, name],
      ({ site }) => site,
    ),
  service: (value, { directory }) =>
    matchAmong(
      directory.services,
      value,
      ({ name }) => [name],
      ({ service }) => service,
    ),
  category:
    (value) =>
    ({ category }) =>
      category !== null && plainText(category).includes(plainText(value)),
  channel:
    (value) =>
    ({ channel }) =>
      channel === value,
  waits:
    (value) =>
    ({ pending }) =>
      pending !== null && pending.reason.endsWith(value),
};

function matchIs(value: string, { people, unsynced }: MatchFacts): Match {
  switch (value) {
    case 'open':
      return isOpen;
    case 'unclaimed':
      return ({ state }) => state === 'logged';
    case 'offered':
      return ({ offer }) => offer !== null;
    case 'waiting':
      return ({ awaitingReplySinceMs }) => awaitingReplySinceMs !== null;
    case 'reopened':
      return ({ reopenCount }) => reopenCount > 0;
    case 'unsynced':
      return ({ id }) => unsynced.has(id);
    case 'vip':
      return ({ requester }) => people.get(requester)?.isVip === true;
    default:
      return ({ state }) => state === value;
  }
}

function matchAgent(value: string, { me, directory }: MatchFacts, idOf: (incident: Incident) => AgentId | null): Match {
  if (value === 'me') return (incident) => idOf(incident) === me;
  return matchAmong(directory.colleagues, value, ({ name, person }) => [name, person?.login ?? ''], idOf);
}

function matchRequester(value: string, { people }: MatchFacts): Match {
  return ({ requester }) => {
    const person = people.get(requester);
    return person !== undefined && isCalled([person.name, person.login ?? ''], value);
  };
}

/** Finds those who are meant once, then compares ids only. */
function matchAmong<Id extends string, Row>(
  rows: ReadonlyMap<Id, Row>,
  value: string,
  namesOf: (row: Row) => readonly string[],
  idOf: (incident: Incident) => Id | null,
): Match {
  const meant = new Set([...rows].filter(([, row]) => isCalled(namesOf(row), value)).map(([id]) => id));
  return (incident) => {
    const id = idOf(incident);
    return id !== null && meant.has(id);
  };
}

/** Whether every part of `value` begins a part of one of the names: `mira-s` is Mira Solberg. */
export function isCalled(names: readonly string[], value: string): boolean {
  const wanted = partsOf(value);
  return names.some((name) => {
    const parts = partsOf(name);
    return wanted.every((part) => parts.some((given) => given.startsWith(part)));
  });
}

function partsOf(text: string): readonly string[] {
  return plainText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
}
