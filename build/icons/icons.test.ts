import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { iconsFolder, readDrawings, sha256, sourceDigest, STAMP_FILE } from './drawn-stamp.ts';
import { icnsOf, icoOf } from './icon-containers.ts';
import { iconApps, iconContainers, iconPictures } from './icon-set.ts';

const bytesOf = (path: string) => readFileSync(join(iconsFolder, path));
const stamp = z
  .strictObject({ from: z.string(), files: z.record(z.string(), z.string()) })
  .parse(JSON.parse(bytesOf(STAMP_FILE).toString()));

/** Width and height as a PNG itself says them (https://www.w3.org/TR/png-3/#11IHDR). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('the committed icons', () => {
  test('were drawn from the drawings as they are now; `npm run icons` draws them anew', () => {
    expect(stamp.from).toBe(sourceDigest());
  });

  test('are all there, none more, and none was touched since', () => {
    const drawings = readDrawings();
    const wanted = [...iconPictures(drawings), ...iconContainers(drawings)].map(({ path }) => path);
    expect(Object.keys(stamp.files).toSorted()).toEqual(wanted.toSorted());

    const found = readdirSync(iconsFolder, { recursive: true, encoding: 'utf8' });
    expect(found.filter((path) => /\.(?:png|ico|icns)$/.test(path)).toSorted()).toEqual(wanted.toSorted());
    const touched = Object.entries(stamp.files).filter(([path, digest]) => sha256(bytesOf(path)) !== digest);
    expect(touched).toEqual([]);
  });

  test('have the size in their name', () => {
    const wrong = iconPictures(readDrawings()).filter(({ path, sizePx }) => {
      return sizeOf(bytesOf(path)).some((side) => side !== sizePx);
    });

    expect(wrong).toEqual([]);
  });

  test('of the two apps and of a tray with and without its mark are different pictures', () => {
    for (const ending of ['-light', '-dark', 'Template']) {
      const pictures = iconApps.flatMap((app) => ['', '-marked'].map((mark) => `tray/${app}/tray${mark}${ending}.png`));
      expect(new Set(pictures.map((path) => sha256(bytesOf(path)))).size).toBe(4);
    }
    expect(sha256(bytesOf('console/16x16.png'))).not.toBe(sha256(bytesOf('helper/16x16.png')));
  });
});

describe.each(iconApps)('the icon of the %s', (app) => {
  test('for Windows holds a PNG at every place its directory names', () => {
    const ico = bytesOf(`${app}.ico`);
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, place) => {
      const entry = 6 + place * 16;
      const [length, offset] = [ico.readUInt32LE(entry + 8), ico.readUInt32LE(entry + 12)];
      const [width] = sizeOf(ico.subarray(offset, offset + length));
      expect(width! % 256).toBe(ico.readUInt8(entry));
      return width;
    });

    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test('for macOS is as long as it says, block by block', () => {
    const icns = bytesOf(`${app}.icns`);
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const blocks: Record<string, number | undefined> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      blocks[icns.toString('latin1', at, at + 4)] = sizeOf(icns.subarray(at + 8))[0];
    }

    expect(blocks).toEqual({ ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 });
  });
});

test('a container of no known size is not written', () => {
  expect(() => icnsOf([{ sizePx: 48, png: new Uint8Array() }])).toThrow('48 px');
  expect(icoOf([])).toEqual(Buffer.from([0, 0, 1, 0, 0, 0]));
});
