import type { TextWord } from './search-words.rules.ts';

/** A stretch of `text`, in UTF-16 units; `to` is behind its last. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}

/** Plain text, and where in it the words stand that were looked for. Never markup: whoever shows it marks them. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export const LONGEST_SNIPPET = 180;
/** How much is shown of what leads to the first word. */
const LEAD = 30;
const CUT = '…';

/** A whole text with its words marked. */
export function markedText(text: string, words: readonly TextWord[]): MarkedText {
  return { text, marks: marksOf(words) };
}

/** The stretch of a text in which most of the words stand, cut between words; its beginning where none does. */
export function snippetOf(text: string, words: readonly TextWord[]): MarkedText {
  const flat = text.replaceAll(/\s/gu, ' ');
  const from = wordStart(flat, densestFrom(words));
  const to = wordEnd(flat, Math.min(flat.length, from + LONGEST_SNIPPET));
  const before = from > 0 ? CUT : '';
  const after = to < flat.length ? CUT : '';
  const shift = before.length - from;
  const within = words.filter((word) => word.from >= from && word.to <= to);
  return {
    text: `${before}${flat.slice(from, to)}${after}`,
    marks: marksOf(within).map((mark) => ({ from: mark.from + shift, to: mark.to + shift })),
  };
}

/** In order, without overlap: a name of several parts and one of its parts are one mark. */
function marksOf(words: readonly TextWord[]): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { from, to } of words.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = marks.at(-1);
    if (last === undefined || from >= last.to) marks.push({ from, to });
    else marks.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) });
  }
  return marks;
}

/** Where a window begins that holds the most words; the earliest of several. */
function densestFrom(words: readonly TextWord[]): number {
  const starts = [...new Set(words.map(({ from }) => from))].toSorted((one, other) => one - other);
  let [best, most] = [0, 0];
  let end = 0;
  for (const [index, start] of starts.entries()) {
    while (end < starts.length && starts[end]! < start + LONGEST_SNIPPET - LEAD) end += 1;
    if (end - index > most) [best, most] = [start, end - index];
  }
  return Math.max(0, best - LEAD);
}

/** The beginning of a word at or before `at`, so that none is cut in two. */
function wordStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.lastIndexOf(' ', at);
  return space <= at - LEAD ? at : space;
}
