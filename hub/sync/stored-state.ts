import { Fault } from '#contracts/fault.ts';
import type { RecordKind, RecordKinds } from '#domain/kernel/command.ts';
import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { migrateRecord } from '#domain/kernel/record.ts';

/** A record or journal line as it lies in the store, in the shape of the schema version it was written with. */
export interface StoredState {
  readonly id: string;
  readonly schemaVersion: number;
  readonly json: string;
}

/** The kind a stored record is of. A store only holds kinds of this release or an older one. */
export function kindNamed(kinds: RecordKinds, name: string): RecordKind {
  const kind = kinds.find(({ record }) => record.name === name);
  if (kind !== undefined) return kind;
  throw new Fault('store.record-unknown', 'The store holds a kind of record that this release does not know.', {
    details: { record: name },
  });
}

/**
 * The record in today's shape. What was written with today's schema was parsed by it then and is taken as it is; what is
 * older is migrated and parsed, and a `Fault` (`store.state-unreadable`) if it does not fit.
 */
export function readStoredState<State extends DeskRecord>(
  definition: RecordDefinition<State>,
  { id, schemaVersion, json }: StoredState,
): State {
  const stored: unknown = JSON.parse(json);
  // The gate wrote it, and the gate writes nothing that its schema did not pass.
  if (schemaVersion === definition.migrations.length) return stored as State;
  const older = stored as Readonly<Record<string, unknown>>;
  const migrated = definition.schema.safeParse(migrateRecord(definition, older, schemaVersion));
  if (migrated.success) return migrated.data;
  throw new Fault('store.state-unreadable', 'A stored record does not fit its schema after migration.', {
    cause: migrated.error,
    details: { id, schemaVersion },
  });
}
