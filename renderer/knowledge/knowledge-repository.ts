import type { HubOutput } from '#contracts/hub-api.ts';
import type { ArticleId, IncidentId } from '#domain/kernel/fields.ts';
import { articleId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { assertNever, ok } from '#domain/kernel/result.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { MangoQuerySelector } from 'rxdb';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';
import { questionFor, watchFoundRows } from '../search/search-repository.ts';
import type { ArticleShelf } from './article-filter.ts';
import { isOnShelf } from './article-filter.ts';

export type ArticleCommandName = Extract<CommandName, `article.${string}`>;
export type ArticleVotes = HubOutput<'knowledge.votes'>[number];

/** The first articles of a shelf, the last changed first. */
export function watchShelf(
  { collections }: Desk,
  shelf: ArticleShelf,
  { nowMs, limit }: { readonly nowMs: number; readonly limit: number },
): Observable<readonly Article[]> {
  const query = { selector: selectorOfShelf(shelf, nowMs), sort: [{ changedAtMs: 'desc' as const }], limit };
  return collections.article.find(query).$.pipe(map(rowsOf));
}

/** Whether there is any article at all. */
export function watchIsAnyArticle({ collections }: Desk): Observable<boolean> {
  return collections.article.find({ limit: 1 }).$.pipe(map(({ length }) => length > 0));
}

/** Articles of a shelf by any word in them, the best first. */
export function watchArticlesMeant(
  desk: Desk,
  shelf: ArticleShelf,
  { typed, nowMs, limit }: { readonly typed: string; readonly nowMs: number; readonly limit: number },
): Observable<readonly Article[]> {
  return watchFoundRows(desk, 'article', questionFor(['article'], typed, limit)).pipe(
    map((articles) => articles.filter((article) => isOnShelf(article, shelf, nowMs))),
  );
}

/** Published articles that share words with a question; which of them answer it is judged by who asks. */
export function watchArticlesLike(desk: Desk, question: string): Observable<readonly Article[]> {
  const where = [{ facet: 'is' as const, values: ['published'], isNegated: false }];
  return watchFoundRows(desk, 'article', { ...questionFor(['article'], question, MOST_ALIKE), where, match: 'any' });
}

const MOST_ALIKE = 40;

function selectorOfShelf(shelf: ArticleShelf, nowMs: number): MangoQuerySelector<Article> {
  switch (shelf) {
    case 'all':
      return { state: { $in: ['draft', 'published'] } };
    case 'overdue':
      return { state: 'published', reviewDueAtMs: { $lt: nowMs } };
    case 'draft':
    case 'published':
    case 'retired':
      return { state: shelf };
    default:
      return assertNever(shelf);
  }
}

/** One article, or `null` while this device has none by that id. */
export function watchArticle({ collections }: Desk, id: string): Observable<Article | null> {
  return collections.article.findOne(id).$.pipe(map((found) => (found === null ? null : rowOf<Article>(found))));
}

/** What was written from a ticket, the last changed first. */
export function watchArticlesFrom({ collections }: Desk, source: IncidentId): Observable<readonly Article[]> {
  const found = collections.article.find({ selector: { source } }).$;
  return found.pipe(map((articles) => rowsOf(articles).toSorted((a, b) => b.changedAtMs - a.changedAtMs)));
}

/** The journal of one article, oldest first: its versions, and what became of them. */
export function watchArticleJournal({ collections }: Desk, id: ArticleId): Observable<readonly JournalLine[]> {
  const lines = collections.journal.find({
    selector: { target: id },
    sort: [{ target: 'asc' }, { occurredAtMs: 'asc' }],
  });
  return lines.$.pipe(map(rowsOf));
}

/** Begins an article; its number follows from the hub. */
export async function draftArticle(desk: Desk, input: CommandInput<'article.draft'>): Promise<Result<ArticleId>> {
  const id = articleId.parse(desk.newId('article'));
  const drafted = await desk.issue('article.draft', id, input);
  return drafted.ok ? ok(id) : drafted;
}

export function commandArticle<Name extends ArticleCommandName>(
  desk: Desk,
  id: ArticleId,
  name: Name,
  input: CommandInput<Name>,
): Promise<Result<unknown>> {
  return desk.issue(name, id, input);
}

/** What readers said of an article; `null` while the hub is away, and before anybody has said something. */
export async function readVotes(desk: Desk, id: ArticleId): Promise<ArticleVotes | null> {
  const votes = await desk.askHub('knowledge.votes', { articles: [id] });
  return votes.ok ? (votes.value[0] ?? null) : null;
}
