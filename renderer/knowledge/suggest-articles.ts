import type { Article } from '#domain/knowledge/article.record.ts';
import { matchArticles } from '#domain/knowledge/article-match.rules.ts';
import { messageTextOf, plainTextOf } from '#domain/knowledge/plain-text.rules.ts';
import { soughtWords } from '#domain/knowledge/search-words.rules.ts';
import { snippetOf } from '#domain/knowledge/snippet.rules.ts';

export interface SuggestedArticle {
  readonly article: Article;
  /** Plain text: the stretch that has most of the words. */
  readonly excerpt: string;
}

const MOST_SUGGESTED = 6;
const plainByArticle = new WeakMap<Article, string>();

function plainBodyOf(article: Article): string {
  const plain = plainByArticle.get(article) ?? plainTextOf(article.body);
  plainByArticle.set(article, plain);
  return plain;
}

/**
 * Published articles that answer a question, by the same judgement as the hub's, from this device alone: a technician
 * without a network finds what everyone finds (SLF-2).
 */
export function suggestArticles(
  articles: readonly Article[],
  question: string,
  nowMs: number,
): readonly SuggestedArticle[] {
  const published = articles.filter(({ state }) => state === 'published');
  const searched = published.map((article) => ({ ...article, plainBody: plainBodyOf(article), article }));
  return matchArticles(searched, soughtWords(question), nowMs)
    .slice(0, MOST_SUGGESTED)
    .map(({ article: { article, plainBody }, bodyWords }) => ({
      article,
      excerpt: snippetOf(plainBody, bodyWords).text,
    }));
}

/** How an article is named in a sentence: its title, and the number it is found by. */
export function referenceTo({ title, number }: Pick<Article, 'title' | 'number'>): string {
  return number === null ? title : `${title} (${number})`;
}

/** What an article says, for somebody who reads plain text. */
export function articleAsText(article: Article): string {
  return `${referenceTo(article)}\n\n${messageTextOf(article.body)}`;
}
