import { fileName } from '#domain/kernel/file-name.ts';
import { z } from 'zod';
import { MAX_BUNDLE_BYTES } from './exchange.ts';

/** A file of a ticket, or what is handed to a colleague, for use outside of the app. No path: where it is written is not for a page to say. */
export const fileToUse = z.strictObject({
  name: fileName,
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MAX_BUNDLE_BYTES),
});
export type FileToUse = z.infer<typeof fileToUse>;

/** Why a file could not be written. Each is a refusal with a sentence of its own. */
export const fileProblems = ['file.disk-full', 'file.place-denied', 'file.not-written'] as const;
export type FileProblem = (typeof fileProblems)[number];

export const saveOutcomes = ['saved', 'cancelled', ...fileProblems] as const;
export type SaveOutcome = (typeof saveOutcomes)[number];
