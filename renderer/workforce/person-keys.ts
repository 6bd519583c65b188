import { unaccent } from '#platform/any/search/unaccent.ts';

/** More than anybody types while somebody waits on the phone; the rest of a pasted page is not looked at. */
const LONGEST_QUERY = 120;

/** Lower case, without diacritics and without space around it: `MÜLLER` and `muller` come out equal. */
export function foldText(text: string): string {
  const base = text.normalize('NFKD').toLowerCase();
  // Most names are plain ASCII by now; the table is for the few that are not.
  const isPlain = /^[ -~]*$/.test(base);
  const folded = isPlain ? base : unaccent(base.replaceAll(/\p{M}/gu, ''));
  return folded.trim();
}

/**
 * Writes `mueller` as `muller`, so that the German spellings of an umlaut meet. Both sides have to be folded, and a
 * word that merely contains the letters (`Manuel`) is found by {@link foldText} as well.
 */
export function foldUmlautSpelling(folded: string): string {
  return folded.replaceAll(/(?<=[aou])e/g, '');
}

/** Letters and digits alone: `NB-0142` and `nb 0142` come out equal. */
export function foldIdentifier(text: string): string {
  return foldText(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The digits of a phone number that tell it from others: without separators, without the trunk zero in
 * `+49 (0) 30`, and without the zeros that only say how far the call goes (`00`, `0`).
 */
export function significantDigits(phone: string): string {
  return phone
    .replaceAll(/\(\s*0\s*\)/g, '')
    .replaceAll(/\D/g, '')
    .replace(/^0+/, '');
}

/** Whether somebody is typing a phone number: separators and at least three digits, no letter. */
export function isPhoneLike(text: string): boolean {
  return /^\+?[\d\s()/.-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 3;
}

/** What was typed, in every form it is compared in. */
export interface QueryKeys {
  readonly words: readonly string[];
  readonly umlautWords: readonly string[];
  readonly identifier: string;
  /** Empty when it cannot be a phone number. */
  readonly digits: string;
}

/** `null` when there is nothing to look for. */
export function readQuery(typed: string): QueryKeys | null {
  const shortened = typed.slice(0, LONGEST_QUERY);
  const words = foldText(shortened)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return null;
  return {
    words,
    umlautWords: words.map(foldUmlautSpelling),
    // With an @ it is an address, and its letters must not be looked for in serial numbers.
    identifier: shortened.includes('@') ? '' : foldIdentifier(shortened),
    digits: isPhoneLike(shortened.trim()) ? significantDigits(shortened) : '',
  };
}
