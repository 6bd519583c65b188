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

/**
 * Finds without an index what a few rows can tell: people and devices by the beginning of their names, tickets by that of
 * their number, and open tickets and articles by words of their titles, as far as `MOST_READ` of them go.
 */
export async function lookUp(
  readable: Readable,
  fold: FoldWords,
  { kind, text, limit }: { readonly kind: SearchKind; readonly text: string; readonly limit: number },
): Promise<readonly string[]> {
  const words = fold(text).map(({ forms }) => forms[0]!);
  if (words.length === 0) return [];
  const begins = (field: string, value: string) => ({
    selector: { [field]: { $gte: value, $lt: `${value}\uFFFF` } },
    sort: [{ [field]: 'asc' }],
    limit,
  });
  const byTitle = async (selector: object) =>
    (await read(readable, kind, { selector, limit: MOST_READ })).filter(({ summary, title }) => {
      const present = fold(summary ?? title ?? '').map(({ forms }) => forms[0]!);
      return words.every((word) => present.some((one) => one.startsWith(word)));
    });

  const found = await Promise.all(
    kind === 'person' || kind === 'device'
      ? spellings(text.trim()).map((name) => read(readable, kind, begins('name', name)))
      : [
          byTitle({ state: { $in: kind === 'incident' ? [...openStates] : ['published', 'draft'] } }),
          ...(kind === 'incident' ? [read(readable, kind, begins('number', text.trim().toUpperCase()))] : []),
        ],
  );
  return [...new Set(found.flat().map(({ id }) => id))].slice(0, limit);
}

/** Names begin with capitals, and those of machines consist of them. */
function spellings(typed: string): readonly string[] {
  return [
    ...new Set([typed, typed.slice(0, 1).toUpperCase() + typed.slice(1), typed.toUpperCase(), typed.toLowerCase()]),
  ];
}

async function read(
  readable: Readable,
  kind: SearchKind,
  wanted: { readonly selector: object; readonly limit: number },
) {
  const collection = readable.get(kind);
  if (collection === undefined) return [];
  const selector = { ...wanted.selector, _deleted: { $eq: false } };
  // RxDB's types know the key of a row alone.
  const query = normalizeMangoQuery<Row>(collection.schema, { skip: 0, ...wanted, selector } as object);
  const { documents } = await collection.query(prepareQuery<Row>(collection.schema, query));
  return documents as unknown as readonly Named[];
}
