import type { HubOutput } from '#contracts/hub-api.ts';
import type { ArticleId, IncidentId } from '#domain/kernel/fields.ts';
import { articleId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import type { Observable } from 'rxjs';
import { map } from 'rxjs';
import { rowOf, rowsOf } from '../app/rows-of.ts';
import type { Desk } from '../desk/desk.ts';

export type ArticleCommandName = Extract<CommandName, `article.${string}`>;
export type ArticleVotes = HubOutput<'knowledge.votes'>[number];

/** All articles, the last changed first. */
export function watchArticles({ collections }: Desk): Observable<readonly Article[]> {
  return collections.article.find({ sort: [{ changedAtMs: 'desc' }] }).$.pipe(map(rowsOf));
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
