import type { SelectQueryBuilder } from 'kysely';
import type { StoreReader } from './store.ts';
import type { RecordRow, Tables } from './tables.ts';

/** The records that exist of `ids`, in ascending order of id: the one order in which several are ever locked. */
export function selectRecords(
  reader: StoreReader,
  ids: readonly string[],
): SelectQueryBuilder<Tables, 'record', RecordRow> {
  return reader.selectFrom('record').selectAll().where('id', 'in', ids).orderBy('record.id');
}
