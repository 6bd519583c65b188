import { LONGEST_TYPED_TEXT } from '#contracts/remote-session/input-messages.ts';
import type { NumberedInput } from './number-input.ts';

/** Types a text as it is: what was composed, what somebody wants to be typed for them. */
export function typeText(text: string, act: NumberedInput['act']): void {
  for (const piece of piecesOf(text)) act({ kind: 'input.text', text: piece });
}

/** No longer than a message may be, no character cut; what no keyboard writes is left out. */
function piecesOf(text: string): readonly string[] {
  const clean = text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '');
  const pieces: string[] = [];
  let piece = '';
  for (const character of clean) {
    if (piece.length + character.length > LONGEST_TYPED_TEXT) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return piece === '' ? pieces : [...pieces, piece];
}
