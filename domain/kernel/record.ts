import type { z } from 'zod';

/** Anything that is kept and synced. What else it holds is for its own process to say. */
export interface DeskRecord {
  readonly id: string;
}

/** Turns a record as one version stored it into the next version's shape. */
export type Migration = (older: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/**
 * Where a client keeps a kind of record: `own` for what grows with the desk's work and is queried by index,
 * `reference` for small sets that every screen needs whole (teams, sites, services).
 */
export type Shelf = 'own' | 'reference';

type IndexedPath<State> = (keyof State & string) | `${keyof State & string}.${string}`;

export interface RecordDefinition<State extends DeskRecord> {
  /** The prefix of its ids and of its commands. */
  readonly name: string;
  readonly shelf: Shelf;
  readonly schema: z.ZodType<State>;
  /**
   * Plain fields, alone or in order, also within another (`offer.to`); a query that sorts or filters by others reads every
   * record. One that may be `null` is only looked up by a value: some storages leave records without one out of its index.
   */
  readonly indexes: readonly (readonly IndexedPath<State>[])[];
  /** One per schema version after the first, in order; the length is the current version. */
  readonly migrations: readonly Migration[];
  /** For work that comes and goes: whether it is done. What has long been done, a device need not carry. */
  isSettled?(state: State): boolean;
}

export function defineRecord<State extends DeskRecord>(definition: RecordDefinition<State>): RecordDefinition<State> {
  return definition;
}

/** The name of the record an id points at: `incident` of `incident:019a…`. */
export function recordNameOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':')));
}

/** Brings a stored record of an older schema version to the current shape. It still has to be parsed. */
export function migrateRecord(
  definition: Pick<RecordDefinition<DeskRecord>, 'migrations'>,
  stored: Readonly<Record<string, unknown>>,
  storedVersion: number,
): Record<string, unknown> {
  return definition.migrations
    .slice(storedVersion)
    .reduce<Record<string, unknown>>((older, migration) => migration(older), { ...stored });
}
