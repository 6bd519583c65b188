/**
 * What is said in a Markdown text, without the signs that lay it out: for searching and for excerpts, not for showing.
 * It need not be exact, and never is markup: whoever shows the result shows it as text.
 */
export function plainTextOf(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (/^\s{0,3}#{1,6}\s/.test(line) ? asLead(plainLine(line)) : plainLine(line)))
    .filter((line) => line !== '')
    .join('\n');
}

/** A heading runs into what follows it: "Cause: a stale credential". */
function asLead(heading: string): string {
  return heading === '' || /[.:?!…]$/.test(heading) ? heading : `${heading}:`;
}

function plainLine(line: string): string {
  if (/^\s*(?:`{3,}|~{3,})/.test(line)) return '';
  if (/^[\s|:*_=-]*$/.test(line)) return '';
  return line
    .replace(/^[\s>]*(?:#{1,6}\s+|[-*+]\s+(?:\[[ x]\]\s+)?|\d{1,9}[.)]\s+)?/i, '')
    .replaceAll(/!?\[([^\][]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replaceAll(/<((?:https?:|mailto:)[^<>\s]{1,2000})>/g, '$1')
    .replaceAll(/<\/?[a-z][^<>]{0,500}>/gi, '')
    .replaceAll(/\\([\\`*_{}[\]()#+.!|>-])/g, '$1')
    .replaceAll(/[*`]+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replaceAll('|', ' ')
    .replaceAll(/[ \t]{2,}/g, ' ')
    .trim();
}
