/** Quotations and lists within each other, on one line; nobody reads deeper ones. */
const DEEPEST = 8;
/** More than the longest article has that somebody wrote. */
const MOST_SIGNS = 4_000;

/** What opens a quotation or a list item, where it stands at the beginning of a line. */
const opener = String.raw`[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))`;
const tooDeep = new RegExp(`^((?:${opener}){${DEEPEST}})(?:${opener})+`, 'gm');

/**
 * The text with no more than eight quotations or lists opened on one line. A line of thousands, which costs nothing to
 * type, costs a reader of Markdown a minute and then all of its stack.
 */
export function withShallowNesting(markdown: string): string {
  return markdown.replaceAll(tooDeep, '$1');
}

/** Whether a text has so many signs that laying it out would hold up the page; such a text is shown as it is. */
export function isTooDense(markdown: string): boolean {
  return (markdown.match(/[*_[]/g)?.length ?? 0) > MOST_SIGNS;
}
