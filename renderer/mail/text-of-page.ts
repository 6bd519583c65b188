/** Nobody reads these. */
const unseen = 'head, style, script, noscript, template';
/** After each of these a new line begins. */
const lines = 'br, p, div, tr, li, h1, h2, h3, h4, h5, h6, blockquote';

/**
 * The words of a page, without anything else of it. The document it is read into has no window: nothing in it runs, and nothing
 * is fetched for it.
 */
export function textOfPage(page: string): string {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  for (const part of parsed.querySelectorAll(unseen)) part.remove();
  // How the page's source was broken into lines says nothing.
  const texts = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    text.nodeValue = (text.nodeValue ?? '').replaceAll(/\s+/g, ' ');
  }
  for (const part of parsed.querySelectorAll(lines)) part.after('\n');
  return parsed.body.textContent
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
