import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { keyCodes } from '#domain/remote-control/key-codes.ts';

/** The part of a `KeyboardEvent` that is looked at. */
export interface KeyEvent {
  readonly type: string;
  readonly code: string;
  readonly key: string;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly timeStamp: number;
}

/** A key as it will travel. */
export interface ReadKey {
  readonly code: KeyCode;
  readonly isDown: boolean;
  readonly text: string | null;
  readonly isDead: boolean;
  readonly atMs: number;
}

const known: ReadonlySet<string> = new Set(keyCodes);

/**
 * What a key event says. `null` for keys that stay with the agent: those an input method is working on, those without a place
 * on a keyboard, media keys. Repeats are read like any other; whoever holds a key already knows.
 */
export function readKey(event: KeyEvent): ReadKey | null {
  if (event.isComposing || event.key === 'Process' || !isKnown(event.code)) return null;
  return {
    code: codeOf(event.code, event.key),
    isDown: event.type === 'keydown',
    text: textOf(event.key),
    isDead: event.key === 'Dead',
    atMs: event.timeStamp,
  };
}

/** A right Alt that is no AltGr on the agent's keyboard gives orders as the left one does. */
function codeOf(code: KeyCode, key: string): KeyCode {
  return code === 'AltRight' && key === 'Alt' ? 'AltLeft' : code;
}

/** As far as a key may write; see `contracts/remote-session/input-messages.ts`. */
const LONGEST_TEXT = 16;

/**
 * Keys that write nothing have names of several letters (UI Events, "Named key attribute values"); some of a Japanese keyboard
 * give a control character where the layout is another.
 */
function textOf(key: string): string | null {
  const isName = /^[A-Z][A-Za-z0-9]+$/.test(key);
  return isName || key === '' || key.length > LONGEST_TEXT || /[\p{Cc}\p{Cs}]/u.test(key) ? null : key;
}

function isKnown(code: string): code is KeyCode {
  return known.has(code);
}
