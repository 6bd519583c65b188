import type { Result } from '../kernel/result.ts';
import { ok, refuse } from '../kernel/result.ts';

/** In UTF-8. What is longer goes as a file (W1). */
export const MAX_CLIPBOARD_BYTES = 64 * 1024;

/** Control characters but tabs and line ends: they write nothing, and to a terminal they are orders. */
const orders = /[^\P{Cc}\t\n\r]/gu;

/** What may be put into somebody's clipboard. */
export function plainText(raw: string): string {
  return raw.toWellFormed().replaceAll(orders, '');
}

/** How many bytes a text takes in UTF-8. */
export function utf8BytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x8_00 ? 2 : point < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}

/** As people count them, near enough: an accent may be counted for itself. */
export function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export type NoTextRefusal = { readonly code: 'clipboard.empty' } | { readonly code: 'clipboard.too-large' };

/** The text that goes to the other side. */
export function textToSend(raw: string): Result<string, NoTextRefusal> {
  // As many bytes at least: a text of many megabytes is not looked through for its control characters.
  if (raw.length > 4 * MAX_CLIPBOARD_BYTES) return refuse({ code: 'clipboard.too-large' });
  const text = plainText(raw);
  if (text === '') return refuse({ code: 'clipboard.empty' });
  return utf8BytesOf(text) > MAX_CLIPBOARD_BYTES ? refuse({ code: 'clipboard.too-large' }) : ok(text);
}
