import type { HeldRow } from '#contracts/replica.ts';
import type { RecordKinds } from '#domain/kernel/command.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { journalRecord, readersOfLine } from '#domain/kernel/journal.ts';
import type { Scope } from '#domain/kernel/principal.ts';
import type { DeskRecord } from '#domain/kernel/record.ts';
import type { StoreReader } from '../store/store.ts';
import type { RecordRow } from '../store/tables.ts';
import { kindNamed, readStoredState } from '../sync/stored-state.ts';

/** Those of the records that policy grants to one of `scopes`, with those of their lines that it does. */
export async function rowsWithLines(
  reader: StoreReader,
  kinds: RecordKinds,
  scopes: readonly Scope[],
  records: readonly RecordRow[],
): Promise<HeldRow[]> {
  const readable = records.flatMap((row) => {
    const { record: definition, policy } = kindNamed(kinds, row.name);
    const state = readStoredState(definition, { id: row.id, schemaVersion: row.schema_version, json: row.state });
    const readers = policy.readersOf(state);
    return readers.some((scope) => scopes.includes(scope)) ? [{ name: row.name, state, readers }] : [];
  });
  if (readable.length === 0) return [];
  const readersOfTarget = new Map(readable.map(({ state, readers }) => [state.id, readers]));
  const lines = await linesOf(reader, [...readersOfTarget.keys()]);
  const granted = lines.filter((line) =>
    readersOfLine(line, readersOfTarget.get(line.target) ?? []).some((scope) => scopes.includes(scope)),
  );
  return [
    ...readable.map(({ name, state }) => heldRowOf(name, state)),
    ...granted.map((line) => heldRowOf(journalRecord.name, line)),
  ];
}

async function linesOf(reader: StoreReader, targets: readonly string[]): Promise<readonly JournalLine[]> {
  const rows = await reader
    .selectFrom('journal')
    .select(['id', 'schema_version', 'line'])
    .where('target', 'in', targets)
    .orderBy('place')
    .execute();
  return rows.map(({ id, schema_version: schemaVersion, line }) =>
    readStoredState(journalRecord, { id, schemaVersion, json: line }),
  );
}

export function heldRowOf(record: string, state: DeskRecord): HeldRow {
  return { record, id: state.id, state: { ...state } };
}
