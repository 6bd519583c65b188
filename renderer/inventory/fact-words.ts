import { bytesInWords } from './byte-words.ts';
import type { FactValue, PartKind } from './inventory-parts.ts';

/** Words that values need; handed in, so that this stays without a language of its own. */
export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly empty: string;
  readonly ghz: (value: string) => string;
  readonly px: (value: string) => string;
  readonly language: string;
}

/** A fact as one reads it. Its unit stands at the end of its name: `totalBytes`, `speedGhz`, `widthPx`. */
export function factInWords(kind: PartKind, fact: string, value: FactValue, words: ValueWords): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string') return value.trim() === '' ? words.empty : value;
  if (fact.endsWith('Bytes')) {
    const isMemory = kind === 'memory' || kind === 'memoryModule';
    return bytesInWords(value, isMemory ? 'memory' : 'storage', words.language);
  }
  const number = new Intl.NumberFormat(words.language).format(value);
  if (fact.endsWith('Ghz')) return words.ghz(number);
  return fact.endsWith('Px') ? words.px(number) : number;
}
