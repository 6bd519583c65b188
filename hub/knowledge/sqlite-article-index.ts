import { articleId } from '#domain/kernel/fields.ts';
import { sql } from 'kysely';
import type { StoreTransaction } from '../store/store.ts';
import type { ArticleIndex, IndexedArticle } from './article-index.ts';

/** FTS5. A word in the title weighs as much as four in the body. */
export const sqliteArticleIndex: ArticleIndex = {
  put: async (tx, article) => {
    const { serial, id, scope } = article;
    await removeWords(tx, serial);
    await tx
      .insertInto('searched_article')
      .values({ serial, article: id, scope })
      .onConflict((conflict) => conflict.column('serial').doUpdateSet({ scope }))
      .execute();
    await sql`insert into article_words (rowid, title, body)
      values (${serial}, ${asText(article.title)}, ${asText(article.body)})`.execute(tx);
  },
  remove: async (tx, serial) => {
    await removeWords(tx, serial);
    await tx.deleteFrom('searched_article').where('serial', '=', serial).execute();
  },
  find: async (reader, sought, scopes, most) => {
    // Quoted, a word is a word, whatever it is spelled like. https://sqlite.org/fts5.html#fts5_strings
    const forms = sought.flatMap((word) => word.forms.map((form) => `"${form}"`));
    const beginnings = sought.flatMap(({ beginning }) => (beginning === null ? [] : [`"${beginning}"*`]));
    const found = await sql<{ article: string }>`
      select searched_article.article from article_words
      join searched_article on searched_article.serial = article_words.rowid
      where article_words match ${[...new Set([...forms, ...beginnings])].join(' OR ')}
        and searched_article.scope in (${sql.join(scopes)})
      order by bm25(article_words, 4.0, 1.0), searched_article.serial
      limit ${most}`.execute(reader);
    return found.rows.map(({ article }) => articleId.parse(article));
  },
};

async function removeWords(tx: StoreTransaction, serial: number): Promise<void> {
  await sql`delete from article_words where rowid = ${serial}`.execute(tx);
}

function asText(words: IndexedArticle['title']): string {
  return words.flat().join(' ');
}
