import type { Device } from '#domain/inventory/device.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { QueryKeys } from './person-keys.ts';
import { foldIdentifier, foldText, foldUmlautSpelling, readQuery, significantDigits } from './person-keys.ts';

/** What the typed text was found in. */
export type MatchedBy = 'name' | 'phone' | 'email' | 'login' | 'device' | 'details';

export interface PersonMatch {
  readonly person: Person;
  readonly by: MatchedBy;
  /** The phone number that was typed, as it is stored. */
  readonly phone: string | null;
  /** The device to begin with: the one that was typed, otherwise the person's only or latest one. */
  readonly device: Device | null;
  readonly devices: readonly Device[];
}

interface DeviceKeys {
  readonly device: Device;
  readonly identifiers: readonly string[];
}

interface PersonKeys {
  readonly person: Person;
  readonly devices: readonly DeviceKeys[];
  readonly name: string;
  readonly nameInUmlautSpelling: string;
  readonly emails: readonly string[];
  readonly login: string;
  readonly phones: readonly string[];
  /** Everything that words beside the name may be found in: e-mail, login, department, title. */
  readonly details: string;
}

/** People and their devices, prepared once for being searched at every keystroke. */
export interface PersonIndex {
  /** By name, as it is compared: `Łukasz` stands among the L. */
  readonly people: readonly PersonKeys[];
}

/** Digits that are enough to take two numbers for the same although one lacks its prefix. */
const SHORTEST_WHOLE_NUMBER = 6;

/** Where a match was found, best first: what is exact stands above what begins so, above what contains it. */
const rank = {
  exact: 0,
  nameBegins: 1,
  wordBegins: 2,
  deviceBegins: 3,
  phoneEnds: 4,
  inName: 5,
  inPhone: 6,
  inDevice: 7,
  inDetails: 8,
} as const;

interface Hit {
  readonly rank: number;
  readonly by: MatchedBy;
  readonly device?: Device;
  readonly phone?: string;
}

export function createPersonIndex(people: readonly Person[], devices: readonly Device[]): PersonIndex {
  const byPerson = Map.groupBy(devices, ({ person }) => person);
  const keys = people.map((person) => keysOf(person, byPerson.get(person.id) ?? []));
  return { people: keys.toSorted((a, b) => compareText(a.name, b.name)) };
}

function keysOf(person: Person, devices: readonly Device[]): PersonKeys {
  const latestFirst = devices.toSorted((a, b) => (b.reportedAtMs ?? 0) - (a.reportedAtMs ?? 0));
  const name = foldText(person.name);
  return {
    person,
    devices: latestFirst.map((device) => ({ device, identifiers: identifiersOf(device) })),
    name,
    nameInUmlautSpelling: foldUmlautSpelling(name),
    emails: person.emails.map(foldText),
    login: foldText(person.login ?? ''),
    phones: person.phones.map(significantDigits),
    details: foldText([person.login, ...person.emails, person.department, person.title].join(' ')),
  };
}

function identifiersOf(device: Device): readonly string[] {
  const { system } = device.inventory;
  return [device.name, system?.hostName ?? '', system?.serialNumber ?? '']
    .map(foldIdentifier)
    .filter((identifier) => identifier !== '');
}

/**
 * Who may be meant, best first. Every word has to be found; phone numbers compare by their digits, device names and
 * serial numbers by letters and digits alone. Who has left stands last.
 */
export function findPeople(index: PersonIndex, typed: string, limit: number): readonly PersonMatch[] {
  const query = readQuery(typed);
  if (query === null) return [];
  // One list for each place; within it people stand by name, as they do in the index.
  const found: PersonMatch[][] = [];
  for (const keys of index.people) {
    const hit = bestHit(keys, query);
    if (hit === null) continue;
    const place = keys.person.isActive ? hit.rank : hit.rank + BEHIND_ALL_ACTIVE;
    const equals = (found[place] ??= []);
    if (equals.length < limit) equals.push(matchOf(keys, hit));
  }
  return found.flat().slice(0, limit);
}

const BEHIND_ALL_ACTIVE = Object.keys(rank).length;

// Folded text needs no collation, and over thousands of people `localeCompare` costs more than all the rest.
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function matchOf({ person, devices }: PersonKeys, hit: Hit): PersonMatch {
  const own = devices.map(({ device }) => device);
  return { person, by: hit.by, phone: hit.phone ?? null, device: hit.device ?? own[0] ?? null, devices: own };
}

/** Somebody the index found by what this judgement does not know, such as a slip of the finger. */
export function matchOfPerson(person: Person, devices: readonly Device[]): PersonMatch {
  const theirs = devices.filter((device) => device.person === person.id);
  return matchOf(keysOf(person, theirs), { rank: rank.inDetails, by: 'details' });
}

function bestHit(keys: PersonKeys, query: QueryKeys): Hit | null {
  const hits = [hitInWords(keys, query), hitInPhones(keys, query), hitInDevices(keys, query)];
  return hits.reduce((best, hit) => (hit !== null && (best === null || hit.rank < best.rank) ? hit : best), null);
}

function hitInWords(keys: PersonKeys, { words, umlautWords }: QueryKeys): Hit | null {
  const [first = ''] = words;
  const isAlone = words.length === 1;
  if (isAlone && keys.emails.includes(first)) return { rank: rank.exact, by: 'email' };
  if (isAlone && keys.login === first) return { rank: rank.exact, by: 'login' };
  const nameRank = rankInName(keys, words, umlautWords);
  if (nameRank !== null) return { rank: nameRank, by: 'name' };
  if (!words.every((word) => keys.name.includes(word) || keys.details.includes(word))) return null;
  return { rank: rank.inDetails, by: wordsBy(keys, words) };
}

function wordsBy(keys: PersonKeys, words: readonly string[]): MatchedBy {
  const beside = words.find((word) => !keys.name.includes(word)) ?? '';
  if (keys.emails.some((email) => email.includes(beside))) return 'email';
  return keys.login.includes(beside) ? 'login' : 'details';
}

function rankInName(keys: PersonKeys, words: readonly string[], umlautWords: readonly string[]): number | null {
  const whole = words.join(' ');
  if (keys.name === whole) return rank.exact;
  if (keys.name.startsWith(whole)) return rank.nameBegins;
  // Spelt out umlauts count at the beginning of words only: `uel` is not looking for a Müller.
  if (beginsAll(keys.name, words) || beginsAll(keys.nameInUmlautSpelling, umlautWords)) return rank.wordBegins;
  return isInAll(keys.name, words) ? rank.inName : null;
}

function isInAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function beginsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.startsWith(word) || text.includes(` ${word}`) || text.includes(`-${word}`));
}

function hitInPhones(keys: PersonKeys, { digits }: QueryKeys): Hit | null {
  if (digits === '') return null;
  let best: Hit | null = null;
  for (const [place, stored] of keys.phones.entries()) {
    const foundRank = rankOfPhone(stored, digits);
    if (foundRank === null || (best !== null && best.rank <= foundRank)) continue;
    best = { rank: foundRank, by: 'phone', phone: keys.person.phones[place] ?? '' };
  }
  return best;
}

/** The typed number may lack the prefix that is stored, or carry one that is not. */
function rankOfPhone(stored: string, typed: string): number | null {
  if (stored === typed) return rank.exact;
  if (stored.length >= SHORTEST_WHOLE_NUMBER && typed.endsWith(stored)) return rank.phoneEnds;
  if (stored.endsWith(typed)) return rank.phoneEnds;
  return stored.includes(typed) ? rank.inPhone : null;
}

function hitInDevices(keys: PersonKeys, { identifier }: QueryKeys): Hit | null {
  let best: Hit | null = null;
  for (const { device, identifiers } of keys.devices) {
    for (const found of identifiers) {
      const foundRank = rankOfIdentifier(found, identifier);
      if (foundRank !== null && (best === null || foundRank < best.rank))
        best = { rank: foundRank, by: 'device', device };
    }
  }
  return best;
}

/** One or two characters are in nearly every serial number. */
const SHORTEST_PART_OF_IDENTIFIER = 3;

function rankOfIdentifier(stored: string, typed: string): number | null {
  if (typed === '') return null;
  if (stored === typed) return rank.exact;
  if (typed.length < SHORTEST_PART_OF_IDENTIFIER) return null;
  if (stored.startsWith(typed)) return rank.deviceBegins;
  return stored.includes(typed) ? rank.inDevice : null;
}
