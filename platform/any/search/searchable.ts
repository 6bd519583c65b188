import type { SearchKind } from '#contracts/search.ts';
import type { Incident } from '#domain/incident/incident.record.ts';
import { isOpen } from '#domain/incident/incident.rules.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import { plainTextOf } from '#domain/knowledge/plain-text.rules.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import { phoneKeysOf } from './phone-keys.ts';

/** What can be found of one record. */
export interface Searchable {
  readonly kind: SearchKind;
  readonly id: string;
  /** The later, the earlier it is shown. */
  readonly changedAtMs: number;
  /** Stands before others that fit as well. */
  readonly isCurrent: boolean;
  readonly title: string;
  /** What the record is called by: numbers, names of machines, addresses. */
  readonly keys: string;
  readonly body: string;
  /** Further ways to spell a key, folded by whoever made them. */
  readonly extraKeys: readonly string[];
  readonly facets: readonly (readonly [facet: string, value: string])[];
}

/** Of one record no more is looked through; a ticket with more keeps its beginning and what was said last. */
const LONGEST_BODY = 200_000;

/** What stands in a line of the journal, or will when the hub has taken the command that waits here. */
export type SaidLine = Pick<JournalLine, 'name' | 'input'>;

export function searchableIncident(incident: Incident, lines: readonly SaidLine[]): Searchable {
  return {
    kind: 'incident',
    id: incident.id,
    changedAtMs: incident.changedAtMs,
    isCurrent: isOpen(incident),
    title: incident.summary,
    keys: incident.number ?? '',
    body: [incident.category ?? '', ...textsOf(lines)].join('\n'),
    extraKeys: incident.number === null ? [] : shortNumbersOf(incident.number),
    facets: facetsOfIncident(incident),
  };
}

function facetsOfIncident(incident: Incident): Searchable['facets'] {
  const { offer, pending, reopenCount, awaitingReplySinceMs } = incident;
  const is = [
    incident.state,
    ...(isOpen(incident) ? ['open'] : []),
    ...(offer === null ? [] : ['offered']),
    ...(awaitingReplySinceMs === null ? [] : ['waiting']),
    ...(reopenCount > 0 ? ['reopened'] : []),
  ];
  const { priority, impact, urgency, channel, owner, team, requester, device, service, site, category } = incident;
  const named = { priority, impact, urgency, channel, owner, team, requester, device, service, site, category };
  return [
    ...is.map((state) => ['is', state] as const),
    ...Object.entries(named).flatMap(([facet, value]) => (value === null ? [] : [[facet, value] as const])),
    ...(offer === null ? [] : [['offered', offer.to] as const]),
    ...(pending === null ? [] : [['waits', pending.reason] as const]),
  ];
}

/**
 * `BER-000142-7` as people say it: `ber142`, `ber1427`, `142`. Of what a device gave by itself, such as `4K7Q-8HZ4XT0V-R`:
 * `4k7q8hz4xt0v`, `4k7q8hz4xt0vr`, `8hz4xt0v`.
 */
function shortNumbersOf(number: string): readonly string[] {
  const [site = '', digits = '', check = ''] = number.toLowerCase().split('-');
  const serial = /^[a-z]/.test(site) ? digits.replace(/^0+/, '') : digits;
  return [`${site}${serial}`, `${site}${serial}${check}`, serial];
}

/** What was said in the lines of a ticket: how it began, then from the latest back. */
function textsOf(lines: readonly SaidLine[]): readonly string[] {
  const [first, ...rest] = lines.map(textOfLine).filter((text) => text !== '');
  if (first === undefined) return [];
  const texts = [first];
  let length = first.length;
  for (const text of rest.toReversed()) {
    length += text.length;
    if (length > LONGEST_BODY) break;
    texts.push(text);
  }
  return texts;
}

/** The fields of commands that hold what somebody wrote. `reason` is a word of ours on some and theirs on others. */
const WRITTEN = ['description', 'text', 'note', 'resolution', 'reason'] as const;

function textOfLine({ name, input }: SaidLine): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '';
  // Why a ticket waits is one of our words, not theirs.
  const isOurs = (field: string) => field === 'reason' && name.startsWith('incident.suspend');
  const written = WRITTEN.map((field) => (isOurs(field) ? '' : input[field]));
  const texts = written.filter((text) => typeof text === 'string' && text !== '');
  return [...texts, ...attachmentsIn(input).map((file) => file.name)].map(String).join('\n');
}

export function searchablePerson(person: Person): Searchable {
  const { login, emails, phones, department, title, site, isActive } = person;
  return {
    kind: 'person',
    id: person.id,
    changedAtMs: person.changedAtMs,
    isCurrent: isActive,
    title: person.name,
    keys: [login ?? '', ...emails, ...phones].join('\n'),
    body: [department ?? '', title ?? ''].join('\n'),
    extraKeys: phones.flatMap(phoneKeysOf),
    facets: [['is', isActive ? 'active' : 'inactive'], ...(site === null ? [] : [['site', site] as const])],
  };
}

export function searchableDevice(device: Device): Searchable {
  const { system, operatingSystem, network } = device.inventory;
  const addresses = (network ?? []).flatMap(({ macAddress, ipv4, ipv6 }) => [macAddress, ipv4, ipv6]);
  return {
    kind: 'device',
    id: device.id,
    changedAtMs: device.changedAtMs,
    isCurrent: device.person !== null,
    title: device.name,
    keys: [system?.hostName ?? '', system?.serialNumber ?? '', system?.uuid ?? '', ...addresses].join('\n'),
    body: [system?.manufacturer, system?.model, operatingSystem?.name, operatingSystem?.release].join('\n'),
    extraKeys: [],
    facets: [
      ...(device.person === null ? [] : [['person', device.person] as const]),
      ...(device.site === null ? [] : [['site', device.site] as const]),
    ],
  };
}

export function searchableArticle(article: Article): Searchable {
  return {
    kind: 'article',
    id: article.id,
    changedAtMs: article.changedAtMs,
    isCurrent: article.state === 'published',
    title: article.title,
    keys: article.number ?? '',
    body: plainTextOf(article.body),
    extraKeys: [],
    facets: [
      ['is', article.state],
      ['audience', article.audience],
    ],
  };
}
