import type { KeyCode } from './key-codes.ts';

/** Any one of these held counts as the key: which hand it is makes no difference. */
type Part = readonly KeyCode[];

const control: Part = ['ControlLeft', 'ControlRight'];
const alt: Part = ['AltLeft', 'AltRight'];
const meta: Part = ['MetaLeft', 'MetaRight'];
const functionKeys = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const;

/** Ends every session, pressed by the person who sits there: Ctrl+Alt+Escape. In the order: two to hold, one to press. */
export const panicChord: readonly Part[] = [control, alt, ['Escape']];
/**
 * What is never pressed at the user's computer because an agent pressed it (I5). Some have a button in the console, which
 * says what it does; the panic key has none.
 */
const neverForwarded: readonly (readonly Part[])[] = [
  panicChord,
  // Locks the screen: the session would look at a sign-in that only the person can pass.
  [meta, ['KeyL']],
  // Signing out and the task manager: the agent's own reflex, kept for their own computer.
  [control, alt, ['Delete', 'NumpadDecimal']],
  // Ends the X server, where it is set so.
  [control, alt, ['Backspace']],
  // Another console of Linux, on which there is nothing to see.
  [control, alt, functionKeys],
  // Requests to the kernel.
  [alt, ['PrintScreen']],
  [['Power', 'Sleep', 'WakeUp']],
];

/** Whether these keys, all down, are or contain something that is never pressed for an agent. */
export function isNeverForwarded(down: ReadonlySet<KeyCode>): boolean {
  return neverForwarded.some((chord) => isHeld(chord, down));
}

export function isHeld(chord: readonly Part[], down: ReadonlySet<KeyCode>): boolean {
  return chord.every((part) => part.some((code) => down.has(code)));
}
