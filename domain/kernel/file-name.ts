import { z } from 'zod';

const MOST_CHARACTERS = 120;
/** What comes after the last dot is kept when a name is shortened, unless it is no ending but half of the name. */
const LONGEST_ENDING = 16;

/** What nobody sees: control characters, marks that turn the direction of writing, breaks and spaces without width. */
const unseen = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200B\uFEFF]/gu;
/** What Windows takes in no name. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const refusedByWindows = /[<>:"|?*]/g;
const devicesOfWindows = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A file's name as it may be shown and saved anywhere: no path, nothing unseen (a name that is read backwards hides its
 * ending), nothing a system refuses. What is left of nothing is called `file`.
 */
export function cleanFileName(raw: string): string {
  const name =
    raw
      .toWellFormed()
      .normalize('NFC')
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '') ?? '';
  const seen = name.replaceAll(unseen, '').replaceAll(refusedByWindows, '_').replaceAll(/\s+/g, ' ');
  const free = trimmed(seen).replace(devicesOfWindows, '_$1');
  return shortened(free) || 'file';
}

/** Hidden files and endings of nothing: systems drop such dots and spaces, or take them for orders. */
function trimmed(name: string): string {
  return name.replace(/^[. ]+/, '').replace(/[. ]+$/, '');
}

function shortened(name: string): string {
  if (name.length <= MOST_CHARACTERS) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= LONGEST_ENDING ? name.slice(dot) : '';
  const stem = name.slice(0, MOST_CHARACTERS - ending.length);
  // A character of two halves is not cut into one.
  return trimmed(`${trimmed(stem.replace(/[\uD800-\uDBFF]$/, ''))}${ending}`);
}

/** A name that `cleanFileName` gave. Any other is refused and not mended: what was sent stands in the journal for ever. */
export const fileName = z
  .string()
  .min(1)
  .max(MOST_CHARACTERS)
  .refine((name) => cleanFileName(name) === name);
