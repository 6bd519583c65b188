import type { ArticleLanguage } from './article.record.ts';
import { articleLanguages } from './article.record.ts';
import { fillerWords } from './filler-words.rules.ts';
import { stemOf } from './word-stem.rules.ts';

/** A word of a text, and everything it may be found under. */
export interface TextWord {
  /** Where it stands in the text, in UTF-16 units; `to` is behind its last. */
  readonly from: number;
  readonly to: number;
  /** Folded: small letters and digits without marks. The word itself first, then its other spellings and stems. */
  readonly forms: readonly string[];
}

/** A word that somebody looks for. */
export interface SoughtWord {
  /** Folded, as it was typed. */
  readonly typed: string;
  /** A word of a text that has one of these is the one that is meant. */
  readonly forms: readonly string[];
  /** A word of a text that begins with this may be; `null` where so few letters say nothing. */
  readonly beginning: string | null;
}

/** Letters and digits, held together by what stands within names: `Wi-Fi`, `0x80070005`, `10.0.22631`, `don’t`. */
const chunk = /[\p{L}\p{N}\p{M}]+(?:[-._:/\\'’][\p{L}\p{N}\p{M}]+)*/gu;
const part = /[\p{L}\p{N}\p{M}]+/gu;

const LONGEST_WORD = 40;
const LONGEST_QUESTION = 2_000;
const MOST_SOUGHT = 16;

/** The words of a text in their order. A name of several parts is there whole, and in its parts. */
export function wordsOf(text: string, language: ArticleLanguage): readonly TextWord[] {
  return [...text.matchAll(chunk)].flatMap(({ 0: found, index }) => {
    const parts = [...found.matchAll(part)].map(({ 0: word, index: within }) => ({
      from: index + within,
      to: index + within + word.length,
      forms: formsOf(spellingsOf(word), [language]),
    }));
    if (parts.length === 1) return parts;
    const whole = { from: index, to: index + found.length, forms: spellingsOf(joined(found)) };
    return [whole, ...parts];
  });
}

/**
 * What somebody asks in their own words, as the words to look for: none of them is an operator, whatever it is (SRCH-2).
 * Words that every question has are left out: of "How does it work?" nothing is left to look for.
 */
export function soughtWords(question: string): readonly SoughtWord[] {
  const chunks = question.slice(0, LONGEST_QUESTION).match(chunk) ?? [];
  const sought = chunks.map((found, index) => soughtWord(found, index === chunks.length - 1));
  const telling = sought.filter(({ typed }) => typed !== '' && !fillerWords.has(typed));
  return [...new Map(telling.map((word) => [word.typed, word])).values()].slice(0, MOST_SOUGHT);
}

function soughtWord(found: string, isLast: boolean): SoughtWord {
  const parts = found.match(part) ?? [];
  const spellings = spellingsOf(joined(found));
  const longParts = parts.length === 1 ? [] : parts.filter((word) => word.length >= 3).flatMap(spellingsOf);
  const [typed = ''] = spellings;
  // The last word may still be on its way; of the others, short ones begin too many.
  const isEnough = typed.length >= (isLast ? 2 : 4);
  return {
    typed,
    forms: formsOf([...spellings, ...longParts], articleLanguages),
    beginning: isEnough ? typed : null,
  };
}

function joined(found: string): string {
  return (found.match(part) ?? []).join('');
}

function formsOf(spellings: readonly string[], languages: readonly ArticleLanguage[]): readonly string[] {
  const stems = spellings.flatMap((word) => languages.map((language) => stemOf(word, language)));
  return [...new Set([...spellings, ...stems])];
}

/** `lauft` and `laeuft` of `Läuft`: as it is typed with the marks left out, and as it is spelled without them. */
function spellingsOf(word: string): readonly string[] {
  const lower = word.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss');
  const spelledOut = lower.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [...new Set([bare(lower), bare(spelledOut)])].filter((spelling) => spelling !== '');
}

function bare(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, LONGEST_WORD);
}
