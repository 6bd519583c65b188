import type { Scope } from '#domain/kernel/principal.ts';
import type { ArticleId } from '#domain/kernel/fields.ts';
import type { SoughtWord } from '#domain/knowledge/search-words.rules.ts';
import type { EngineName, StoreReader, StoreTransaction } from '../store/store.ts';
import { postgresArticleIndex } from './postgres-article-index.ts';
import { sqliteArticleIndex } from './sqlite-article-index.ts';

/** An article as the index keeps it: each word under all its folded forms, which are letters and digits only. */
export interface IndexedArticle {
  readonly serial: number;
  readonly id: ArticleId;
  readonly scope: Scope;
  readonly title: readonly (readonly string[])[];
  readonly body: readonly (readonly string[])[];
}

/** Finding articles by their words: what SQLite and PostgreSQL cannot do in the same words. */
export interface ArticleIndex {
  /** Writes an article, or writes it anew. */
  put(tx: StoreTransaction, article: IndexedArticle): Promise<void>;
  remove(tx: StoreTransaction, serial: number): Promise<void>;
  /** Articles that have any of the words, by the engine's own judgement the best first. */
  find(
    reader: StoreReader,
    sought: readonly SoughtWord[],
    scopes: readonly Scope[],
    most: number,
  ): Promise<readonly ArticleId[]>;
}

export function articleIndexOn(engine: EngineName): ArticleIndex {
  return engine === 'sqlite' ? sqliteArticleIndex : postgresArticleIndex;
}
