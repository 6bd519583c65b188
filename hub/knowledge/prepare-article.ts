import type { Article } from '#domain/knowledge/article.record.ts';
import { articleSchema } from '#domain/knowledge/article.record.ts';
import { articleNumberOf, serialOf } from '#domain/knowledge/article.rules.ts';
import { articleCommands } from '#domain/knowledge/knowledge.commands.ts';
import { articlePolicy } from '#domain/knowledge/knowledge.policy.ts';
import { plainTextOf } from '#domain/knowledge/plain-text.rules.ts';
import { wordsOf } from '#domain/knowledge/search-words.rules.ts';
import { ok } from '#domain/kernel/result.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { DeskView, Prepare } from '../sync/gate.ts';
import { articleIndexOn } from './article-index.ts';

/** Numbers a new article, and keeps the search in step with every change, in the same transaction. */
export const prepareArticle: Prepare = async (entry, _principal, desk) => {
  const onAccepted = (record: object) => keepInStep(desk, articleSchema.parse(record));
  if (entry.name !== 'article.draft') return ok({ entry, onAccepted });
  const input = articleCommands['article.draft'].input.parse(entry.input);
  if (desk.isRecovery && input.number !== null) {
    await noteGiven(desk.tx, serialOf(input.number));
    return ok({ entry, onAccepted });
  }
  const number = articleNumberOf(await nextSerial(desk.tx));
  return ok({ entry: { ...entry, input: { ...input, number } }, onAccepted });
};

async function keepInStep({ tx, engine }: Pick<DeskView, 'tx' | 'engine'>, article: Article): Promise<void> {
  const { id, number, state, title, body, language } = article;
  if (number === null) return;
  const index = articleIndexOn(engine);
  const [scope] = articlePolicy.readersOf(article);
  if (state !== 'published' || scope === undefined) return await index.remove(tx, serialOf(number));
  const formsIn = (text: string) => wordsOf(text, language).map(({ forms }) => forms);
  const indexedTitle = [...formsIn(title), ...formsIn(number)];
  await index.put(tx, { serial: serialOf(number), id, scope, title: indexedTitle, body: formsIn(plainTextOf(body)) });
}

/** One row for all articles: two that are drafted at once wait for each other, and no number is given twice. */
async function nextSerial(tx: StoreTransaction): Promise<number> {
  const series = await tx
    .insertInto('article_series')
    .values({ name: 'article', last: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((row) => ({ last: row('article_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return series.last;
}

/** Sees to it that a number that came back after a restore is not given out again. */
async function noteGiven(tx: StoreTransaction, serial: number): Promise<void> {
  await tx
    .insertInto('article_series')
    .values({ name: 'article', last: serial })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ last: serial }).where('article_series.last', '<', serial),
    )
    .execute();
}

/** More articles than anybody drafts between two backups. */
const SKIPPED_AT_RESTORE = 1_000;

/** After a restore: leaves room for the numbers that may have been given out since the backup. @param given As of tickets. */
export async function skipGivenArticleNumbers(tx: StoreTransaction, given: number): Promise<void> {
  if (given > 0) await noteGiven(tx, given);
  await tx
    .updateTable('article_series')
    .set((series) => ({ last: series('last', '+', SKIPPED_AT_RESTORE) }))
    .execute();
}
