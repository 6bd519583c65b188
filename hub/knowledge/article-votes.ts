import type { ArticleId } from '#domain/kernel/fields.ts';
import type { Principal } from '#domain/kernel/principal.ts';
import { assertNever } from '#domain/kernel/result.ts';
import type { StoreReader } from '../store/store.ts';

export interface Votes {
  readonly article: string;
  readonly helped: number;
  readonly didNotHelp: number;
}

/** A person has one word per article, in the portal and by the helper on their computer alike. */
function voterOf(principal: Principal): string {
  switch (principal.kind) {
    case 'agent':
      return principal.person;
    case 'device':
      return principal.person ?? principal.id;
    case 'person':
    case 'desk':
      return principal.id;
    default:
      return assertNever(principal);
  }
}

export async function vote(
  reader: StoreReader,
  { article, principal, didHelp, nowMs }: { article: ArticleId; principal: Principal; didHelp: boolean; nowMs: number },
): Promise<void> {
  const word = { did_help: didHelp ? 1 : 0, voted_at_ms: nowMs } as const;
  await reader
    .insertInto('article_vote')
    .values({ article, voter: voterOf(principal), ...word })
    .onConflict((conflict) => conflict.columns(['article', 'voter']).doUpdateSet(word))
    .execute();
}

/** What this reader said of an article; `null` before they did. */
export async function voteOf(reader: StoreReader, article: ArticleId, principal: Principal): Promise<boolean | null> {
  const found = await reader
    .selectFrom('article_vote')
    .select('did_help')
    .where('article', '=', article)
    .where('voter', '=', voterOf(principal))
    .executeTakeFirst();
  return found === undefined ? null : found.did_help === 1;
}

/** Those of articles that anybody said something about. */
export async function countVotes(reader: StoreReader, articles: readonly ArticleId[]): Promise<readonly Votes[]> {
  const rows = await reader
    .selectFrom('article_vote')
    .select(['article', 'did_help'])
    .select(({ fn }) => fn.countAll<number>().as('votes'))
    .where('article', 'in', articles)
    .groupBy(['article', 'did_help'])
    .execute();
  const byArticle = Map.groupBy(rows, ({ article }) => article);
  return [...byArticle].map(([article, counted]) => {
    const votesThat = (did_help: 0 | 1) => counted.find((row) => row.did_help === did_help)?.votes ?? 0;
    return { article, helped: votesThat(1), didNotHelp: votesThat(0) };
  });
}
