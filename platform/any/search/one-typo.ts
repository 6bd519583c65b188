import type { SearchKind } from '#contracts/search.ts';
import type { SearchFile } from './search-file.ts';

/** Below this, one letter makes too many other words (SRCH-2). */
const SHORTEST = 5;
/** Longer words have so many neighbours that looking for them would be felt. */
const LONGEST = 24;
/** More words that are meant would make the answer anything. */
const MOST_MEANT = 8;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
const LETTERS_AND_DIGITS = [...LETTERS, ...'0123456789'.split('')];

/**
 * Words of the index that are one slip of the finger from this one: a letter too many, too few, wrong, or two that
 * changed places (Damerau, CACM 7:3, 1964). Each neighbour is looked up: about 50 for a letter, and all in one statement.
 */
export function oneTypoFrom({ statements }: SearchFile, kind: SearchKind, word: string): readonly string[] {
  if (word.length < SHORTEST || word.length > LONGEST) return [];
  const known = statements.all({
    text: `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM terms_${kind} WHERE term = value) LIMIT ?`,
    values: [JSON.stringify([...neighboursOf(word)]), MOST_MEANT],
  });
  return known.map(([neighbour]) => String(neighbour));
}

/** Slips that keep the length first: they are the most frequent. */
function neighboursOf(word: string): ReadonlySet<string> {
  // Folded words hold no letter of two units that people mistype.
  const units = word.split('');
  const letters = /\d/.test(word) ? LETTERS_AND_DIGITS : LETTERS;
  const places = units.map((_, place) => place);
  const changed = (from: number, to: number, ...between: readonly string[]) =>
    [...units.slice(0, from), ...between, ...units.slice(to)].join('');
  const neighbours = new Set([
    ...places.slice(1).map((place) => changed(place - 1, place + 1, units[place]!, units[place - 1]!)),
    ...places.map((place) => changed(place, place + 1)),
    ...places.flatMap((place) => letters.map((letter) => changed(place, place + 1, letter))),
    ...[...places, units.length].flatMap((place) => letters.map((letter) => changed(place, place, letter))),
  ]);
  neighbours.delete(word);
  return neighbours;
}
