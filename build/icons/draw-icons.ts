import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { findChromium } from '../set-up/needed-programs.ts';
import type { DrawnStamp } from './drawn-stamp.ts';
import { iconsFolder, readDrawings, sha256, sourceDigest, STAMP_FILE } from './drawn-stamp.ts';
import { icnsOf, icoOf } from './icon-containers.ts';
import { iconContainers, iconPictures } from './icon-set.ts';

/**
 * Draws every icon of both apps from the SVGs in this folder, and notes down what was drawn from what. Chromium does the
 * drawing, so other versions of it may write other bytes: the pictures are committed, and a test says when the
 * drawings have changed since.
 *
 *     npm run icons
 */
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage();
  const drawings = readDrawings();
  const files: Record<string, string> = {};
  const keep = async (path: string, content: Uint8Array) => {
    await mkdir(dirname(join(iconsFolder, path)), { recursive: true });
    await writeFile(join(iconsFolder, path), content);
    files[path] = sha256(content);
  };
  for (const { path, drawing, sizePx } of iconPictures(drawings)) await keep(path, await draw(page, drawing, sizePx));
  for (const { path, kind, drawing, sizesPx } of iconContainers(drawings)) {
    const images = [];
    for (const sizePx of sizesPx) images.push({ sizePx, png: await draw(page, drawing, sizePx) });
    await keep(path, kind === 'ico' ? icoOf(images) : icnsOf(images));
  }
  const stamp: DrawnStamp = { from: sourceDigest(), files };
  await writeFile(join(iconsFolder, STAMP_FILE), `${JSON.stringify(stamp, null, 2)}\n`);
  console.log(`${Object.keys(files).length} icons drawn.`);
} finally {
  await browser.close();
}

async function draw(page: Page, svg: string, sizePx: number): Promise<Buffer> {
  const source = `data:image/svg+xml;base64,${Buffer.from(sized(svg, sizePx)).toString('base64')}`;
  const drawn = await page.evaluate(
    async ({ source, sizePx }) => {
      const image = new Image(sizePx, sizePx);
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(sizePx, sizePx);
      canvas.getContext('2d')!.drawImage(image, 0, 0, sizePx, sizePx);
      const png = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
      return [...png];
    },
    { source, sizePx },
  );
  return Buffer.from(drawn);
}

/** With a size of its own it is drawn at that size; without one, Chromium would draw it at another and scale. */
function sized(svg: string, sizePx: number): string {
  return svg.replace('<svg ', `<svg width="${sizePx}" height="${sizePx}" `);
}
