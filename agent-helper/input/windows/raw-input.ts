import { EXTENDED } from './scan-codes.ts';

/** What one device did. `isInjected`: no device did it, a program did. */
export type RawKeyOrMouse =
  | { readonly kind: 'mouse'; readonly isInjected: boolean }
  | { readonly kind: 'key'; readonly isInjected: boolean; readonly scanCode: number; readonly isDown: boolean };

/** Room for `RAWINPUT` of a mouse or a keyboard where pointers have 64 bits. */
export const RAW_INPUT_BYTES = 48;

const kinds = { mouse: 0, keyboard: 1 } as const;
const flags = { up: 0x01, extended: 0x02 } as const;

/** `RAWINPUT` (winuser.h): a header of 24 bytes with the device's handle at 8, then `RAWKEYBOARD` or `RAWMOUSE`. */
export function readRawInput(data: Buffer): RawKeyOrMouse | null {
  const kind = data.readUInt32LE(0);
  const isInjected = data.readBigUInt64LE(8) === 0n;
  if (kind === kinds.mouse) return { kind: 'mouse', isInjected };
  if (kind !== kinds.keyboard) return null;
  const told = data.readUInt16LE(26);
  const scanCode = data.readUInt16LE(24) | ((told & flags.extended) === 0 ? 0 : EXTENDED);
  return { kind: 'key', isInjected, scanCode, isDown: (told & flags.up) === 0 };
}
