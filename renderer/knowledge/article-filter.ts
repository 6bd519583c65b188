import { assertNever } from '#domain/kernel/result.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import { isReviewOverdue } from '#domain/knowledge/article.rules.ts';

/** Which articles a list holds. */
export const articleShelves = ['all', 'draft', 'published', 'overdue', 'retired'] as const;
export type ArticleShelf = (typeof articleShelves)[number];

export function readShelf(text: string | null): ArticleShelf {
  return articleShelves.find((shelf) => shelf === text) ?? 'all';
}

/** Whether an article stands on a shelf. What is retired stands on its own only. */
export function isOnShelf(article: Article, shelf: ArticleShelf, nowMs: number): boolean {
  switch (shelf) {
    case 'all':
      return article.state !== 'retired';
    case 'overdue':
      return isReviewOverdue(article, nowMs);
    case 'draft':
    case 'published':
    case 'retired':
      return article.state === shelf;
    default:
      return assertNever(shelf);
  }
}
