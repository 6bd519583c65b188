import type { SearchCondition, SearchKind, SearchQuestion } from '#contracts/search.ts';
import type { Searchable } from './searchable.ts';

/** Of these the latest are meant; people and devices are meant by their names. */
const NEWEST_FIRST: ReadonlySet<SearchKind> = new Set(['incident', 'article']);

/**
 * What the index found, with what was found beside it among records that it does not have yet. Nothing that the index found
 * is lost for it, and nothing stands there twice.
 *
 * @param indexed Best first; they stay in this order among themselves.
 * @param beside Best first, by their names alone: what the question asks for besides words is looked at here.
 */
export function withBeside(
  indexed: readonly Searchable[],
  beside: readonly Searchable[],
  { where, limit }: Pick<SearchQuestion, 'where' | 'limit'>,
): readonly Searchable[] {
  const known = new Set(indexed.map(({ id }) => id));
  const others = beside
    .filter((record) => !known.has(record.id) && where.every((condition) => holds(condition, record)))
    .slice(0, Math.max(0, limit - indexed.length));
  const [rest, merged] = [[...others], [] as Searchable[]];
  for (const record of indexed) {
    const isLater = (other: Searchable) => NEWEST_FIRST.has(other.kind) && other.changedAtMs > record.changedAtMs;
    while (rest[0] !== undefined && isLater(rest[0])) merged.push(rest.shift()!);
    merged.push(record);
  }
  return [...merged, ...rest];
}

function holds({ facet, values, isNegated }: SearchCondition, { facets }: Searchable): boolean {
  return facets.some(([name, value]) => name === facet && values.includes(value)) !== isNegated;
}
