import { z } from 'zod';
import { knowledgeApi } from '#contracts/api/knowledge-api.ts';
import type { FoundArticle } from '#contracts/api/knowledge-api.ts';
import type { ArticleId } from '#domain/kernel/fields.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import { matchArticles } from '#domain/knowledge/article-match.rules.ts';
import { plainTextOf } from '#domain/knowledge/plain-text.rules.ts';
import { soughtWords } from '#domain/knowledge/search-words.rules.ts';
import { markedText, snippetOf } from '#domain/knowledge/snippet.rules.ts';
import { openKeptFolder } from '../kept-folder.ts';

const MOST_KEPT = 200;

const keptArticle = z.strictObject({ article: knowledgeApi['knowledge.article'].output, keptAtMs: epochMs });
export type KeptArticle = z.infer<typeof keptArticle>;

/** Articles that were found on this computer, to be read and found again while the hub is away. */
export interface KeptArticles {
  readonly keep: (article: KeptArticle['article'], nowMs: number) => Promise<void>;
  readonly forget: (id: ArticleId) => Promise<void>;
  readonly read: (id: ArticleId) => Promise<KeptArticle | null>;
  /** Those that answer a question, by the same rules as on the hub (SLF-2). */
  readonly search: (question: string, nowMs: number, most: number) => Promise<readonly FoundArticle[]>;
}

export function openKeptArticles(folder: string): KeptArticles {
  const articles = openKeptFolder(folder, keptArticle, MOST_KEPT);
  return {
    keep: (article, nowMs) => articles.keep(article.id, { article, keptAtMs: epochMs.parse(nowMs) }),
    forget: (id) => articles.remove(id),
    read: (id) => articles.read(id),
    search: async (question, nowMs, most) => {
      const sought = soughtWords(question);
      if (sought.length === 0) return [];
      const kept = await Promise.all((await articles.names()).map((name) => articles.read(name)));
      const searched = kept.flatMap((one) => (one === null ? [] : [searchedArticleOf(one.article, nowMs)]));
      return matchArticles(searched, sought, nowMs)
        .slice(0, most)
        .map(({ article, score, titleWords, bodyWords }) => ({
          id: article.id,
          number: article.number,
          language: article.language,
          title: markedText(article.title, titleWords),
          excerpt: snippetOf(article.plainBody, bodyWords),
          score,
        }));
    },
  };
}

/** As the rules of matching read it. The hub has said whether its review is overdue, not when it is due. */
function searchedArticleOf(article: KeptArticle['article'], nowMs: number) {
  const { id, number, title, language, changedAtMs, body, isReviewOverdue } = article;
  const reviewDueAtMs = epochMs.parse(isReviewOverdue ? nowMs - 1 : nowMs);
  const state = 'published' as const;
  return { id, number, title, language, state, reviewDueAtMs, changedAtMs, plainBody: plainTextOf(body) };
}
