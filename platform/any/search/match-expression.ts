import type { SearchCondition } from '#contracts/search.ts';
import { fillerWords } from '#domain/knowledge/filler-words.rules.ts';
import type { FoldedWord, FoldWords } from './fold-words.ts';

/**
 * Expressions of FTS5 (https://www.sqlite.org/fts5.html, section 3). Everything that comes from people has gone through
 * `fold-words.ts` and consists of letters and digits; it stands between quotation marks all the same.
 */
export type MatchExpression = string;

/** Of a pasted page only the beginning is looked for. */
const LONGEST_TEXT = 2_000;
const MOST_WORDS = 12;
/** One letter begins too many words. */
const SHORTEST_BEGINNING = 2;
/** Before the words of facets, and between their names and values: no folded word has it. */
const FACET = '\uE000';

export interface SoughtText {
  readonly words: readonly FoldedWord[];
  /** Whether the last word may still be on its way. */
  readonly isOpenEnded: boolean;
}

/** What is looked for of a text; words that every sentence has are left out unless there are no others. */
export function soughtText(fold: FoldWords, text: string): SoughtText {
  const typed = text.slice(0, LONGEST_TEXT);
  const words = fold(typed);
  const isOpenEnded = !/\s$/.test(typed);
  const telling = words.filter(
    ({ forms }, place) => !fillerWords.has(forms[0]!) || (isOpenEnded && place === words.length - 1),
  );
  return { words: (telling.length > 0 ? telling : words).slice(0, MOST_WORDS), isOpenEnded };
}

/** Words that tell something about a text, for what is like it. */
export function tellingWords(fold: FoldWords, text: string): readonly FoldedWord[] {
  const telling = fold(text.slice(0, LONGEST_TEXT)).filter(
    ({ forms: [word = ''] }) => word.length > 1 && !fillerWords.has(word),
  );
  return [...new Map(telling.map((word) => [word.forms[0], word])).values()].slice(0, MOST_WORDS);
}

/** A word in any of its forms; the last one also as the beginning of a word. */
export function wordExpression({ forms, parts }: FoldedWord, isBeginning: boolean): MatchExpression {
  const begins = (word: string) => isBeginning && word.length >= SHORTEST_BEGINNING;
  const whole = forms.map((form, place) => (place === 0 && begins(form) ? `${quoted(form)}*` : quoted(form)));
  if (parts.length === 0) return anyOf(whole);
  // A stretch of a MAC address is a phrase of its parts. Words that a hyphen joins may stand apart elsewhere.
  const phrase = `${quoted(parts.join(' '))}${isBeginning ? '*' : ''}`;
  const isWords = parts.every((word) => word.length >= 3 && /^\p{L}+$/u.test(word));
  return anyOf([...whole, phrase, ...(isWords ? [allOf(parts.map(quoted))] : [])]);
}

/** One of these words, as they are folded. */
export function anyWord(words: readonly string[]): MatchExpression {
  return anyOf(words.map(quoted));
}

/** A word that begins with this, such as a key that is written backwards. */
export function beginning(word: string): MatchExpression {
  return `${quoted(word)}*`;
}

export function facetWord(facet: string, value: string): string {
  return `${FACET}${facet}${FACET}${value.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, FACET)}`;
}

export function facetExpression(facet: string, values: readonly string[]): MatchExpression {
  return anyOf(values.map((value) => quoted(facetWord(facet, value))));
}

/** Every row has it: what is only narrowed down by what it is not needs something it is. */
export const EVERY_ROW = facetWord('every', 'row');

/** All of `words`, under all conditions; `null` when nothing is asked for. */
export function wholeExpression(
  words: readonly MatchExpression[],
  where: readonly SearchCondition[],
): MatchExpression | null {
  if (words.length === 0 && where.length === 0) return null;
  const isConditions = where.filter(({ isNegated }) => !isNegated);
  const wanted = [...words, ...isConditions.map(conditionExpression)];
  const notWanted = where.filter(({ isNegated, values }) => isNegated && values.length > 0).map(conditionExpression);
  const positive = allOf(wanted.length === 0 ? [quoted(EVERY_ROW)] : wanted);
  return notWanted.length === 0 ? positive : `(${positive}) NOT ${anyOf(notWanted)}`;
}

/** No value at all is nothing that could hold. */
function conditionExpression({ facet, values }: SearchCondition): MatchExpression {
  return values.length === 0 ? quoted(facetWord('no', 'row')) : facetExpression(facet, values);
}

export function anyOf(expressions: readonly MatchExpression[]): MatchExpression {
  return expressions.length === 1 ? expressions[0]! : `(${expressions.join(' OR ')})`;
}

export function allOf(expressions: readonly MatchExpression[]): MatchExpression {
  return expressions.length === 1 ? expressions[0]! : `(${expressions.join(' AND ')})`;
}

function quoted(word: string): MatchExpression {
  return `"${word.replaceAll('"', '""')}"`;
}
