import { journalLineSchema, journalRecord } from '#domain/kernel/journal.ts';
import type { DeskRecord, RecordDefinition } from '#domain/kernel/record.ts';
import { recordKinds } from '#domain/processes.ts';
import { z } from 'zod';

/** Everything the feed carries, by name: what commands change, and the lines they leave. */
export const recordDefinitions: ReadonlyMap<string, RecordDefinition<DeskRecord>> = new Map([
  ...recordKinds.map(({ record }) => [record.name, record] as const),
  // Its rows are found by their id, which names them, and parsed by their own schema.
  [journalRecord.name, journalRecord as unknown as RecordDefinition<DeskRecord>] as const,
]);

/** What came as JSON is JSON, however deep: only that it is there has to be seen. */
const receivedLineSchema = journalLineSchema.extend({ input: z.custom((input) => input !== undefined) });

/**
 * The same schemas, by the same names, for what comes from the hub as JSON. A desk is some hundred thousand records, so
 * each is compiled when the first record of its kind comes, where code may be made (a page's policy forbids it).
 */
export const receivedSchemas: ReadonlyMap<string, z.ZodType<DeskRecord>> = new Map(
  [...recordDefinitions].map(([name, { schema }]) => {
    const received = name === journalRecord.name ? receivedLineSchema : schema;
    return [name, z.core.util.allowsEval.value ? z.lazy(() => z.compile(received)) : received] as const;
  }),
);
