import type { HostLayout, WritingKey } from './keyboard.rules.ts';
import type { KeyCode } from './key-codes.ts';

/** What keys write by themselves, with Shift, with AltGr, and with both. */
export type Levels = readonly [string | null, string | null, string | null, string | null];

/** A keyboard for tests: so many keys as it needs. */
function aLayout(keys: Partial<Record<KeyCode, Levels>>): HostLayout {
  const all = Object.entries(keys) as readonly [KeyCode, Levels][];
  const levelOf = ({ isShifted, isAltGr }: WritingKey) => (isAltGr ? 2 : 0) + (isShifted ? 1 : 0);
  return {
    textOfKey: (key) => keys[key.code]?.[levelOf(key)] ?? null,
    keyOfText: (text) => {
      const found = all.find(([, levels]) => levels.includes(text));
      if (found === undefined) return null;
      const level = found[1].indexOf(text);
      return { code: found[0], isShifted: level % 2 === 1, isAltGr: level > 1 };
    },
  };
}

/** A few keys of the two layouts whose differences people know. */
export const american = aLayout({
  KeyA: ['a', 'A', null, null],
  KeyC: ['c', 'C', null, null],
  KeyL: ['l', 'L', null, null],
  KeyQ: ['q', 'Q', null, null],
  KeyY: ['y', 'Y', null, null],
  KeyZ: ['z', 'Z', null, null],
  Digit2: ['2', '@', null, null],
  Slash: ['/', '?', null, null],
});

export const german = aLayout({
  KeyA: ['a', 'A', null, null],
  KeyC: ['c', 'C', null, null],
  KeyL: ['l', 'L', null, null],
  KeyQ: ['q', 'Q', '@', null],
  KeyY: ['z', 'Z', null, null],
  KeyZ: ['y', 'Y', null, null],
  Digit2: ['2', '"', '²', null],
  Quote: ['ä', 'Ä', null, null],
});
