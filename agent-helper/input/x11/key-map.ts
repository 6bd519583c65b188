import type { KeyCode } from '#domain/remote-control/key-codes.ts';
import { writingKeys } from '#domain/remote-control/key-codes.ts';
import type { HostLayout, WritingKey } from '#domain/remote-control/keyboard.rules.ts';
import { textOfSymbol } from './key-text.ts';
import type { KeySymbols } from './key-symbols.ts';
import { placesByName } from './key-places.ts';
import type { XState } from './x-server.ts';

/** The keyboard of an X server as it stands: where its keys are, and what they write. */
export interface KeyMap extends HostLayout {
  keycodeOf(code: KeyCode): number | null;
  codeOf(keycode: number): KeyCode | null;
  /** As `keyOfText`, with Caps Lock taken off. */
  keyOfTextUnlocked(text: string): WritingKey | null;
}

/** `ISO_Level3_Shift`: where the right Alt is just another Alt, nothing reaches the third level. */
const THIRD_LEVEL = 0xfe03;

export function readKeyMap(names: ReadonlyMap<string, number>, symbols: KeySymbols, state: XState): KeyMap {
  const keycodes = new Map<KeyCode, number>();
  for (const [name, code] of placesByName) {
    const keycode = names.get(name);
    // `BKSL` and `AC12` are two names for one place: a server has one of them.
    if (keycode !== undefined && !keycodes.has(code)) keycodes.set(code, keycode);
  }
  const codes = new Map([...keycodes].map(([code, keycode]) => [keycode, code]));
  const unlocked = new Map<string, WritingKey>();
  for (const key of writingKeys.flatMap(levelsOf)) {
    const text = textAt(key, false);
    if (text !== null && !isBetter(unlocked.get(text), key)) unlocked.set(text, key);
  }

  function levelsOn(code: KeyCode): readonly number[] {
    const groups = symbols.get(keycodes.get(code) ?? -1) ?? [];
    // A key with fewer layouts than are there counts them round (XKB protocol, "wrap").
    return groups[groups.length === 0 ? 0 : state.group % groups.length] ?? [];
  }

  function textAt({ code, isShifted, isAltGr }: WritingKey, isCapsLocked: boolean): string | null {
    if (isAltGr && levelsOn('AltRight')[0] !== THIRD_LEVEL) return null;
    const levels = levelsOn(code);
    const base = isAltGr ? 2 : 0;
    const isFlipped = isCapsLocked && isCased(levels[base], levels[base + 1]);
    const symbol = levels[base + (isShifted !== isFlipped ? 1 : 0)] ?? (isAltGr ? undefined : levels[0]);
    return symbol === undefined ? null : textOfSymbol(symbol);
  }

  return {
    keycodeOf: (code) => keycodes.get(code) ?? null,
    codeOf: (keycode) => codes.get(keycode) ?? null,
    textOfKey: (key) => textAt(key, state.isCapsLocked),
    keyOfText: (text) => {
      const key = unlocked.get(text);
      if (key === undefined) return null;
      const isFlipped = textAt(key, state.isCapsLocked) !== text;
      return isFlipped ? { ...key, isShifted: !key.isShifted } : key;
    },
    keyOfTextUnlocked: (text) => unlocked.get(text) ?? null,
  };
}

function levelsOf(code: KeyCode): readonly WritingKey[] {
  return [false, true].flatMap((isAltGr) => [false, true].map((isShifted) => ({ code, isShifted, isAltGr })));
}

/** The fewer keys held the better. */
function isBetter(known: WritingKey | undefined, key: WritingKey): boolean {
  const held = ({ isShifted, isAltGr }: WritingKey) => (isAltGr ? 2 : 0) + (isShifted ? 1 : 0);
  return known !== undefined && held(known) <= held(key);
}

/** Caps Lock turns over the letters only. */
function isCased(lower: number | undefined, upper: number | undefined): boolean {
  if (lower === undefined || upper === undefined) return false;
  const small = textOfSymbol(lower);
  return small !== null && small !== textOfSymbol(upper) && small.toUpperCase() === textOfSymbol(upper);
}
