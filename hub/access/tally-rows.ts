import type { StoreReader } from '../store/store.ts';
import { hashOf } from './secrets.ts';
import type { Tally } from './sign-in-throttle.rules.ts';

export async function readTally(reader: StoreReader, subject: string): Promise<Tally | null> {
  const row = await reader
    .selectFrom('failure_tally')
    .select(['failures', 'failed_at_ms'])
    .where('subject', '=', hashOf(subject))
    .executeTakeFirst();
  return row === undefined ? null : { failures: row.failures, failedAtMs: row.failed_at_ms };
}

/** Writes `next` where `expected` still stands. False when somebody else was faster; then nothing was written. */
export async function replaceTally(
  reader: StoreReader,
  subject: string,
  expected: Tally | null,
  next: Tally,
): Promise<boolean> {
  const columns = { failures: next.failures, failed_at_ms: next.failedAtMs };
  if (expected === null) {
    const inserted = await reader
      .insertInto('failure_tally')
      .values({ subject: hashOf(subject), ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await reader
    .updateTable('failure_tally')
    .set(columns)
    .where('subject', '=', hashOf(subject))
    .where('failures', '=', expected.failures)
    .where('failed_at_ms', '=', expected.failedAtMs)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function takeOneBack(reader: StoreReader, subject: string): Promise<void> {
  await reader
    .updateTable('failure_tally')
    .set((tally) => ({ failures: tally('failures', '-', 1) }))
    .where('subject', '=', hashOf(subject))
    .where('failures', '>', 0)
    .execute();
}

export async function forgetTally(reader: StoreReader, subject: string): Promise<void> {
  await reader.deleteFrom('failure_tally').where('subject', '=', hashOf(subject)).execute();
}

export async function forgetTalliesBefore(reader: StoreReader, beforeMs: number): Promise<void> {
  await reader.deleteFrom('failure_tally').where('failed_at_ms', '<', beforeMs).execute();
}
