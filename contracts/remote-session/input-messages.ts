import { keyCodes } from '#domain/remote-control/key-codes.ts';
import { keyboardModes, pointerButtons } from '#domain/remote-control/input.rules.ts';
import { chordNames } from '#domain/remote-control/chords.rules.ts';
import { z } from 'zod';

/**
 * What an agent's hand does, on its way from the console to the helper. Moves alone travel on the channel `ptr`, which may lose
 * and reorder; everything else on `ctl`, in order. A message of any other shape ends the session (S17).
 *
 * None of these is ever logged or kept: they hold what somebody types.
 */

/** Counts over both channels together, so that a late move is known for one whatever overtook it (I8). */
const sequence = z.int().min(1).max(0xff_ff_ff_ff);

/** A place on one monitor: 0 is its left or upper edge, 65535 its right or lower one. */
const position = {
  /** Place in the list of monitors that the helper has told. */
  monitor: z.int().min(0).max(15),
  x: z.int().min(0).max(65_535),
  y: z.int().min(0).max(65_535),
};

export const moveMessage = z.strictObject({
  kind: z.literal('input.move'),
  sequence,
  /**
   * The newest message on `ctl` before it, 0 for none. A move that arrives earlier than that one waits for it: else a button
   * would go up where the hand has only gone to afterwards.
   */
  after: z.int().min(0).max(0xff_ff_ff_ff),
  ...position,
});
export type MoveMessage = z.infer<typeof moveMessage>;

/** The longest text that one message may ask to have typed, in UTF-16 units. More than that goes by the clipboard. */
export const LONGEST_TYPED_TEXT = 2_000;

/** What one key gives: a letter, an emoji of several code points, the two characters that a dead key left over. */
const keyText = z
  .string()
  .min(1)
  .max(16)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** 120 to a notch of the wheel, to the right and downwards. */
const turn = z.int().min(-12_000).max(12_000);

export const orderedInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('input.button'),
    sequence,
    ...position,
    button: z.enum(pointerButtons),
    isDown: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('input.wheel'), sequence, ...position, turnX: turn, turnY: turn }),
  z.strictObject({
    kind: z.literal('input.key'),
    sequence,
    code: z.enum(keyCodes),
    isDown: z.boolean(),
    /** What it writes on the agent's keyboard; `null` for a key that writes nothing, and always for a dead one. */
    text: keyText.nullable(),
    /** It waits for the next one, as an accent does. */
    isDead: z.boolean(),
  }),
  /** Text to be typed as it is, such as what was pasted. Line ends are LF. */
  z.strictObject({
    kind: z.literal('input.text'),
    sequence,
    text: z
      .string()
      .min(1)
      .max(LONGEST_TYPED_TEXT)
      .regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n])+$/u),
  }),
  /** Keys that are not passed on when they are pressed, by a button that says what it does (I5). */
  z.strictObject({ kind: z.literal('input.chord'), sequence, chord: z.enum(chordNames) }),
  /** How keys are to be taken from now on; `auto` until something else was said. */
  z.strictObject({ kind: z.literal('input.keyboard'), sequence, mode: z.enum(keyboardModes) }),
  /** Everything that is down goes up: the page lost the focus, or the agent lets go (I3). */
  z.strictObject({ kind: z.literal('input.release'), sequence }),
]);
export type OrderedInput = z.infer<typeof orderedInput>;

export type InputMessage = MoveMessage | OrderedInput;

/** Why nothing can be injected here. Each has a sentence on both sides; none leaves a dead mouse without a reason. */
export const noInputReasons = [
  'input.wayland',
  'input.no-display',
  'input.display-refused',
  'input.no-xtest',
  'input.local-input-unseen',
  'input.not-permitted',
  'input.elevated-window',
  'input.secure-desktop',
  'input.unsupported-system',
  'input.process-ended',
] as const;
export type NoInputReason = (typeof noInputReasons)[number];

/**
 * How input stands at the helper, told to the console on `ctl` with every change: `local-user` while somebody there moves the
 * mouse or types and the agent has to wait, `own-window` for a while after the agent touched a window of the helper, which takes
 * nothing from them, `stopped` when control was not granted or was taken back.
 */
export const inputState = z.discriminatedUnion('state', [
  z.strictObject({ kind: z.literal('input.state'), state: z.enum(['ready', 'local-user', 'own-window', 'stopped']) }),
  z.strictObject({
    kind: z.literal('input.state'),
    state: z.literal('input-unavailable'),
    reason: z.enum(noInputReasons),
  }),
]);
export type InputState = z.infer<typeof inputState>;
