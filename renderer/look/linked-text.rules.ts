export interface TextPart {
  readonly kind: 'text' | 'link';
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
  readonly text: string;
}

/** Web addresses and what stands between them. A full stop or bracket after an address belongs to the sentence. */
export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'»“]/g)) {
    if (match.index > at) parts.push({ kind: 'text', at, text: text.slice(at, match.index) });
    parts.push({ kind: 'link', at: match.index, text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ kind: 'text', at, text: text.slice(at) });
  return parts;
}
