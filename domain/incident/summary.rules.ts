const LONGEST_SUMMARY = 300;

/** The first line of what somebody said, cut at a word where it is longer than a summary may be; empty for nothing said. */
export function summaryOf(words: string): string {
  const [first = ''] = plainWords(words).split('\n', 1);
  const oneLine = first.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  if (oneLine.length <= LONGEST_SUMMARY) return oneLine;
  const start = oneLine.slice(0, LONGEST_SUMMARY - 1);
  const lastSpace = start.lastIndexOf(' ');
  const cut = lastSpace > LONGEST_SUMMARY / 2 ? start.slice(0, lastSpace) : start;
  // A cut through a surrogate pair would leave half a character.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

/** Pasted text may hold what no database keeps unharmed: NUL and lone surrogates. */
export function plainWords(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}
