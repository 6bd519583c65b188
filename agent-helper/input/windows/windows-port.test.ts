import { describe, expect, test } from 'vitest';
import { watchDevices } from './open-windows-input.ts';
import { INPUT_BYTES, packMove, packText, packWheel } from './pack-input.ts';
import type { RawKeyOrMouse } from './raw-input.ts';
import { readRawInput } from './raw-input.ts';
import { codesByScanCode, scanCodes } from './scan-codes.ts';
import type { User32 } from './user32.ts';
import { windowsPort } from './windows-port.ts';

function aUser32() {
  const sent: Buffer[] = [];
  const user32: User32 = {
    send: (inputs) => void sent.push(inputs),
    wholeDesktop: () => ({ x: -1_280, y: 0, width: 3_200, height: 1_080 }),
    textOf: () => '',
    keyOf: () => null,
    readDevices: () => [],
  };
  return { user32, sent };
}

const flagsOf = (input: Buffer) => input.readUInt32LE(12);

describe('what SendInput is given', () => {
  test('is a scan code for a key, with the mark of keys that have a prefix', () => {
    const { user32, sent } = aUser32();
    const port = windowsPort(user32);
    port.turnKey('ArrowLeft', true);
    port.turnKey('ArrowLeft', false);

    expect(sent.map((input) => [input.length, input.readUInt16LE(10), flagsOf(input)])).toEqual([
      [INPUT_BYTES, 0x4b, 0x09],
      [INPUT_BYTES, 0x4b, 0x0b],
    ]);
  });

  test('is two units down and up for an emoji', () => {
    const emoji = packText('😀');

    expect(emoji.length).toBe(4 * INPUT_BYTES);
    expect([0, 2].map((at) => emoji.readUInt16LE(at * INPUT_BYTES + 10))).toEqual([0xd83d, 0xde00]);
  });

  test('counts the whole desktop from edge to edge', () => {
    const desktop = aUser32().user32.wholeDesktop();
    const places = [packMove({ x: -1_280, y: 0 }, desktop), packMove({ x: 1_919, y: 1_079 }, desktop)];

    expect(places.map((input) => [input.readInt32LE(8), input.readInt32LE(12)])).toEqual([
      [0, 0],
      [65_535, 65_535],
    ]);
  });

  test('turns the wheel the other way: Windows counts upwards', () => {
    expect(packWheel(0, 120).readInt32LE(16)).toBe(-120);
  });

  test('is an end of line as a key', async () => {
    const { user32, sent } = aUser32();
    await windowsPort(user32).writeText('a\nb');

    expect(sent.map((inputs) => inputs.readUInt16LE(10))).toEqual([97, 0x1c, 98]);
  });

  test('lets go of what is down', () => {
    const { user32, sent } = aUser32();
    const port = windowsPort(user32);
    port.turnKey('KeyA', true);
    port.turnButton('right', true);
    port.releaseEverything();

    expect(
      sent.slice(2).map((input) => (input.readUInt32LE(0) === 1 ? flagsOf(input) : input.readUInt32LE(20))),
    ).toEqual([0x0a, 0x10]);
  });
});

test('every scan code is that of one key', () => {
  expect(codesByScanCode.size).toBe(Object.keys(scanCodes).length);
});

test('raw input tells a device from a program', () => {
  const data = Buffer.alloc(48);
  data.writeUInt32LE(1, 0);
  data.writeUInt16LE(0x1d, 24);
  data.writeUInt16LE(0x03, 26);

  expect(readRawInput(data)).toEqual({ kind: 'key', isInjected: true, scanCode: 0x11d, isDown: false });
  data.writeBigUInt64LE(7n, 8);
  expect(readRawInput(data)).toMatchObject({ isInjected: false });
});

test('the panic key is heard from devices alone', () => {
  const key = (code: 'ControlLeft' | 'AltLeft' | 'Escape', isInjected: boolean): RawKeyOrMouse => {
    return { kind: 'key', isInjected, scanCode: scanCodes[code]!, isDown: true };
  };
  const heard: string[] = [];
  const waiting: RawKeyOrMouse[][] = [
    [key('ControlLeft', false), key('AltLeft', true), key('Escape', false)],
    [key('AltLeft', false), key('Escape', false)],
  ];
  const look = watchDevices(
    { readDevices: () => waiting.shift() ?? [] },
    { onLocalInput: () => undefined, onPanic: () => heard.push('panic') },
  );

  look();
  expect(heard).toEqual([]);
  look();
  expect(heard).toContain('panic');
});
