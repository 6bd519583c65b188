/** As long as a text in the inventory may be. */
const MAX_TEXT = 200;

/** What tools and makers write where they know nothing. */
const placeholders: ReadonlySet<string> = new Set([
  '-',
  'unknown',
  'none',
  'n/a',
  'not specified',
  'default string',
  'system serial number',
  'to be filled by o.e.m.',
]);

/**
 * Control characters, and the marks that turn the direction of writing: with them a name looks like another on the screen
 * of whoever reads it.
 */
const invisible = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** A text as it may be kept and shown: one line, well formed, not too long; empty where there is none. */
export function foundText(value: unknown): string {
  if (typeof value !== 'string') return '';
  // Cut before cleaning, so that a text of megabytes costs nothing; once more after, where a replacement made it longer.
  const text = value
    .slice(0, 4 * MAX_TEXT)
    .replace(invisible, ' ')
    .toWellFormed()
    .trim();
  const cut = text.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '');
  return placeholders.has(cut.toLowerCase()) ? '' : cut.trim();
}

/** A whole number from 0 to `most`; 0 where there is none. */
export function foundCount(value: unknown, most = Number.MAX_SAFE_INTEGER): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most ? value : 0;
}

/** A number from 0 to `most`; 0 where there is none. */
export function foundNumber(value: unknown, most: number): number {
  return typeof value === 'number' && value >= 0 && value <= most ? value : 0;
}

export function foundFlag(value: unknown): boolean {
  return value === true;
}

/** Fields of something found, by name. Only its own: what hides in a prototype is not looked at. */
export type Fields = (name: string) => unknown;

/** `null` when it has no fields at all: then it is no answer. */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const own = new Map(Object.entries(value));
  return (name) => own.get(name);
}

/** The first `most` rows that have fields; `null` when it is no list. */
export function rowsOf(value: unknown, most: number): readonly Fields[] | null {
  if (!Array.isArray(value)) return null;
  return value.slice(0, most).flatMap((row: unknown) => fieldsOf(row) ?? []);
}
