import type { SearchKind } from '#contracts/search.ts';
import { openStates } from '#domain/incident/incident.rules.ts';
import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import type { Row } from '../data-service/table.ts';
import type { FoldWords } from './fold-words.ts';
import type { Readable } from './source-records.ts';

/** What a storage without an index reads at most for one answer. */
const MOST_READ = 500;

interface Named extends Row {
  readonly summary?: string;
  readonly title?: string;
}

export interface LookedUp {
  readonly kind: SearchKind;
  readonly text: string;
  readonly limit: number;
  /** Only what was written since then, by the clock of this device. */
  readonly sinceMs: number;
}

/**
 * Finds without an index what the rows themselves can tell: people and devices by the beginning of their names, people by an
 * e-mail address, tickets by the beginning of their number, and open tickets and articles by words of their titles, as far
 * as `MOST_READ` of them go, those that changed last.
 *
 * @returns Ids, best first: whoever has the address, the ticket of that number, then by name, or the latest first.
 */
export async function lookUp(readable: Readable, fold: FoldWords, asked: LookedUp): Promise<readonly string[]> {
  const { kind, text, limit } = asked;
  const words = fold(text).map(({ forms }) => forms[0]!);
  if (words.length === 0) return [];
  const typed = text.trim();
  const begins = (field: string, value: string) =>
    read(readable, asked, { selector: { [field]: { $gte: value, $lt: `${value}\uFFFF` } }, sort: field, limit });
  const named = () => spellings(typed).map((name) => begins('name', name));
  const titled = async (states: readonly string[]) => {
    const selector = { state: { $in: [...states] } };
    const rows = await read(readable, asked, { selector, sort: 'changedAtMs', limit: MOST_READ });
    return rows.filter(({ summary, title }) => {
      const present = fold(summary ?? title ?? '').map(({ forms }) => forms[0]!);
      return words.every((word) => present.some((one) => one.startsWith(word)));
    });
  };
  const ways: Readonly<Record<SearchKind, () => readonly Promise<readonly Named[]>[]>> = {
    person: () => [...(typed.includes('@') ? [addressed(readable, asked)] : []), ...named()],
    device: named,
    incident: () => [begins('number', typed.toUpperCase()), titled(openStates)],
    article: () => [titled(['published', 'draft'])],
  };

  const found = await Promise.all(ways[kind]());
  return [...new Set(found.flat().map(({ id }) => id))].slice(0, limit);
}

/** Whoever has this e-mail address: storages in SQL look through the lists of all people themselves. */
function addressed(readable: Readable, asked: LookedUp): Promise<readonly Named[]> {
  const selector = { emails: { $in: [asked.text.trim().toLowerCase()] } };
  return read(readable, asked, { selector, sort: 'name', limit: asked.limit });
}

/** Names begin with capitals, and those of machines consist of them. */
function spellings(typed: string): readonly string[] {
  return [
    ...new Set([typed, typed.slice(0, 1).toUpperCase() + typed.slice(1), typed.toUpperCase(), typed.toLowerCase()]),
  ];
}

interface Wanted {
  readonly selector: object;
  /** Moments from the latest back, everything else in its order. */
  readonly sort: string;
  readonly limit: number;
}

async function read(
  readable: Readable,
  { kind, sinceMs }: LookedUp,
  { selector, sort, limit }: Wanted,
): Promise<readonly Named[]> {
  const collection = readable.get(kind);
  if (collection === undefined) return [];
  const isRecent = sinceMs > 0 ? { '_meta.lwt': { $gte: sinceMs } } : {};
  const wanted = {
    selector: { ...selector, ...isRecent, _deleted: { $eq: false } },
    sort: [{ [sort]: sort.endsWith('AtMs') ? 'desc' : 'asc' }],
    skip: 0,
    limit,
  };
  // RxDB's types know the key of a row alone.
  const query = normalizeMangoQuery<Row>(collection.schema, wanted as object);
  const { documents } = await collection.query(prepareQuery<Row>(collection.schema, query));
  return documents;
}
