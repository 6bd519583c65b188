import type { ArticleId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import type { Article } from '#domain/knowledge/article.record.ts';
import { articleRecord } from '#domain/knowledge/article.record.ts';
import { articlePolicy } from '#domain/knowledge/knowledge.policy.ts';
import type { StoreReader } from '../store/store.ts';
import { readRecord } from '../sync/read-record.ts';

/** Whether an article is published, and for this reader. */
export function isOpenTo(article: Article, reader: Principal): boolean {
  const scopes = scopesOf(reader);
  return article.state === 'published' && articlePolicy.readersOf(article).some((scope) => scopes.includes(scope));
}

/** `undefined` for one that this reader may not read, as for none at all. */
export async function readPublished(
  reader: StoreReader,
  id: ArticleId,
  principal: Principal,
): Promise<Article | undefined> {
  const article = await readRecord(reader, articleRecord, id);
  return article !== undefined && isOpenTo(article, principal) ? article : undefined;
}
