import { journalRecord } from '#domain/kernel/journal.ts';
import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { recordKinds } from '#domain/processes.ts';

/** Everything the feed carries, by name: what commands change, and the lines they leave. */
export const recordDefinitions: ReadonlyMap<string, RecordDefinition<DeskRecord>> = new Map([
  ...recordKinds.map(({ record }) => [record.name, record] as const),
  // Its rows are found by their id, which names them, and parsed by their own schema.
  [journalRecord.name, journalRecord as unknown as RecordDefinition<DeskRecord>] as const,
]);
