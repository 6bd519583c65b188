import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { paletteOf } from './palette.ts';
import { smallPng } from './small-png.ts';

test('a picture of few colours keeps each of them exactly', () => {
  const { palette, indexOf } = paletteOf(Uint32Array.of(0xffffff, 0xf5a524, 0xffffff, 0x000000));

  expect([0xffffff, 0xf5a524, 0x000000].map((colour) => palette[indexOf(colour)])).toEqual([0xffffff, 0xf5a524, 0]);
});

test('of more colours than fit, the frequent ones stay as they are and none moves far', () => {
  const shades = Array.from({ length: 2_000 }, (_, at) => (at % 256) * 0x10000 + ((at * 7) % 256) * 0x100 + 40);
  const surface = Array.from({ length: 50_000 }, () => 0xf4f3ef);
  const { palette, indexOf } = paletteOf(Uint32Array.from([...shades, ...surface]));

  expect(palette).toHaveLength(256);
  expect(palette[indexOf(0xf4f3ef)]).toBe(0xf4f3ef);
  const moved = shades.map((colour) => Math.abs((colour >> 16) - (palette[indexOf(colour)]! >> 16)));
  expect(Math.max(...moved)).toBeLessThan(40);
});

test('what is written is an indexed picture of the same size', () => {
  const small = smallPng(twoPoints(0xff0000, 0x00ff00));

  expect(small.subarray(1, 4).toString()).toBe('PNG');
  expect([small.readUInt32BE(16), small.readUInt32BE(20), small[24], small[25]]).toEqual([2, 1, 8, 3]);
  expect(small.includes(Buffer.from([0xff, 0, 0, 0, 0xff, 0]))).toBe(true);
});

/** One row of two points, the second written as the difference to the first. */
function twoPoints(first: number, second: number): Buffer {
  const bytes = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const difference = bytes(second).map((byte, at) => (byte - bytes(first)[at]! + 256) % 256);
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const chunk = (name: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
  };
  const rows = Buffer.from([1, ...bytes(first), ...difference]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
