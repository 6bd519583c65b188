import { expect, test } from 'vitest';
import { chordNames, keysOfChord } from './chords.rules.ts';
import { keyCodes } from './key-codes.ts';

test('a button for keys that are not passed on presses keys that there are (I5)', () => {
  const pressed = chordNames.flatMap((name) => keysOfChord(name));

  expect(pressed.filter((code) => !keyCodes.includes(code))).toEqual([]);
});

test('no key stands in the list twice', () => {
  expect(new Set(keyCodes).size).toBe(keyCodes.length);
});
