import { hubOrigin } from '#contracts/console-ipc.ts';
import { deskNews } from '#contracts/desk-news.ts';
import { z } from 'zod';

const ask = z.int().min(1);

/** What the main process tells the data service. */
export const toService = z.discriminatedUnion('kind', [
  /** First of all: where the desk lies, and whose it is. */
  z.strictObject({ kind: z.literal('open'), folder: z.string().min(1), hub: hubOrigin }),
  /** Comes with a window's port. */
  z.strictObject({ kind: z.literal('window') }),
  /** The answer to `seal` or `unseal`. */
  z.strictObject({ kind: z.literal('answer'), ask, value: z.string().nullable() }),
  /** The network may be back, or the computer has woken up. */
  z.strictObject({ kind: z.literal('wake') }),
  z.strictObject({ kind: z.literal('hang-up') }),
  /** Finish what is being written, and end. */
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ToService = z.infer<typeof toService>;

/** What the data service tells the main process. */
export const toMain = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seal'), ask, secret: z.string() }),
  z.strictObject({ kind: z.literal('unseal'), ask, sealed: z.string() }),
  z.strictObject({ kind: z.literal('signed-out') }),
  /** What the agent wants to hear of without looking. */
  z.strictObject({ kind: z.literal('news'), news: deskNews }),
  /** Something that should have worked did not; for the log. */
  z.strictObject({ kind: z.literal('fault'), described: z.record(z.string(), z.unknown()) }),
]);
export type ToMain = z.infer<typeof toMain>;
