import type { Selectable } from 'kysely';
import type { StoreTransaction } from '../store/store.ts';
import type { DraftTables } from './draft-tables.ts';

export type DraftRow = Selectable<DraftTables['draft']>;

/** Newest first. */
export async function readDrafts(tx: StoreTransaction, owner: string): Promise<readonly DraftRow[]> {
  return await tx
    .selectFrom('draft')
    .selectAll()
    .where('owner', '=', owner)
    .orderBy('changed_at_ms', 'desc')
    .orderBy('key')
    .execute();
}

/** Returns false when the draft is there already. */
export async function addDraft(tx: StoreTransaction, row: DraftRow): Promise<boolean> {
  const added = await tx
    .insertInto('draft')
    .values(row)
    .onConflict((conflict) => conflict.columns(['owner', 'key']).doNothing())
    .returning('key')
    .execute();
  return added.length > 0;
}

/** Returns false when it is no longer as it was at `base`. */
export async function changeDraft(tx: StoreTransaction, row: DraftRow, base: string): Promise<boolean> {
  const { owner, key, ...changed } = row;
  const found = await tx
    .updateTable('draft')
    .set(changed)
    .where('owner', '=', owner)
    .where('key', '=', key)
    .where('revision', '=', base)
    .returning('key')
    .execute();
  return found.length > 0;
}

/** Returns false when it is no longer as it was at `base`. */
export async function removeDraft(
  tx: StoreTransaction,
  { owner, key }: Pick<DraftRow, 'owner' | 'key'>,
  base: string,
): Promise<boolean> {
  const found = await tx
    .deleteFrom('draft')
    .where('owner', '=', owner)
    .where('key', '=', key)
    .where('revision', '=', base)
    .returning('key')
    .execute();
  return found.length > 0;
}

export async function forgetDrafts(tx: StoreTransaction, owner: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.deleteFrom('draft').where('owner', '=', owner).where('key', 'in', keys).execute();
}
