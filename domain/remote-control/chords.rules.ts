import type { KeyCode } from './key-codes.ts';

/** Keys for which the console has buttons, because pressed on the agent's keyboard they are the agent's own (I5). */
const chords = {
  'ctrl-alt-delete': ['ControlLeft', 'AltLeft', 'Delete'],
  'lock-screen': ['MetaLeft', 'KeyL'],
} as const satisfies Readonly<Record<string, readonly KeyCode[]>>;

export type ChordName = keyof typeof chords;
export const chordNames = Object.keys(chords) as [ChordName, ...ChordName[]];

/** In the order in which they go down; they go up in the opposite one. */
export function keysOfChord(name: ChordName): readonly KeyCode[] {
  return chords[name];
}
