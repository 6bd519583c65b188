import { describe, expect, test } from 'vitest';
import { readKeyMap } from './key-map.ts';
import type { KeySymbols } from './key-symbols.ts';

const THIRD_LEVEL = 0xfe03;
const RIGHT_ALT = 0xffea;
const names = new Map([
  ['AD01', 24],
  ['AC10', 47],
  ['RALT', 108],
  ['AE01', 10],
]);

/** `Q` with `@` on the third level, `ö`, a dead key; then a second layout. */
function german(rightAlt: number): KeySymbols {
  return new Map([
    [
      24,
      [
        [0x71, 0x51, 0x40, 0x7d9],
        [0x6ca, 0x6ea],
      ],
    ],
    [47, [[0xf6, 0xd6]]],
    [10, [[0xfe51, 0x21]]],
    [108, [[rightAlt]]],
  ]);
}

const plain = { isShifted: false, isAltGr: false };
const at = (group: number, isCapsLocked = false) => ({ group, isCapsLocked });

describe('a keyboard of X', () => {
  test('says what its keys write, by themselves and with AltGr', () => {
    const map = readKeyMap(names, german(THIRD_LEVEL), at(0));

    expect(map.textOfKey({ code: 'KeyQ', ...plain })).toBe('q');
    expect(map.textOfKey({ code: 'KeyQ', ...plain, isAltGr: true })).toBe('@');
    expect(map.keyOfText('@')).toEqual({ code: 'KeyQ', ...plain, isAltGr: true });
    expect(map.textOfKey({ code: 'Digit1', ...plain })).toBeNull();
  });

  test('reaches no third level where the right Alt is just another Alt', () => {
    const map = readKeyMap(names, german(RIGHT_ALT), at(0));

    expect(map.textOfKey({ code: 'KeyQ', ...plain, isAltGr: true })).toBeNull();
    expect(map.keyOfText('@')).toBeNull();
  });

  test('follows the person into another layout; keys with one layout stay as they are', () => {
    const map = readKeyMap(names, german(THIRD_LEVEL), at(1));

    expect(map.textOfKey({ code: 'KeyQ', ...plain })).toBe('й');
    expect(map.textOfKey({ code: 'Semicolon', ...plain })).toBe('ö');
    expect(map.keyOfText('q')).toBeNull();
  });

  test('knows that Caps Lock turns over letters and nothing else', () => {
    const map = readKeyMap(names, german(THIRD_LEVEL), at(0, true));

    expect(map.textOfKey({ code: 'KeyQ', ...plain })).toBe('Q');
    expect(map.keyOfText('ö')).toEqual({ code: 'Semicolon', isShifted: true, isAltGr: false });
    expect(map.textOfKey({ code: 'Digit1', ...plain, isShifted: true })).toBe('!');
    expect(map.keyOfTextUnlocked('ö')).toEqual({ code: 'Semicolon', ...plain });
  });
});
