import type { Incident } from '#domain/incident/incident.record.ts';
import type { Device } from '#domain/inventory/device.record.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import type { Person } from '#domain/workforce/person.record.ts';
import type { Desk } from '../desk/desk.ts';
import { plainText } from '../look/plain-text.ts';
import { rowsOf } from './rows-of.ts';

/** What the palette looks through. Read when it opens; a palette is open for seconds. */
export interface Findable {
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly devices: readonly Device[];
  readonly articles: readonly Article[];
}

/** So many of the latest changed tickets are looked through. */
const LATEST_INCIDENTS = 5_000;

export async function readFindable({ collections }: Desk): Promise<Findable> {
  const [incidents, people, devices, articles] = await Promise.all([
    collections.incident.find({ sort: [{ changedAtMs: 'desc' }], limit: LATEST_INCIDENTS }).exec(),
    collections.person.find().exec(),
    collections.device.find().exec(),
    collections.article.find({ selector: { state: { $ne: 'retired' } } }).exec(),
  ]);
  return {
    incidents: rowsOf(incidents),
    people: rowsOf(people),
    devices: rowsOf(devices),
    articles: rowsOf(articles),
  };
}

export interface Found {
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly devices: readonly Device[];
  readonly articles: readonly Article[];
}

const nothing: Found = { incidents: [], people: [], devices: [], articles: [] };

/**
 * What every word of the query occurs in. A ticket is also found by its number as people say it, with or without
 * dashes: `ber142` finds `BER-000142-7`. The first `limit` of each kind, names that begin with the query first.
 */
export function findIn({ incidents, people, devices, articles }: Findable, query: string, limit: number): Found {
  const words = plainText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return nothing;
  const number = shortNumber(query);
  const active = people.filter(({ isActive }) => isActive);
  return {
    incidents: best(
      incidents,
      words,
      limit,
      ({ summary }) => summary,
      ({ number: full }) => number !== null && full !== null && shortNumber(full)?.startsWith(number) === true,
    ),
    people: best(active, words, limit, (person) => [person.name, ...person.emails, ...person.phones].join(' ')),
    devices: best(devices, words, limit, ({ name, inventory }) => `${name} ${inventory.system?.serialNumber ?? ''}`),
    articles: best(articles, words, limit, ({ title, number }) => `${title} ${number ?? ''}`),
  };
}

function best<Row>(
  rows: readonly Row[],
  words: readonly string[],
  limit: number,
  textOf: (row: Row) => string,
  isMeant: (row: Row) => boolean = () => false,
): readonly Row[] {
  const meant: Row[] = [];
  const first: Row[] = [];
  const other: Row[] = [];
  for (const row of rows) {
    const text = plainText(textOf(row));
    if (isMeant(row)) meant.push(row);
    else if (!words.every((word) => text.includes(word))) continue;
    else if (text.startsWith(words[0] ?? '')) first.push(row);
    else other.push(row);
  }
  return [...meant, ...first, ...other].slice(0, limit);
}

/** `BER-000142-7`, `ber 142` and `BER142` all as `ber142…`; digits alone stand for any site. `null` when it is no number. */
function shortNumber(text: string): string | null {
  const parts = /^([a-z]{2,5})[\s-]*0*(\d+)(?:-?([0-9a-z]))?$/i.exec(text.trim());
  return parts === null ? null : `${parts[1]}${parts[2]}`.toLowerCase();
}
