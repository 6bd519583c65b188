import { MAX_CLIPBOARD_BYTES, plainText, utf8BytesOf } from '#domain/remote-control/clipboard.rules.ts';
import { z } from 'zod';

/** Pairs an answer with what it answers; counts what the console asks for, from 1. */
const number = z.int().min(1).max(1_000_000);

const text = z
  .string()
  .min(1)
  .max(MAX_CLIPBOARD_BYTES)
  .refine((given) => utf8BytesOf(given) <= MAX_CLIPBOARD_BYTES && plainText(given) === given);

/**
 * Text from one clipboard to the other, when the agent pushes a button and at no other time (W1, W2). Nothing of it is ever
 * logged or kept; the record says how many characters went, and which way.
 */
export const clipboardFromConsole = [
  /** To be put into the user's clipboard. Answered by `clipboard.put-there` or `clipboard.refused`. */
  z.strictObject({ kind: z.literal('clipboard.put'), number, text }),
  /** What is in the user's clipboard? Answered by `clipboard.text` or `clipboard.refused`. */
  z.strictObject({ kind: z.literal('clipboard.fetch'), number }),
] as const;

/**
 * Why nothing went. `secret`: a password manager has marked it so. `withheld`: the right has ended meanwhile, or the user hides
 * the screen, or the digits were not compared.
 */
export const clipboardRefusals = [
  'clipboard.empty',
  'clipboard.too-large',
  'clipboard.secret',
  'clipboard.withheld',
  'clipboard.failed',
] as const;
export type ClipboardRefusal = (typeof clipboardRefusals)[number];

export const clipboardFromHelper = [
  z.strictObject({ kind: z.literal('clipboard.put-there'), number }),
  z.strictObject({ kind: z.literal('clipboard.text'), number, text }),
  z.strictObject({ kind: z.literal('clipboard.refused'), number, code: z.enum(clipboardRefusals) }),
] as const;
