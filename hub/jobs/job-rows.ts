import type { Store, StoreReader } from '../store/store.ts';

/** For how long a claim stands without a sign of life, and how often a runner gives one. */
export const CLAIM_MS = 60_000;

/** Writes a job down, due after `firstAfterMs`; one that is there comes at the latest when it would now. */
export async function scheduleJob(reader: StoreReader, name: string, dueAtMs: number): Promise<void> {
  await reader
    .insertInto('job')
    .values({ name, due_at_ms: dueAtMs, failures: 0, claimed_by: null, claimed_until_ms: 0, done_at_ms: null })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ due_at_ms: dueAtMs }).where('job.due_at_ms', '>', dueAtMs),
    )
    .execute();
}

/** Takes a job that is due and that nobody is at; `null` when there is nothing to take. Two who ask at once: one has it. */
export async function claimJob(
  { database, engine }: Pick<Store, 'database' | 'engine'>,
  name: string,
  runner: string,
  nowMs: number,
): Promise<{ readonly failures: number } | null> {
  const claimed = await database
    .updateTable('job')
    .set({ claimed_by: runner, claimed_until_ms: nowMs + CLAIM_MS })
    .where('name', 'in', (query) =>
      query
        .selectFrom('job as due')
        .select('due.name')
        .where('due.name', '=', name)
        .where('due.due_at_ms', '<=', nowMs)
        .where('due.claimed_until_ms', '<=', nowMs)
        .$if(engine === 'postgres', (due) => due.forUpdate().skipLocked()),
    )
    .returning('failures')
    .executeTakeFirst();
  return claimed ?? null;
}

/** False when the claim was lost: the runner was not heard of for too long, and somebody else is at it. */
export async function prolongClaim(reader: StoreReader, name: string, runner: string, nowMs: number): Promise<boolean> {
  const prolonged = await reader
    .updateTable('job')
    .set({ claimed_until_ms: nowMs + CLAIM_MS })
    .where('name', '=', name)
    .where('claimed_by', '=', runner)
    .executeTakeFirst();
  return prolonged.numUpdatedRows === 1n;
}

export interface JobEnd {
  readonly dueAtMs: number;
  readonly failures: number;
  /** `null` when it did not work. */
  readonly doneAtMs: number | null;
}

/** Ends a claim that still stands. */
export async function endClaim(reader: StoreReader, name: string, runner: string, end: JobEnd): Promise<void> {
  const done = end.doneAtMs === null ? {} : { done_at_ms: end.doneAtMs };
  await reader
    .updateTable('job')
    .set({ due_at_ms: end.dueAtMs, failures: end.failures, claimed_by: null, claimed_until_ms: 0, ...done })
    .where('name', '=', name)
    .where('claimed_by', '=', runner)
    .execute();
}

/** When there may be something to take; `null` when the job was never scheduled. */
export async function nextChanceMs(reader: StoreReader, name: string): Promise<number | null> {
  const job = await reader
    .selectFrom('job')
    .select(['due_at_ms', 'claimed_until_ms'])
    .where('name', '=', name)
    .executeTakeFirst();
  return job === undefined ? null : Math.max(job.due_at_ms, job.claimed_until_ms);
}

/** When a job last worked; `null` when it never has. */
export async function lastDoneMs(reader: StoreReader, name: string): Promise<number | null> {
  const job = await reader.selectFrom('job').select('done_at_ms').where('name', '=', name).executeTakeFirst();
  return job?.done_at_ms ?? null;
}
