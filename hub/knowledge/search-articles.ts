import type { FoundArticle } from '#contracts/api/knowledge-api.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import { matchArticles } from '#domain/knowledge/article-match.rules.ts';
import type { ArticleMatch, SearchedArticle } from '#domain/knowledge/article-match.rules.ts';
import { articleRecord } from '#domain/knowledge/article.record.ts';
import { plainTextOf } from '#domain/knowledge/plain-text.rules.ts';
import type { SoughtWord } from '#domain/knowledge/search-words.rules.ts';
import { soughtWords } from '#domain/knowledge/search-words.rules.ts';
import { markedText, snippetOf } from '#domain/knowledge/snippet.rules.ts';
import type { Store } from '../store/store.ts';
import { readRecords } from '../sync/read-record.ts';
import { articleIndexOn } from './article-index.ts';
import { isOpenTo } from './published-article.ts';

/** What the index hands over for a closer look; the best of them is the answer. */
const MOST_CANDIDATES = 50;
/** A slip of the finger seldom comes this early in a word. */
const LIKELY_RIGHT_LETTERS = 4;

export interface SearchRequest {
  readonly principal: Principal;
  readonly question: string;
  readonly most: number;
  readonly nowMs: number;
}

/** The articles that answer a question, among those the asker may read. Every text is a legal question (SRCH-2). */
export async function searchArticles(
  store: Pick<Store, 'database' | 'engine'>,
  request: SearchRequest,
): Promise<readonly FoundArticle[]> {
  const sought = soughtWords(request.question);
  if (sought.length === 0) return [];
  const matches = await matchesOf(store, request, sought, sought);
  const found = matches.length > 0 ? matches : await matchesOf(store, request, sought, sought.map(mistyped));
  return found.slice(0, request.most).map(({ article, score, titleWords, bodyWords }) => ({
    id: article.id,
    number: article.number,
    language: article.language,
    title: markedText(article.title, titleWords),
    excerpt: snippetOf(article.plainBody, bodyWords),
    score,
  }));
}

/** `lookedUp`: what the index is asked for; what it finds is judged by what was `sought`. */
async function matchesOf(
  { database, engine }: Pick<Store, 'database' | 'engine'>,
  { principal, nowMs }: SearchRequest,
  sought: readonly SoughtWord[],
  lookedUp: readonly SoughtWord[],
): Promise<readonly ArticleMatch<SearchedArticle>[]> {
  const ids = await articleIndexOn(engine).find(database, lookedUp, scopesOf(principal), MOST_CANDIDATES);
  const articles = [...(await readRecords(database, articleRecord, ids)).values()].filter((article) =>
    isOpenTo(article, principal),
  );
  const searched = articles.map((article) => ({ ...article, plainBody: plainTextOf(article.body) }));
  return matchArticles(searched, sought, nowMs);
}

function mistyped(word: SoughtWord): SoughtWord {
  const isLong = word.typed.length > LIKELY_RIGHT_LETTERS;
  return isLong ? { ...word, beginning: word.typed.slice(0, LIKELY_RIGHT_LETTERS) } : word;
}
