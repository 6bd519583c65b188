import type { Point } from '#domain/remote-control/hit-test.rules.ts';
import type { PointerButton } from '#domain/remote-control/input.rules.ts';
import { EXTENDED } from './scan-codes.ts';

/** `sizeof(INPUT)` where pointers have 64 bits; Electron has no other build for Windows any more. */
export const INPUT_BYTES = 40;

const kinds = { mouse: 0, keyboard: 1 } as const;
const keyFlags = { extended: 0x01, up: 0x02, unicode: 0x04, scanCode: 0x08 } as const;
const mouseFlags = {
  move: 0x0001,
  wheel: 0x0800,
  wheelSideways: 0x1000,
  wholeDesktop: 0x4000,
  absolute: 0x8000,
} as const;
const buttonFlags: Readonly<
  Record<PointerButton, { readonly down: number; readonly up: number; readonly data: number }>
> = {
  left: { down: 0x0002, up: 0x0004, data: 0 },
  right: { down: 0x0008, up: 0x0010, data: 0 },
  middle: { down: 0x0020, up: 0x0040, data: 0 },
  back: { down: 0x0080, up: 0x0100, data: 1 },
  forward: { down: 0x0080, up: 0x0100, data: 2 },
};

/** The rectangle around all monitors, in physical pixels. */
export interface WholeDesktop extends Point {
  readonly width: number;
  readonly height: number;
}

/** A key by its place (`KEYEVENTF_SCANCODE`). */
export function packKey(scanCode: number, isDown: boolean): Buffer {
  const extended = (scanCode & EXTENDED) === 0 ? 0 : keyFlags.extended;
  return packKeyboard(scanCode & 0xff, keyFlags.scanCode | extended | (isDown ? 0 : keyFlags.up));
}

/** A text as itself, whatever the layout (`KEYEVENTF_UNICODE`): each UTF-16 unit goes down and up. */
export function packText(text: string): Buffer {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return Buffer.concat(
    units.flatMap((unit) => [packKeyboard(unit, keyFlags.unicode), packKeyboard(unit, keyFlags.unicode | keyFlags.up)]),
  );
}

export function packMove(to: Point, desktop: WholeDesktop): Buffer {
  const part = (at: number, length: number) => Math.round((at * 65_535) / Math.max(1, length - 1));
  const dx = part(to.x - desktop.x, desktop.width);
  const dy = part(to.y - desktop.y, desktop.height);
  return packMouse({ dx, dy, data: 0, flags: mouseFlags.move | mouseFlags.absolute | mouseFlags.wholeDesktop });
}

export function packButton(button: PointerButton, isDown: boolean): Buffer {
  const { down, up, data } = buttonFlags[button];
  return packMouse({ dx: 0, dy: 0, data, flags: isDown ? down : up });
}

/** Windows counts upwards and to the right, browsers downwards and to the right. */
export function packWheel(turnX: number, turnY: number): Buffer {
  const turns = [
    ...(turnX === 0 ? [] : [packMouse({ dx: 0, dy: 0, data: turnX, flags: mouseFlags.wheelSideways })]),
    ...(turnY === 0 ? [] : [packMouse({ dx: 0, dy: 0, data: -turnY, flags: mouseFlags.wheel })]),
  ];
  return Buffer.concat(turns);
}

/** `INPUT` with `KEYBDINPUT` (winuser.h). */
function packKeyboard(scanOrUnit: number, flags: number): Buffer {
  const input = Buffer.alloc(INPUT_BYTES);
  input.writeUInt32LE(kinds.keyboard, 0);
  input.writeUInt16LE(scanOrUnit, 10);
  input.writeUInt32LE(flags, 12);
  return input;
}

/** `INPUT` with `MOUSEINPUT` (winuser.h). */
function packMouse(mouse: {
  readonly dx: number;
  readonly dy: number;
  readonly data: number;
  readonly flags: number;
}): Buffer {
  const input = Buffer.alloc(INPUT_BYTES);
  input.writeUInt32LE(kinds.mouse, 0);
  input.writeInt32LE(mouse.dx, 8);
  input.writeInt32LE(mouse.dy, 12);
  input.writeInt32LE(mouse.data, 16);
  input.writeUInt32LE(mouse.flags, 20);
  return input;
}
