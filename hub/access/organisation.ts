import { z } from 'zod';
import type { StoreReader } from '../store/store.ts';

const ORGANISATION = 'organisation';
const storedName = z.string().max(120);

/** The name over the door; empty until the hub is set up. */
export async function readOrganisation(reader: StoreReader): Promise<string> {
  const row = await reader.selectFrom('setting').select('value').where('name', '=', ORGANISATION).executeTakeFirst();
  return row === undefined ? '' : storedName.parse(JSON.parse(row.value));
}

export async function writeOrganisation(reader: StoreReader, name: string): Promise<void> {
  const value = JSON.stringify(name);
  await reader
    .insertInto('setting')
    .values({ name: ORGANISATION, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
