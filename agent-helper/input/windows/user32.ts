import type { Koffi } from '../koffi.ts';
import type { WholeDesktop } from './pack-input.ts';
import { INPUT_BYTES } from './pack-input.ts';
import type { RawKeyOrMouse } from './raw-input.ts';
import { RAW_INPUT_BYTES, readRawInput } from './raw-input.ts';

/** The calls of Windows that input needs. */
export interface User32 {
  /** `SendInput`: one or several packed `INPUT`s. */
  send(inputs: Buffer): void;
  wholeDesktop(): WholeDesktop;
  /** What a key writes in the layout of the window in front; empty for nothing, `null` for a dead key. */
  textOf(scanCode: number, isShifted: boolean, isAltGr: boolean): string | null;
  /** The key that writes this in the layout of the window in front; `null` where none does. */
  keyOf(
    character: string,
  ): { readonly scanCode: number; readonly isShifted: boolean; readonly isAltGr: boolean } | null;
  /** What devices have done since the last time. */
  readDevices(): readonly RawKeyOrMouse[];
}

const metrics = { left: 76, top: 77, width: 78, height: 79 } as const;
const mapping = { scanToKey: 3, keyToScan: 4 } as const;
const virtualKeys = { shift: 0x10, control: 0x11, alt: 0x12 } as const;
const HELD = 0x80;
/** ToUnicodeEx: leave the state of dead keys alone (Windows 10, 1607). */
const KEEP_STATE = 0x04;
const MESSAGES_ONLY = -3n;
const WM_INPUT = 0xff;
const REMOVE = 1;
const RID_INPUT = 0x1000_0003;
const RAW_HEADER_BYTES = 24;
const RAW_DEVICE_BYTES = 16;
const MESSAGE_BYTES = 48;
/** Also while another program is in front. */
const INPUT_SINK = 0x100;

/**
 * NEVER RUN so far: written from Microsoft's documentation, with neither a machine nor an emulator to try it on.
 *
 * Opens user32.dll by koffi and a window without a picture, to which Windows sends what mice and keyboards do.
 */
export function openUser32(koffi: Pick<Koffi, 'load'>): User32 {
  const dll = koffi.load('user32.dll');
  const sendInput = dll.func('uint32_t __stdcall SendInput(uint32_t count, void *inputs, int size)');
  const metric = dll.func('int __stdcall GetSystemMetrics(int index)');
  const foregroundWindow = dll.func('intptr_t __stdcall GetForegroundWindow()');
  const threadOf = dll.func('uint32_t __stdcall GetWindowThreadProcessId(intptr_t window, void *process)');
  const layoutOf = dll.func('intptr_t __stdcall GetKeyboardLayout(uint32_t thread)');
  const map = dll.func('uint32_t __stdcall MapVirtualKeyExW(uint32_t code, uint32_t type, intptr_t layout)');
  const scan = dll.func('int16_t __stdcall VkKeyScanExW(uint16_t unit, intptr_t layout)');
  const toUnicode = dll.func(
    'int __stdcall ToUnicodeEx(uint32_t key, uint32_t scan, void *state, void *text, int room, uint32_t flags, intptr_t layout)',
  );
  const readDevices = openDevices(dll);
  const layout = (): unknown => layoutOf(threadOf(foregroundWindow(), null));

  return {
    send: (inputs) => void sendInput(inputs.length / INPUT_BYTES, inputs, INPUT_BYTES),
    wholeDesktop: () => ({
      x: metric(metrics.left) as number,
      y: metric(metrics.top) as number,
      width: metric(metrics.width) as number,
      height: metric(metrics.height) as number,
    }),
    textOf: (scanCode, isShifted, isAltGr) => {
      const at = layout();
      const state = Buffer.alloc(256);
      if (isShifted) state[virtualKeys.shift] = HELD;
      if (isAltGr) state[virtualKeys.control] = state[virtualKeys.alt] = HELD;
      const text = Buffer.alloc(16);
      const key = map(scanCode, mapping.scanToKey, at) as number;
      const units = toUnicode(key, scanCode, state, text, text.length / 2, KEEP_STATE, at) as number;
      return units < 0 ? null : text.toString('utf16le', 0, units * 2);
    },
    keyOf: (character) => {
      const at = layout();
      const found = character.length === 1 ? (scan(character.charCodeAt(0), at) as number) : -1;
      // The upper byte says what is held: 1 Shift, 2 Ctrl, 4 Alt; AltGr is both of the last.
      const held = (found >> 8) & 0xff;
      if (found === -1 || (held & ~1) % 6 !== 0) return null;
      const scanCode = map(found & 0xff, mapping.keyToScan, at) as number;
      return {
        scanCode: (scanCode & 0xff) | (scanCode > 0xff ? 0x100 : 0),
        isShifted: (held & 1) !== 0,
        isAltGr: held > 1,
      };
    },
    readDevices,
  };
}

/** Raw input tells which device it came from; what `SendInput` made came from none (winuser.h, RAWINPUTHEADER). */
function openDevices(dll: { func(definition: string): (...args: unknown[]) => unknown }): User32['readDevices'] {
  const createWindow = dll.func(
    'intptr_t __stdcall CreateWindowExW(uint32_t extended, str16 kind, str16 title, uint32_t style, int x, int y, int width, int height, intptr_t parent, intptr_t menu, intptr_t instance, void *data)',
  );
  const register = dll.func('int __stdcall RegisterRawInputDevices(void *devices, uint32_t count, uint32_t size)');
  const peek = dll.func(
    'int __stdcall PeekMessageW(void *message, intptr_t window, uint32_t first, uint32_t last, uint32_t remove)',
  );
  const rawData = dll.func(
    'uint32_t __stdcall GetRawInputData(intptr_t input, uint32_t command, void *data, void *size, uint32_t headerSize)',
  );
  const window = BigInt(
    createWindow(0, 'Static', 'Deskbell', 0, 0, 0, 0, 0, MESSAGES_ONLY, 0, 0, null) as number | bigint,
  );
  const devices = Buffer.concat([rawDevice(2, window), rawDevice(6, window)]);
  if (register(devices, 2, RAW_DEVICE_BYTES) === 0) throw new Error('Windows does not tell what devices do.');

  return () => {
    const told: RawKeyOrMouse[] = [];
    const message = Buffer.alloc(MESSAGE_BYTES);
    while (peek(message, window, WM_INPUT, WM_INPUT, REMOVE) !== 0) {
      const data = Buffer.alloc(RAW_INPUT_BYTES);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(data.length, 0);
      // The handle is the third field of MSG, after window and number.
      const read = rawData(message.readBigInt64LE(24), RID_INPUT, data, size, RAW_HEADER_BYTES) as number;
      const event = read > data.length ? null : readRawInput(data);
      if (event !== null) told.push(event);
    }
    return told;
  };
}

/** `RAWINPUTDEVICE` of usage page 1: 2 is a mouse, 6 a keyboard. */
function rawDevice(usage: number, window: bigint): Buffer {
  const device = Buffer.alloc(RAW_DEVICE_BYTES);
  device.writeUInt16LE(1, 0);
  device.writeUInt16LE(usage, 2);
  device.writeUInt32LE(INPUT_SINK, 4);
  device.writeBigInt64LE(window, 8);
  return device;
}
