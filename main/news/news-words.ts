import type { NewsItem, NewsSummary } from '#contracts/desk-news.ts';
import type { Words } from '../words/en.ts';

type NewsWords = Words['news'];

/** A notification: what happened, and to which ticket. */
export function notificationOf(
  { kind, number, summary }: NewsItem,
  words: NewsWords,
): {
  readonly title: string;
  readonly body: string;
} {
  return {
    title: words.title[kind],
    body: [number, summary].filter((part) => part !== null && part !== '').join(' · '),
  };
}

/** How things stand, a line each for what is not zero: the most pressing first. */
export function summaryLines({ breached, dueSoon, offered, unread }: NewsSummary, words: NewsWords): readonly string[] {
  const counts = [
    [breached, words.breached],
    [dueSoon, words.dueSoon],
    [offered, words.offered],
    [unread, words.unread],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, { one, other }]) => (count === 1 ? one : other).replace('{{count}}', String(count)));
}
