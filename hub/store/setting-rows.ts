import type { StoreReader } from './store.ts';

/** False when there was one before: then it stays as it is. */
export async function insertSetting(reader: StoreReader, name: string, value: unknown): Promise<boolean> {
  const inserted = await reader
    .insertInto('setting')
    .values({ name, value: JSON.stringify(value) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** False when it was the same before, also for the second of two who replace it at once. */
export async function replaceSetting(reader: StoreReader, name: string, value: unknown): Promise<boolean> {
  const text = JSON.stringify(value);
  const updated = await reader
    .updateTable('setting')
    .set({ value: text })
    .where('name', '=', name)
    .where('value', '<>', text)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

export async function putSetting(reader: StoreReader, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await reader
    .insertInto('setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
}
