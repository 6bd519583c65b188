import { chordNames } from '#domain/remote-control/chords.rules.ts';
import { keyboardModes, pointerButtons } from '#domain/remote-control/input.rules.ts';
import { keyCodes } from '#domain/remote-control/key-codes.ts';
import { z } from 'zod';
import { LONGEST_TYPED_TEXT, noInputReasons } from './remote-session/input-messages.ts';

/** What the helper's main process and the process that moves mouse and keys say to each other. Neither keeps any of it. */

const pixel = z.int().min(-32_768).max(32_767);

/** Already decided on: who may, where, and how often. What becomes of a key is decided where its keyboard is known. */
export const inputOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), to: z.strictObject({ x: pixel, y: pixel }) }),
  z.strictObject({ kind: z.literal('button'), button: z.enum(pointerButtons), isDown: z.boolean() }),
  z.strictObject({ kind: z.literal('wheel'), turnX: z.int(), turnY: z.int() }),
  z.strictObject({
    kind: z.literal('key'),
    code: z.enum(keyCodes),
    isDown: z.boolean(),
    text: z.string().max(16).nullable(),
    isDead: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(LONGEST_TYPED_TEXT) }),
  z.strictObject({ kind: z.literal('chord'), chord: z.enum(chordNames) }),
  z.strictObject({ kind: z.literal('mode'), mode: z.enum(keyboardModes) }),
  /** Before all that waits: everything goes up, and what was not written yet never will be. */
  z.strictObject({ kind: z.literal('release') }),
]);
export type InputOrder = z.infer<typeof inputOrder>;

export const mainToInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('order'), order: inputOrder }),
  /** Everything goes up, and the process ends. */
  z.strictObject({ kind: z.literal('stop') }),
]);
export type MainToInput = z.infer<typeof mainToInput>;

export const inputToMain = z.discriminatedUnion('kind', [
  /** Once at the start, and again when a display is lost. */
  z.strictObject({ kind: z.literal('open'), reason: z.enum(noInputReasons).nullable() }),
  /** Somebody at the computer moves the mouse or types; again and again while they do. */
  z.strictObject({ kind: z.literal('local-input') }),
  /** They pressed the keys that end every session. */
  z.strictObject({ kind: z.literal('panic') }),
  z.strictObject({ kind: z.literal('fault'), code: z.string().max(80) }),
]);
export type InputToMain = z.infer<typeof inputToMain>;
