import { assertNever } from '#domain/kernel/result.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import { isReviewOverdue } from '#domain/knowledge/article.rules.ts';
import { plainText } from '../look/plain-text.ts';

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

/** What is looked through, folded once for each article. */
const foldedByArticle = new WeakMap<Article, { readonly title: string; readonly all: string }>();

function foldedOf(article: Article) {
  const known = foldedByArticle.get(article);
  if (known !== undefined) return known;
  const title = plainText(`${article.title} ${article.number ?? ''}`);
  const folded = { title, all: `${title} ${plainText(article.body)}` };
  foldedByArticle.set(article, folded);
  return folded;
}

/** Articles in which every typed word occurs, those that have all of them in title or number first. */
export function findArticles(articles: readonly Article[], typed: string): readonly Article[] {
  const words = plainText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return articles;
  const found = articles.filter((article) => words.every((word) => foldedOf(article).all.includes(word)));
  const isNamed = (article: Article) => words.every((word) => foldedOf(article).title.includes(word));
  return [...found.filter(isNamed), ...found.filter((article) => !isNamed(article))];
}
