/** The buttons of a mouse, in the order of `MouseEvent.button`. */
export const pointerButtons = ['left', 'middle', 'right', 'back', 'forward'] as const;
export type PointerButton = (typeof pointerButtons)[number];

/**
 * How a key of the agent becomes one of the user (I1, I2): `place` presses the key at the same place, whatever it writes there.
 * `auto` sees to it that what the agent's key writes is what appears: by the same key where it writes the same, else by the one
 * that does, else as text.
 */
export const keyboardModes = ['auto', 'place'] as const;
export type KeyboardMode = (typeof keyboardModes)[number];

/** 120 to a notch, as Windows counts (`WHEEL_DELTA`). */
export const NOTCH = 120;
