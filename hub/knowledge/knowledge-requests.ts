import { articleId, epochMs } from '#domain/kernel/fields.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { isReviewOverdue } from '#domain/knowledge/article.rules.ts';
import type { ApiHandlers } from '../http/serve-api.ts';
import type { Store } from '../store/store.ts';
import { countVotes, vote, voteOf } from './article-votes.ts';
import { readPublished } from './published-article.ts';
import { searchArticles } from './search-articles.ts';
import { noteUnanswered, readUnanswered } from './unanswered-searches.ts';

export interface KnowledgePorts {
  readonly store: Pick<Store, 'database' | 'engine'>;
  readonly nowMs: () => number;
}

type KnowledgeHandlers = Pick<
  ApiHandlers,
  'knowledge.search' | 'knowledge.article' | 'knowledge.vote' | 'knowledge.votes' | 'knowledge.unanswered'
>;

const MOST_UNANSWERED = 100;

/** What the desk knows, for whoever asks: each finds and reads what is published for them. */
export function createKnowledgeRequests({ store, nowMs }: KnowledgePorts): KnowledgeHandlers {
  const reader = store.database;
  return {
    'knowledge.search': async ({ question, most, stage }, { principal }) => {
      const articles = await searchArticles(store, { principal, question, most, nowMs: nowMs() });
      if (articles.length === 0 && stage === 'asked') await noteUnanswered(reader, question, nowMs());
      return ok({ articles });
    },

    'knowledge.article': async ({ id }, { principal }) => {
      const article = await readPublished(reader, id, principal);
      if (article === undefined) return refuse({ code: 'article.unknown' });
      const { number, title, body, language, changedAtMs } = article;
      const didHelp = await voteOf(reader, id, principal);
      const isOverdue = isReviewOverdue(article, nowMs());
      return ok({ id, number, title, body, language, changedAtMs, isReviewOverdue: isOverdue, didHelp });
    },

    'knowledge.vote': async ({ article: id, didHelp }, { principal }) => {
      if ((await readPublished(reader, id, principal)) === undefined) return refuse({ code: 'article.unknown' });
      await vote(reader, { article: id, principal, didHelp, nowMs: nowMs() });
      return ok({});
    },

    'knowledge.votes': async ({ articles }) => {
      const votes = await countVotes(reader, articles);
      return ok(votes.map((counted) => ({ ...counted, article: articleId.parse(counted.article) })));
    },

    'knowledge.unanswered': async () => {
      const unanswered = await readUnanswered(reader, MOST_UNANSWERED);
      return ok(unanswered.map((search) => ({ ...search, lastAskedAtMs: epochMs.parse(search.lastAskedAtMs) })));
    },
  };
}
