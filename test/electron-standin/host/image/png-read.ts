import { inflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';

export const pngSignature: Buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Colour types of the PNG specification (w3.org/TR/png-3, 11.2.1) and how many bytes a pixel of each has at 8 bits. */
const bytesPerPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * The pixels of a PNG with 8 bits per channel that is not interlaced, which is what browsers and icon tools write.
 * Throws for any other.
 */
export function readPng(bytes: Buffer): Bitmap {
  const chunks = readChunks(bytes);
  const header = chunks.find(({ name }) => name === 'IHDR')?.body;
  if (header === undefined) throw new Error('A PNG without a header.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlace] = header.subarray(8);
  const pixelBytes = bytesPerPixel[colourType!];
  if (depth !== 8 || interlace !== 0 || pixelBytes === undefined) {
    throw new Error('Only PNGs with 8 bits per channel and without interlacing can be read here.');
  }
  const packed = Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ body }) => body));
  const samples = unfilter(inflateSync(packed), width * pixelBytes, height, pixelBytes);
  if (colourType === 6) return { width, height, rgba: samples };
  const palette = chunks.find(({ name }) => name === 'PLTE')?.body;
  const paletteAlpha = chunks.find(({ name }) => name === 'tRNS')?.body;
  const rgba = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const sample = samples.subarray(pixel * pixelBytes, (pixel + 1) * pixelBytes);
    rgba.set(colourOf(colourType!, sample, palette, paletteAlpha), pixel * 4);
  }
  return { width, height, rgba };
}

function colourOf(type: number, sample: Uint8Array, palette?: Buffer, paletteAlpha?: Buffer): readonly number[] {
  const [first = 0, second = 0, third = 0] = sample;
  switch (type) {
    case 0:
      return [first, first, first, 255];
    case 2:
      return [first, second, third, 255];
    case 3:
      return [...(palette?.subarray(first * 3, first * 3 + 3) ?? [0, 0, 0]), paletteAlpha?.[first] ?? 255];
    default:
      return [first, first, first, second];
  }
}

function readChunks(bytes: Buffer): readonly { readonly name: string; readonly body: Buffer }[] {
  const chunks: { name: string; body: Buffer }[] = [];
  for (let at = pngSignature.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.push({ name: bytes.toString('latin1', at + 4, at + 8), body: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the filters of the rows: each byte was written as the difference to what its neighbours foretell. */
function unfilter(rows: Buffer, rowBytes: number, height: number, pixelBytes: number): Uint8Array {
  const plain = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = rows[row * (rowBytes + 1)]!;
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column < pixelBytes ? 0 : plain[at - pixelBytes]!;
      const up = row === 0 ? 0 : plain[at - rowBytes]!;
      const upLeft = row === 0 || column < pixelBytes ? 0 : plain[at - rowBytes - pixelBytes]!;
      plain[at] = rows[row * (rowBytes + 1) + 1 + column]! + foretold(filter, left, up, upLeft);
    }
  }
  return plain;
}

function foretold(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new Error(`A PNG row with the unknown filter ${filter}.`);
  }
}

/** Whichever neighbour is nearest to left + up - upLeft (w3.org/TR/png-3, 9.4). */
function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
