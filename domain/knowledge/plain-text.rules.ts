/**
 * What is said in a Markdown text, without the signs that lay it out: for searching and for excerpts, not for showing.
 * It need not be exact, and never is markup: whoever shows the result shows it as text.
 */
export function plainTextOf(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (isHeading(line) ? asLead(withoutLayout(line)) : withoutLayout(line)))
    .filter((line) => line !== '')
    .join('\n');
}

/** A Markdown text as somebody would type it into a message: steps stay numbered, and paragraphs apart. */
export function messageTextOf(markdown: string): string {
  const lines = markdown.split('\n').map((line) => {
    const marker = /^\s*(?:\d{1,9}[.)]|[-*+])(?=\s)/.exec(line)?.[0].trim();
    const text = withoutLayout(line);
    return marker === undefined || text === '' ? text : `${/\d/.test(marker) ? marker : '-'} ${text}`;
  });
  return lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function isHeading(line: string): boolean {
  return /^\s{0,3}#{1,6}\s/.test(line);
}

/** A heading runs into what follows it: "Cause: a stale credential". */
function asLead(heading: string): string {
  return heading === '' || /[.:?!…]$/.test(heading) ? heading : `${heading}:`;
}

/** A sign with a backslash before it is meant as itself. */
const escaped = /\\([\\`*_{}[\]()#+.!|>-])/;

function withoutLayout(line: string): string {
  if (/^\s*(?:`{3,}|~{3,})/.test(line)) return '';
  if (/^[\s|:*_=-]*$/.test(line)) return '';
  const text = line
    .replace(/^[\s>]*(?:#{1,6}\s+|[-*+]\s+(?:\[[ x]\]\s+)?|\d{1,9}[.)]\s+)?/i, '')
    .replaceAll(/!?\[([^\][]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replaceAll(/<((?:https?:|mailto:)[^<>\s]{1,2000})>/g, '$1')
    .replaceAll(/<\/?[a-z][^<>]{0,500}>/gi, '');
  // Split at escaped signs, every second piece is one of them.
  const pieces = text.split(escaped).map((piece, index) => (index % 2 === 1 ? piece : withoutSigns(piece)));
  return pieces
    .join('')
    .replaceAll(/[ \t]{2,}/g, ' ')
    .trim();
}

function withoutSigns(text: string): string {
  return text.replaceAll(/[*`]+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '').replaceAll('|', ' ');
}
