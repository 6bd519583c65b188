import type { RecordKind, RecordKinds } from '#domain/kernel/command.ts';
import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { recordNameOf } from '#domain/kernel/record.ts';
import { selectRecords } from '../store/record-queries.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import type { RecordRow } from '../store/tables.ts';
import type { DeskView } from './gate.ts';
import { kindNamed, readStoredState } from './stored-state.ts';

/** A record that a batch changed or brought into being. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly record: DeskRecord;
  /** How many commands the store had accepted on it before this batch; `null` when it is new. */
  readonly storedRevision: number | null;
  /** Since when the store knew it as settled and left alone; `null` when it was not, or is new. */
  readonly storedQuietSinceMs: number | null;
  /** How many this batch adds. */
  readonly commands: number;
}

/** The records a batch of commands works on: read from the store once, changed here, written back at its end. */
export interface WorkingCopy extends DeskView {
  /** What is known so far, by id. */
  readonly records: ReadonlyMap<string, DeskRecord>;
  /** Reads records and keeps other batches from changing them meanwhile. */
  lock(ids: readonly string[]): Promise<void>;
  load(ids: readonly string[]): Promise<void>;
  /** Takes in what a command made of a record of `kind`. */
  change(kind: RecordKind, record: DeskRecord): void;
  /** In ascending order of id. */
  changes(): readonly RecordChange[];
}

export function createWorkingCopy(
  store: Store,
  tx: StoreTransaction,
  kinds: RecordKinds,
  { isRecovery } = { isRecovery: false },
): WorkingCopy {
  const records = new Map<string, DeskRecord>();
  const stored = new Map<string, Pick<RecordRow, 'revision' | 'quiet_since_ms'>>();
  const looked = new Set<string>();
  const changes = new Map<string, RecordChange>();
  const wholeKinds = new Set<string>();

  function take(rows: readonly RecordRow[]): void {
    for (const row of rows) {
      const { id, name, schema_version: schemaVersion, state } = row;
      looked.add(id);
      if (records.has(id)) continue;
      records.set(id, readStoredState(kindNamed(kinds, name).record, { id, schemaVersion, json: state }));
      stored.set(id, row);
    }
  }

  async function load(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !looked.has(id) && !records.has(id));
    for (const id of missing) looked.add(id);
    if (missing.length > 0) take(await selectRecords(tx, missing).execute());
  }

  return {
    tx,
    engine: store.engine,
    isRecovery,
    records,
    lock: async (ids) => {
      for (const id of ids) looked.add(id);
      take(await store.lockRecords(tx, ids));
    },
    load,
    find: async (definition, id) => {
      await load([id]);
      const record = records.get(id);
      return isOfKind(record, definition) ? record : undefined;
    },
    all: async (definition) => {
      if (!wholeKinds.has(definition.name)) {
        wholeKinds.add(definition.name);
        take(await tx.selectFrom('record').selectAll().where('name', '=', definition.name).execute());
      }
      return inOrder([...records.values()].filter((record) => isOfKind(record, definition)));
    },
    change: (kind, record) => {
      records.set(record.id, record);
      const { revision: storedRevision = null, quiet_since_ms: storedQuietSinceMs = null } =
        stored.get(record.id) ?? {};
      const commands = (changes.get(record.id)?.commands ?? 0) + 1;
      changes.set(record.id, { kind, record, storedRevision, storedQuietSinceMs, commands });
    },
    changes: () => [...changes.values()].toSorted((a, b) => (a.record.id < b.record.id ? -1 : 1)),
  };
}

function inOrder<State extends DeskRecord>(records: readonly State[]): readonly State[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The prefix of an id names the kind, and every record here was read or decided as that kind. */
function isOfKind<State extends DeskRecord>(
  record: DeskRecord | undefined,
  { name }: RecordDefinition<State>,
): record is State {
  return record !== undefined && recordNameOf(record.id) === name;
}
