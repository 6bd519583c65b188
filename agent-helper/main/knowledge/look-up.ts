import type { CoreOutput } from '#contracts/helper-core.ts';
import type { ArticleId } from '#domain/kernel/fields.ts';
import type { HubLink } from '../hub-link/hub-link.ts';
import type { KeptArticles } from './kept-articles.ts';

export interface LookUpPorts {
  readonly link: Pick<HubLink, 'ask'>;
  readonly articles: KeptArticles;
  readonly nowMs: () => number;
}

const MOST_SHOWN = 8;
/** So many of what was found are kept to be read later: the one that helps is among the first. */
const MOST_KEPT_PER_QUESTION = 4;

/** Articles that answer a question: the hub's, or while it is away those that are kept here. */
export async function searchArticles(
  { link, articles, nowMs }: LookUpPorts,
  question: string,
  stage: 'typing' | 'asked',
  signal: AbortSignal,
): Promise<CoreOutput<'knowledge.search'>> {
  if (question.trim() === '') return { articles: [], isFromKept: false };
  const found = await link.ask('knowledge.search', { question, most: MOST_SHOWN, stage }, signal);
  if (found.ok) return { articles: found.value.articles, isFromKept: false };
  return { articles: [...(await articles.search(question, nowMs(), MOST_SHOWN))], isFromKept: true };
}

/** Keeps the best of what was found, while nobody waits for it. What fails here is simply not kept. */
export async function keepFound(
  { link, articles, nowMs }: LookUpPorts,
  found: CoreOutput<'knowledge.search'>,
  signal: AbortSignal,
): Promise<void> {
  if (found.isFromKept) return;
  for (const { id } of found.articles.slice(0, MOST_KEPT_PER_QUESTION)) {
    const read = await link.ask('knowledge.article', { id }, signal);
    if (read.ok) await articles.keep(read.value, nowMs());
  }
}

/** One article: the hub's, or while it is away the copy. One that was withdrawn is forgotten here as well. */
export async function readArticle(
  { link, articles, nowMs }: LookUpPorts,
  id: ArticleId,
  signal: AbortSignal,
): Promise<CoreOutput<'knowledge.article'>> {
  const read = await link.ask('knowledge.article', { id }, signal);
  if (read.ok) {
    await articles.keep(read.value, nowMs());
    return { article: read.value, keptAtMs: null };
  }
  if (read.refusal.code === 'article.unknown') {
    await articles.forget(id);
    return null;
  }
  return await articles.read(id);
}
