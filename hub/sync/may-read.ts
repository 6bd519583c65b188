import type { RecordKinds } from '#domain/kernel/command.ts';
import type { Principal, Scope } from '#domain/kernel/principal.ts';
import { scopesOf } from '#domain/kernel/principal.ts';
import { inChunks } from '../store/in-chunks.ts';
import { selectRecords } from '../store/record-queries.ts';
import type { StoreReader } from '../store/store.ts';
import { kindNamed } from './stored-state.ts';
import { stateOf } from './read-record.ts';

/** The scopes that may read each of these records, by id; what does not exist has none and is left out. */
export async function readersOfRecords(
  reader: StoreReader,
  kinds: RecordKinds,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, readonly Scope[]>> {
  const readers = new Map<string, readonly Scope[]>();
  await inChunks([...new Set(ids)], async (chunk) => {
    for (const row of await selectRecords(reader, chunk).execute()) {
      const kind = kindNamed(kinds, row.name);
      readers.set(row.id, kind.policy.readersOf(stateOf(kind.record, row)));
    }
  });
  return readers;
}

export function mayRead(reader: Principal, readers: readonly Scope[]): boolean {
  const scopes = scopesOf(reader);
  return readers.some((scope) => scopes.includes(scope));
}
