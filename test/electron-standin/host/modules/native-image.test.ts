import path from 'node:path';
import { expect, test } from 'vitest';
import { resizeBitmap } from '../image/bitmap.ts';
import { readPng } from '../image/png-read.ts';
import { writePng } from '../image/png-write.ts';
import { nativeImage } from './native-image.ts';

/** Four by two pixels whose red rises from left to right and whose green says the row. */
function gradient() {
  const rgba = new Uint8Array(4 * 2 * 4);
  for (let at = 0; at < 8; at += 1) rgba.set([(at % 4) * 10, Math.floor(at / 4) * 100, 7, 255], at * 4);
  return { width: 4, height: 2, rgba };
}

test('a PNG comes back as it was, with its size', () => {
  const file = writePng(gradient());
  const image = nativeImage.createFromBuffer(file);

  expect(image.getSize()).toEqual({ width: 4, height: 2 });
  expect(image.getAspectRatio()).toBe(2);
  expect(image.toPNG()).toEqual(file);
  expect(nativeImage.createFromDataURL(image.toDataURL()).toPNG()).toEqual(file);
});

test('a part of a picture has the pixels of that part', () => {
  const image = nativeImage.createFromBuffer(writePng(gradient()));
  const part = image.crop({ x: 2, y: 1, width: 10, height: 10 });

  expect(part.getSize()).toEqual({ width: 2, height: 1 });
  expect([...readPng(part.toPNG()).rgba]).toEqual([20, 100, 7, 255, 30, 100, 7, 255]);
  expect(image.crop({ x: 9, y: 9, width: 2, height: 2 }).isEmpty()).toBe(true);
});

test('a smaller picture keeps its shape and the mean of its colours', () => {
  const small = nativeImage.createFromBuffer(writePng(gradient())).resize({ width: 2 });

  expect(small.getSize()).toEqual({ width: 2, height: 1 });
  expect([...readPng(small.toPNG()).rgba]).toEqual([5, 50, 7, 255, 25, 50, 7, 255]);
});

test('transparent pixels lend no colour', () => {
  const rgba = new Uint8Array([200, 0, 0, 255, 0, 0, 0, 0]);

  expect([...resizeBitmap({ width: 2, height: 1, rgba }, 1, 1).rgba]).toEqual([200, 0, 0, 128]);
});

test('a bitmap has blue first', () => {
  const image = nativeImage.createFromBitmap(Buffer.from([1, 2, 3, 255]), { width: 1, height: 1 });

  expect([...readPng(image.toPNG()).rgba]).toEqual([3, 2, 1, 255]);
  expect([...image.toBitmap()]).toEqual([1, 2, 3, 255]);
});

test('what is no picture is an empty one', () => {
  const images = [
    nativeImage.createEmpty(),
    nativeImage.createFromBuffer(Buffer.from('no picture')),
    nativeImage.createFromPath('/nowhere/at/all.png'),
  ];

  expect(images.map((image) => image.isEmpty())).toEqual([true, true, true]);
  expect(images[0]!.getSize()).toEqual({ width: 0, height: 0 });
  expect(images[0]!.toPNG()).toHaveLength(0);
});

test('the size of a JPEG is read, its pixels are not', () => {
  const header = Buffer.from('ffd8ffe000044142ffc0000b08001e0028010111', 'hex');
  const image = nativeImage.createFromBuffer(header);

  expect(image.getSize()).toEqual({ width: 40, height: 30 });
  expect(() => image.crop({ x: 0, y: 0, width: 1, height: 1 })).toThrow('PNG pictures only');
});

test('pictures that other programs wrote are read', () => {
  const image = nativeImage.createFromPath(path.resolve('docs/pictures/log-a-call.png'));

  expect(image.resize({ width: 16 }).getSize().width).toBe(16);
});
