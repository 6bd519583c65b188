import { articleLanguages } from '#domain/knowledge/article.record.ts';
import { stemOf } from '#domain/knowledge/word-stem.rules.ts';
import { unaccent } from './unaccent.ts';

/** A word of a text and all that it is found under. */
export interface FoldedWord {
  /** Where it stands in the text, in UTF-16 units; `to` is behind its last. */
  readonly from: number;
  readonly to: number;
  /** Small letters and digits without marks: the word itself first, then its other spelling and its stems. */
  readonly forms: readonly string[];
  /** The parts of a name such as `00:1A:2B` or `T.E.`, folded; none for a word of one part. */
  readonly parts: readonly string[];
}

export type FoldWords = (text: string) => readonly FoldedWord[];

/** Letters and digits, held together by what stands within names: `Wi-Fi`, `0x80070005`, `10.0.22`, `a_b`, `00:1A:2B`. */
const chunk = /[\p{L}\p{N}\p{M}]+(?:[-._:/\\'’][\p{L}\p{N}\p{M}]+)*/gu;
const joint = /[-._:/\\'’]/;
const part = /[\p{L}\p{N}\p{M}]+/gu;

/** A GUID has 32. */
const LONGEST_WORD = 64;
const MOST_REMEMBERED = 30_000;

/**
 * Takes texts apart into words as the index knows them, alike for what is kept and for what is asked. Remembers what it
 * has folded, because most words come again.
 */
export function createWordFolder(): FoldWords {
  // What was not met since the last change of generations is forgotten with the next.
  let [present, before] = [new Map<string, readonly string[]>(), new Map<string, readonly string[]>()];

  function formsOf(word: string): readonly string[] {
    const known = present.get(word);
    if (known !== undefined) return known;
    const forms = before.get(word) ?? foldedFormsOf(word);
    if (present.size >= MOST_REMEMBERED) [present, before] = [new Map(), present];
    present.set(word, forms);
    return forms;
  }

  return (text) => {
    const words: FoldedWord[] = [];
    for (const { 0: found, index } of text.matchAll(chunk)) {
      const place = { from: index, to: index + found.length };
      const parts = joint.test(found) ? (found.match(part) ?? []) : [found];
      const forms = parts.length === 1 ? formsOf(found) : spellingsOf(parts.join(''));
      if (forms.length === 0) continue;
      words.push({
        ...place,
        forms,
        parts: parts.length === 1 ? [] : parts.flatMap((one) => formsOf(one).slice(0, 1)),
      });
    }
    return words;
  };
}

function foldedFormsOf(word: string): readonly string[] {
  const spellings = spellingsOf(word);
  const stems = spellings.flatMap((spelling) => articleLanguages.map((language) => stemOf(spelling, language)));
  return [...new Set([...spellings, ...stems])];
}

/** `lauft` and `laeuft` of `Läuft`: with the marks left out, and as it is spelled without them. */
function spellingsOf(word: string): readonly string[] {
  const lower = word.normalize('NFKC').toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower === '' ? [] : [lower.slice(0, LONGEST_WORD)];
  const plain = unaccent(lower);
  const spelledOut = plain.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return [...new Set([bare(plain), bare(spelledOut)])].filter((spelling) => spelling !== '');
}

function bare(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, LONGEST_WORD);
}

/**
 * The words of a text as the index keeps them: in their order, each name of several parts whole and then in its parts,
 * so that a stretch of it is a phrase; at the end every other form, once.
 */
export function indexTextOf(fold: FoldWords, text: string): string {
  const inOrder: string[] = [];
  const others = new Set<string>();
  for (const { forms, parts } of fold(text)) {
    inOrder.push(forms[0]!, ...parts);
    for (let other = 1; other < forms.length; other += 1) others.add(forms[other]!);
    // A part is found by its stem as well: "Drucker-Probleme".
    for (const word of parts) for (const form of formsOfPart(fold, word)) others.add(form);
  }
  return [...inOrder, ...others].join(' ');
}

function formsOfPart(fold: FoldWords, word: string): readonly string[] {
  return word.length < 3 ? [] : (fold(word)[0]?.forms.slice(1) ?? []);
}
