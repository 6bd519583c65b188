import type { Insertable, Selectable } from 'kysely';
import type { StoreReader, StoreTransaction } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';

export type SupportCodeRow = Selectable<Tables['support_code']>;

/** A device has one code: an older one is good for nothing from here on. False when these digits are in use elsewhere. */
export async function replaceCode(tx: StoreTransaction, row: Insertable<Tables['support_code']>): Promise<boolean> {
  await tx.deleteFrom('support_code').where('device', '=', row.device).execute();
  const written = await tx
    .insertInto('support_code')
    .values(row)
    .onConflict((conflict) => conflict.column('code_hash').doNothing())
    .returning('code_hash')
    .executeTakeFirst();
  return written !== undefined;
}

export async function readCode(
  reader: StoreReader,
  codeHash: string,
  nowMs: number,
): Promise<SupportCodeRow | undefined> {
  return await reader
    .selectFrom('support_code')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .where('expires_at_ms', '>', nowMs)
    .executeTakeFirst();
}

/** Uses a code up. False when somebody else was faster, or it is too late. */
export async function takeCode(tx: StoreTransaction, codeHash: string, nowMs: number): Promise<boolean> {
  const taken = await tx
    .deleteFrom('support_code')
    .where('code_hash', '=', codeHash)
    .where('expires_at_ms', '>', nowMs)
    .returning('code_hash')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Uses up the code of a session that was taken without it, if it still has one. */
export async function takeCodeOf(tx: StoreTransaction, session: string): Promise<boolean> {
  await tx.deleteFrom('support_code').where('session', '=', session).execute();
  return true;
}

export async function deleteExpiredCodes(reader: StoreReader, nowMs: number): Promise<void> {
  await reader.deleteFrom('support_code').where('expires_at_ms', '<=', nowMs).execute();
}
