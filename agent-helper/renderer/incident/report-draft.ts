import { impacts } from '#domain/incident/incident.record.ts';
import { z } from 'zod';

/** As much as anybody types; the summary is its first line. */
export const MAX_WORDS = 10_000;

export const reportDraft = z.strictObject({
  words: z.string().max(MAX_WORDS),
  since: z.string().max(300),
  effect: z.enum(impacts).nullable(),
});
export type ReportDraft = z.infer<typeof reportDraft>;

export const emptyReport: ReportDraft = { words: '', since: '', effect: null };
