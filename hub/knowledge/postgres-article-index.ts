import { articleId } from '#domain/kernel/fields.ts';
import { sql } from 'kysely';
import type { ArticleIndex, IndexedArticle } from './article-index.ts';

/** Positions beyond this are all the same to PostgreSQL. https://www.postgresql.org/docs/current/textsearch-limitations.html */
const LAST_POSITION = 16_383;
/** Of weights D, C, B, A: the title is A, the body D. */
const WEIGHTS = '{0.25, 0.25, 0.25, 1}';

/**
 * `tsvector`, built from words that are folded and stemmed already: a parser and a dictionary of PostgreSQL's own would
 * find other words than SQLite does.
 */
export const postgresArticleIndex: ArticleIndex = {
  put: async (tx, article) => {
    const { serial, id, scope } = article;
    await sql`insert into searched_article (serial, article, scope, words)
      values (${serial}, ${id}, ${scope}, ${vectorOf(article)}::tsvector)
      on conflict (serial) do update set scope = excluded.scope, words = excluded.words`.execute(tx);
  },
  remove: async (tx, serial) => {
    await tx.deleteFrom('searched_article').where('serial', '=', serial).execute();
  },
  find: async (reader, sought, scopes, most) => {
    const forms = sought.flatMap((word) => word.forms.map((form) => `'${form}'`));
    const beginnings = sought.flatMap(({ beginning }) => (beginning === null ? [] : [`'${beginning}':*`]));
    const query = [...new Set([...forms, ...beginnings])].join(' | ');
    const found = await sql<{ article: string }>`
      select article from searched_article, cast(${query} as tsquery) as sought
      where words @@ sought and scope in (${sql.join(scopes)})
      order by ts_rank(${sql.lit(WEIGHTS)}, words, sought, 1) desc, serial
      limit ${most}`.execute(reader);
    return found.rows.map(({ article }) => articleId.parse(article));
  },
};

function vectorOf({ title, body }: IndexedArticle): string {
  const lexemes = [
    ...title.flatMap((forms, index) => forms.map((form) => `'${form}':${placeOf(index)}A`)),
    ...body.flatMap((forms, index) => forms.map((form) => `'${form}':${placeOf(title.length + index)}`)),
  ];
  return lexemes.join(' ');
}

function placeOf(index: number): number {
  return Math.min(index + 1, LAST_POSITION);
}
