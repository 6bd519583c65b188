import type { MarkedText, SearchHit, SearchKind } from '#contracts/search.ts';
import { markedText, snippetOf } from '#domain/knowledge/snippet.rules.ts';
import type { FoldedWord, FoldWords } from './fold-words.ts';
import { soughtText } from './match-expression.ts';
import type { Searchable } from './searchable.ts';

/** Of a long text no more is looked through for a stretch to show. */
const LOOKED_THROUGH = 20_000;
const MOST_MARKS = 200;

export type MarkHit = (found: Searchable, withSnippet: boolean) => SearchHit;

/** Marks in what was found the words that were looked for. */
export function hitMarker(fold: FoldWords, asked: string): MarkHit {
  const { words, isOpenEnded } = soughtText(fold, asked);
  const forms = new Set(words.flatMap((word) => [...word.forms, ...word.parts]));
  const last = isOpenEnded ? words.at(-1) : undefined;
  const begun = last?.parts.at(-1) ?? last?.forms[0];

  const isMeant = (word: FoldedWord) =>
    [...word.forms, ...word.parts].some((form) => forms.has(form) || (begun !== undefined && form.startsWith(begun)));
  const meantIn = (text: string) => fold(text).filter(isMeant);

  return ({ kind, id, title, body }, withSnippet) => {
    const inTitle = meantIn(title);
    const isWholeInTitle = inTitle.length >= words.length;
    const text = body.slice(0, LOOKED_THROUGH).trim();
    const isShown = withSnippet && !isWholeInTitle && text !== '' && hasSnippet(kind);
    return {
      kind,
      id,
      title: capped(markedText(title, inTitle)),
      snippet: isShown ? capped(snippetOf(text, meantIn(text))) : null,
    };
  };
}

/** What people and devices are found by stands in their rows anyway. */
function hasSnippet(kind: SearchKind): boolean {
  return kind === 'incident' || kind === 'article';
}

function capped({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly { from: number; to: number }[];
}): MarkedText {
  return { text, marks: marks.slice(0, MOST_MARKS).map(({ from, to }) => ({ from, to })) };
}
