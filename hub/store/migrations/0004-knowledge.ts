import { sql } from 'kysely';
import type { SchemaModule } from 'kysely';
import type { MigrationPorts, StoreMigration } from '../migrate.ts';

export const knowledge: StoreMigration = {
  version: 4,
  name: 'knowledge',
  async up(ports) {
    await addSearch(ports);
    await addWordsOfReaders(ports.schema);
  },
};

async function addSearch({ schema, run, engine }: MigrationPorts): Promise<void> {
  await schema
    .createTable('article_series')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute();

  await schema
    .createTable('searched_article')
    .addColumn('serial', 'integer', (column) => column.primaryKey())
    .addColumn('article', 'text', (column) => column.notNull().unique())
    .addColumn('scope', 'text', (column) => column.notNull())
    .execute();
  if (engine === 'postgres') {
    await run(sql`alter table searched_article add column words tsvector not null`);
    await run(sql`create index searched_article_words on searched_article using gin (words)`);
    return;
  }
  // The words come folded: the tokenizer only takes them apart. The text itself is in the record. https://sqlite.org/fts5.html
  await run(sql`create virtual table article_words using fts5(
    title, body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  )`);
}

async function addWordsOfReaders(schema: SchemaModule): Promise<void> {
  await schema
    .createTable('article_vote')
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('voter', 'text', (column) => column.notNull())
    .addColumn('did_help', 'integer', (column) => column.notNull())
    .addColumn('voted_at_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('article_vote_key', ['article', 'voter'])
    .execute();

  await schema
    .createTable('unanswered_search')
    .addColumn('words', 'text', (column) => column.primaryKey())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('times', 'integer', (column) => column.notNull())
    .addColumn('last_asked_at_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('unanswered_search_by_times').on('unanswered_search').columns(['times']).execute();
}
