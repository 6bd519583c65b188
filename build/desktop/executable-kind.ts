/** What the first bytes of a program say that it is. `other` is no program by itself: a script, a picture, nothing. */
export type ExecutableKind = 'elf' | 'pe' | 'mach-o' | 'other';

/** How many bytes `executableKind` has to see. */
export const EXECUTABLE_HEAD_BYTES = 4_096;

const PE_OFFSET_AT = 0x3c;
/** Thin and fat, in both byte orders (https://opensource.apple.com/source/xnu, EXTERNAL_HEADERS/mach-o). */
const machOMagics = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe, 0xcafebabf]);

export function executableKind(head: Buffer): ExecutableKind {
  if (head.length < PE_OFFSET_AT + 4) return 'other';
  const magic = head.readUInt32BE(0);
  if (magic === 0x7f454c46) return 'elf';
  if (machOMagics.has(magic)) return 'mach-o';
  if (head.toString('latin1', 0, 2) !== 'MZ') return 'other';
  // Many things begin with MZ; a program for Windows names the place of its second signature.
  const at = head.readUInt32LE(PE_OFFSET_AT);
  return at + 4 <= head.length && head.toString('latin1', at, at + 4) === 'PE\0\0' ? 'pe' : 'other';
}
