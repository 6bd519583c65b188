import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { inChunks } from '../store/in-chunks.ts';
import type { StoreReader } from '../store/store.ts';
import type { RecordRow } from '../store/tables.ts';
import { readStoredState } from './stored-state.ts';

/** One record as it is now, for reading only: what decides about it locks it first. */
export async function readRecord<State extends DeskRecord>(
  reader: StoreReader,
  definition: RecordDefinition<State>,
  id: State['id'],
): Promise<State | undefined> {
  const found = await readRecords(reader, definition, [id]);
  return found.get(id);
}

/** The records of one kind that exist of `ids`, by id. */
export async function readRecords<State extends DeskRecord>(
  reader: StoreReader,
  definition: RecordDefinition<State>,
  ids: readonly State['id'][],
): Promise<ReadonlyMap<string, State>> {
  const found = new Map<string, State>();
  await inChunks([...new Set<string>(ids)], async (chunk) => {
    const rows = await reader.selectFrom('record').selectAll().where('id', 'in', chunk).execute();
    for (const row of rows) if (row.name === definition.name) found.set(row.id, stateOf(definition, row));
  });
  return found;
}

/** Every record of a kind, in ascending order of id. Only for small kinds (`shelf: 'reference'`). */
export async function readAll<State extends DeskRecord>(
  reader: StoreReader,
  definition: RecordDefinition<State>,
): Promise<readonly State[]> {
  const rows = await reader
    .selectFrom('record')
    .selectAll()
    .where('name', '=', definition.name)
    .orderBy('id')
    .execute();
  return rows.map((row) => stateOf(definition, row));
}

/** The record in a row of its own kind. */
export function stateOf<State extends DeskRecord>(
  definition: RecordDefinition<State>,
  row: Pick<RecordRow, 'id' | 'schema_version' | 'state'>,
): State {
  return readStoredState(definition, { id: row.id, schemaVersion: row.schema_version, json: row.state });
}
