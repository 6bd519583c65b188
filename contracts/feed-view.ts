import type { HistoryDays } from '#domain/kernel/history.ts';
import { historyDays } from '#domain/kernel/history.ts';

/** What of the desk a replica holds: which scopes, and how far back it carries settled work. */
export interface FeedView {
  readonly scopes: readonly string[];
  readonly historyDays: HistoryDays;
}

const HISTORY = 'history:';

/** The view in `scopes` of a cursor: the scopes and, where not everything is carried, `history:90`. */
export function viewIn(text: string): FeedView {
  const words = text.split(' ').filter((word) => word !== '');
  const days = words.findLast((word) => word.startsWith(HISTORY))?.slice(HISTORY.length);
  return {
    scopes: words.filter((word) => !word.startsWith(HISTORY)),
    // What this version cannot read is everything: a device is then sent too much, and never too little.
    historyDays: days === undefined ? null : (historyDays.safeParse(Number(days)).data ?? null),
  };
}

/** As it stands in a cursor; equal views make equal texts. */
export function viewText({ scopes, historyDays: days }: FeedView): string {
  return [...scopes.toSorted(), ...(days === null ? [] : [`${HISTORY}${days}`])].join(' ');
}

/** The scopes of `wanted` that are not among `held`. */
export function lacking(held: FeedView, wanted: Pick<FeedView, 'scopes'>): readonly string[] {
  return wanted.scopes.filter((scope) => !held.scopes.includes(scope));
}
