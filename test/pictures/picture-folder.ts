import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { smallPng } from './small-png.ts';

/** Where the pictures of README and guides lie. */
export const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** Takes what a page shows now, as a small file of that name. */
export async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  await writeFile(pictureFile(name), smallPng(png));
}

/** One that was taken before, as an address a page can load. */
export async function pictureAddress(name: string): Promise<string> {
  return `data:image/png;base64,${(await readFile(pictureFile(name))).toString('base64')}`;
}

function pictureFile(name: string): string {
  return join(pictures, `${name}.png`);
}
