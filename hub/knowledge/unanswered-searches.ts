import { soughtWords } from '#domain/knowledge/search-words.rules.ts';
import type { StoreReader } from '../store/store.ts';

export interface UnansweredSearch {
  readonly question: string;
  readonly times: number;
  readonly lastAskedAtMs: number;
}

const LONGEST_KEPT = 200;

/** Notes that a question found nothing. Two with the same telling words are the same question. */
export async function noteUnanswered(reader: StoreReader, question: string, nowMs: number): Promise<void> {
  const words = soughtWords(question)
    .map(({ typed }) => typed)
    .join(' ')
    .slice(0, LONGEST_KEPT);
  if (words === '') return;
  const asked = { question: asLine(question), last_asked_at_ms: nowMs };
  await reader
    .insertInto('unanswered_search')
    .values({ words, times: 1, ...asked })
    .onConflict((conflict) =>
      conflict.column('words').doUpdateSet((row) => ({ times: row('unanswered_search.times', '+', 1), ...asked })),
    )
    .execute();
}

/** The most often asked first. */
export async function readUnanswered(reader: StoreReader, most: number): Promise<readonly UnansweredSearch[]> {
  const rows = await reader
    .selectFrom('unanswered_search')
    .selectAll()
    .orderBy('times', 'desc')
    .orderBy('last_asked_at_ms', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ question, times, last_asked_at_ms }) => ({ question, times, lastAskedAtMs: last_asked_at_ms }));
}

/** NUL and lone surrogates go: no database keeps them unharmed. */
function asLine(question: string): string {
  const oneLine = question.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return oneLine.slice(0, LONGEST_KEPT).toWellFormed();
}
