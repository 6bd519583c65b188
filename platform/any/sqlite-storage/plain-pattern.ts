/** A regular expression that is only a text to look for, which SQL can do as well. */
export interface PlainPattern {
  readonly text: string;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  readonly ignoresCase: boolean;
}

/** `null` for every pattern that is more than a text, perhaps with `^` before and `$` after it. */
export function plainPatternOf({ source, flags }: RegExp): PlainPattern | null {
  if (flags !== '' && flags !== 'i') return null;
  const parts = /^(?<start>\^?)(?<text>(?:[^\\^$.*+?()[\]{}|]|\\[\\^$.*+?()[\]{}|/-])+)(?<end>\$?)$/s.exec(
    source,
  )?.groups;
  if (parts === undefined) return null;
  const text = parts['text']!.replaceAll(/\\(.)/gs, '$1');
  const ignoresCase = flags === 'i';
  // Beyond ASCII the two sides fold case differently. NUL ends SQLite's text here and there.
  const isCommon = ignoresCase ? /^[\t\n\r -~]*$/.test(text) : text.isWellFormed() && !text.includes('\0');
  if (!isCommon) return null;
  return { text, isAtStart: parts['start'] !== '', isAtEnd: parts['end'] !== '', ignoresCase };
}
