import type { SearchCondition, SearchKind } from '#contracts/search.ts';
import type { SqliteRow } from '../sqlite-storage/sqlite-driver.ts';
import { withStorageFaults } from '../sqlite-storage/sqlite-fault.ts';
import type { FoldedWord, FoldWords } from './fold-words.ts';
import type { MatchExpression } from './match-expression.ts';
import {
  allOf,
  anyOf,
  anyWord,
  beginning,
  facetExpression,
  soughtText,
  tellingWords,
  wholeExpression,
  wordExpression,
} from './match-expression.ts';
import { oneTypoFrom } from './one-typo.ts';
import { typedPhoneKeys } from './phone-keys.ts';
import type { SearchFile } from './search-file.ts';

/** What is looked for among the records of one kind. */
export interface IndexQuestion {
  readonly kind: SearchKind;
  readonly text: string;
  readonly where: readonly SearchCondition[];
  readonly match: 'all' | 'any';
  readonly limit: number;
  readonly after: string | null;
}

export interface FoundPage {
  readonly ids: readonly string[];
  /** To be handed in as `after` for what follows; `null` at the end. */
  readonly next: string | null;
}

/** More than so many that fit are not weighed against each other: the latest stand first. */
const MOST_WEIGHED = 1_000;
/** People and devices that a word may mean in a ticket. */
const MOST_MEANT = 50;
/** A word that so many records have is not mistyped. */
const WELL_KNOWN = 20;
/** A word in more records than this says nothing about what is alike. */
const TOO_COMMON = 5_000;
/** A name beside a text weighs more than a word in it: title, keys, body, facets. */
const WEIGHTS = '10.0, 8.0, 1.0, 0.0';

export function askIndex(file: SearchFile, fold: FoldWords, question: IndexQuestion): FoundPage {
  const asker = { file, fold, kind: question.kind };
  return withStorageFaults('search', () =>
    question.match === 'any' ? findAlike(asker, question) : findAll(asker, question),
  );
}

interface Asker {
  readonly file: SearchFile;
  readonly fold: FoldWords;
  readonly kind: SearchKind;
}

function findAll(asker: Asker, question: IndexQuestion): FoundPage {
  const { text, where, limit, after } = question;
  const sought = soughtText(asker.fold, text);
  // Something was typed that has no letter and no digit: nothing can be found by it.
  if (sought.words.length === 0 && text.trim() !== '') return { ids: [], next: null };
  const plain = sought.words.map((word, place) =>
    wordExpression(word, sought.isOpenEnded && place === sought.words.length - 1),
  );
  const words = plain.map((expression, place) => orNamed(asker, sought.words[place]!, expression));
  const withPhone = asker.kind === 'person' ? orPhone(words, text) : words;
  const found = ranked(asker, { words: withPhone, plain, where }, question);
  if (after !== null || found.ids.length >= limit || sought.words.length === 0) return found;
  const strict = { words, plain, where };
  return { ids: [...found.ids, ...forgiven(asker, sought.words, strict, question, found.ids)], next: found.next };
}

/** A word, and in tickets whoever and whatever it may mean: their names stand in records of their own. */
function orNamed(asker: Asker, word: FoldedWord, expression: MatchExpression): MatchExpression {
  if (asker.kind !== 'incident' || word.forms[0]!.length < 3) return expression;
  const people = latest(asker.file, 'person', `{title keys} : ${expression}`, MOST_MEANT);
  const devices = latest(asker.file, 'device', `{title keys} : ${expression}`, MOST_MEANT);
  return anyOf([
    expression,
    ...(people.length === 0 ? [] : [facetExpression('requester', people)]),
    ...(devices.length === 0 ? [] : [facetExpression('device', devices)]),
  ]);
}

/** A number in whatever groups it was typed is one number. */
function orPhone(words: readonly MatchExpression[], text: string): readonly MatchExpression[] {
  const keys = typedPhoneKeys(text);
  if (keys.length === 0) return words;
  return [anyOf([...(words.length > 0 ? [allOf(words)] : []), ...keys.map(beginning)])];
}

/** What fits when one letter of each long word may be wrong; what was found without it is left out. */
function forgiven(
  asker: Asker,
  words: readonly FoldedWord[],
  strict: Wanted,
  { limit }: Pick<IndexQuestion, 'limit'>,
  known: readonly string[],
): readonly string[] {
  const lenient = words.map((word, place) => {
    const isKnown = latest(asker.file, asker.kind, strict.words[place]!, WELL_KNOWN, 'place').length === WELL_KNOWN;
    const meant = isKnown ? [] : oneTypoFrom(asker.file, asker.kind, word.forms[0]!);
    return meant.length === 0 ? strict.words[place]! : anyOf([strict.words[place]!, anyWord(meant)]);
  });
  if (lenient.every((expression, place) => expression === strict.words[place])) return [];
  const left = new Set(known);
  const found = ranked(asker, { ...strict, words: lenient }, { limit: limit + known.length, after: null });
  return found.ids.filter((id) => !left.has(id)).slice(0, limit - known.length);
}

/** What shares words with a text, the rarest words weighing most. */
function findAlike(asker: Asker, { text, where, limit }: IndexQuestion): FoundPage {
  const expressions = tellingWords(asker.fold, text)
    .map((word) => wordExpression(word, false))
    .filter((expression) => !isTooCommon(asker, expression));
  if (expressions.length === 0) return { ids: [], next: null };
  const expression = wholeExpression([anyOf(expressions)], where)!;
  return { ids: byWeight(asker, expression).slice(0, limit), next: null };
}

/** Expressions of which all have to hold, and conditions. */
interface Wanted {
  readonly words: readonly MatchExpression[];
  /** The same words without whoever and whatever they may mean. */
  readonly plain: readonly MatchExpression[];
  readonly where: readonly SearchCondition[];
}

function isTooCommon({ file, kind }: Asker, word: MatchExpression): boolean {
  return latest(file, kind, word, TOO_COMMON + 1, 'place').length > TOO_COMMON;
}

/** Few are weighed; of many the latest stand first, because that is who people mean. */
function ranked(
  asker: Asker,
  { words, plain, where }: Wanted,
  { limit, after }: Pick<IndexQuestion, 'limit' | 'after'>,
): FoundPage {
  const expression = wholeExpression(words, where);
  if (expression === null) return { ids: [], next: null };
  const [way = '', from = ''] = after?.split(':') ?? [];
  if (way === 'place') return pageByPlace(asker, latestBefore(asker, expression, limit + 1, Number(from)), limit);
  const places = latest(asker.file, asker.kind, expression, MOST_WEIGHED + 1, 'place');
  if (way === '' && places.length > MOST_WEIGHED) return pageByPlace(asker, places.slice(0, limit + 1), limit);
  const start = way === 'weight' ? Number(from) : 0;
  const isCommon = plain.some((word) => isTooCommon(asker, word));
  const all = isCommon ? byName(asker, places, wholeExpression(words, [])!) : byWeight(asker, expression);
  const end = start + limit;
  return { ids: all.slice(start, end), next: all.length > end ? `weight:${end}` : null };
}

/**
 * In tenths of what the best weighs: what weighs about the same stands by whether it is current, then by time. Weights are
 * below zero, the better the lower; where nearly every record has the word they are all next to nothing.
 */
function byWeight(asker: Asker, expression: MatchExpression): readonly string[] {
  const { file, kind } = asker;
  const words = `words_${kind}`;
  const rows = file.statements.all({
    text: `SELECT rows.id FROM (SELECT rowid AS place, bm25(${words}, ${WEIGHTS}) AS weight FROM ${words}
      WHERE ${words} MATCH ? ) AS found JOIN rows USING (place)
      ORDER BY round(weight / min(weight) OVER (), 1) DESC, isCurrent DESC, place DESC LIMIT ${MOST_WEIGHED}`,
    values: [expression],
  });
  return rows.map(([id]) => String(id));
}

/**
 * Without weights: to know how rare a word is, FTS5 reads every record that has it, and of words that thousands have it
 * says nothing. All of these have every word; those that have them in their names stand first.
 */
function byName({ file, kind }: Asker, places: readonly string[], words: MatchExpression): readonly string[] {
  const rows = file.statements.all({
    text: 'SELECT id, place FROM rows WHERE place IN (SELECT value FROM json_each(?)) ORDER BY isCurrent DESC, place DESC',
    values: [numbersIn(places)],
  });
  const named = new Set(latest(file, kind, `{title keys} : ${words}`, MOST_WEIGHED, 'place'));
  const isNamed = ([, place]: SqliteRow) => named.has(String(place));
  return [...rows.filter(isNamed), ...rows.filter((row) => !isNamed(row))].map(([id]) => String(id));
}

/** @param places The latest first, one more than the page has where more follow. */
function pageByPlace({ file }: Asker, places: readonly string[], limit: number): FoundPage {
  const page = places.slice(0, limit);
  const rows = file.statements.all({
    text: 'SELECT id FROM rows WHERE place IN (SELECT value FROM json_each(?)) ORDER BY place DESC',
    values: [numbersIn(page)],
  });
  return { ids: rows.map(([id]) => String(id)), next: places.length > limit ? `place:${page.at(-1)}` : null };
}

function numbersIn(places: readonly string[]): string {
  return `[${places.join()}]`;
}

function latestBefore(
  { file, kind }: Asker,
  expression: MatchExpression,
  limit: number,
  before: number,
): readonly string[] {
  const words = `words_${kind}`;
  const text = `SELECT rowid FROM ${words} WHERE ${words} MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;
  return file.statements.all({ text, values: [expression, before, limit] }).map(([place]) => String(place));
}

function latest(
  file: SearchFile,
  kind: SearchKind,
  expression: MatchExpression,
  limit: number,
  what: 'id' | 'place' = 'id',
): readonly string[] {
  const words = `words_${kind}`;
  const found = `SELECT rowid AS place FROM ${words} WHERE ${words} MATCH ? ORDER BY rowid DESC LIMIT ?`;
  const text = what === 'place' ? found : `SELECT rows.id FROM (${found}) AS found JOIN rows USING (place)`;
  return file.statements.all({ text, values: [expression, limit] }).map(([value]) => String(value));
}
