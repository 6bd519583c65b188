import { expect, test } from 'vitest';
import { imageSizeOf } from './image-size.ts';

const bytesOf = (hex: string) =>
  Uint8Array.from(hex.replaceAll(/\s/g, '').match(/../g) ?? [], (byte) => parseInt(byte, 16));

test.each([
  ['PNG', '89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 0806000000', 640, 480],
  ['GIF', '474946383961 2c01 c800 f70000', 300, 200],
  ['JPEG', 'ffd8 ffe0 0010 4a46494600010100000100010000 ffc2 0011 08 0258 0320 03', 800, 600],
  ['JPEG whose first marker is padded', 'ffd8 ffff ffc0 0011 08 0001 0002 03', 2, 1],
  [
    'photo that is turned upright',
    'ffd8 ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 00060000 00000000 ffc0 0011 08 0258 0320 03',
    600,
    800,
  ],
  [
    'photo by a camera that writes the small end first',
    'ffd8 ffe1 0022 457869660000 49492a0008000000 0100 1201 0300 01000000 08000000 00000000 ffc0 0011 08 0258 0320 03',
    600,
    800,
  ],
  [
    'photo that was taken as it lies',
    'ffd8 ffe1 0022 457869660000 4d4d002a00000008 0001 0112 0003 00000001 00030000 00000000 ffc0 0011 08 0258 0320 03',
    800,
    600,
  ],
  [
    'photo whose notes lead out of them',
    'ffd8 ffe1 0022 457869660000 4d4d002afffffff0 ffff 0112 0003 00000001 00060000 00000000 ffc0 0011 08 0258 0320 03',
    800,
    600,
  ],
  ['lossy WebP', '52494646 00000000 57454250 56503820 00000000 300100 9d012a 4001 f000', 320, 240],
  ['lossless WebP', '52494646 00000000 57454250 5650384c 00000000 2f 3fc13b00', 320, 240],
  ['extended WebP', '52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 ef0000', 320, 240],
])('of a %s', (_format, hex, width, height) => {
  expect(imageSizeOf(bytesOf(hex))).toEqual({ width, height });
});

test.each([
  ['of no picture', '3c737667'],
  ['of a PNG that ends in its head', '89504e470d0a1a0a 0000000d 49484452 0000'],
  ['of a PNG without width', '89504e470d0a1a0a 0000000d 49484452 00000000 000001e0'],
  ['of a JPEG that never says it', 'ffd8 ffe0 0004 0000 ffda 0000'],
  ['of a JPEG with other bytes where a marker should be', 'ffd8 ff00'],
  ['of a WebP of a kind that is none', '52494646 00000000 57454250 41424344 00000000 00000000 00000000'],
])('%s is not known', (_what, hex) => {
  expect(imageSizeOf(bytesOf(hex))).toBeNull();
});
