import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BrowserContext, ElectronApplication, Page } from '@playwright/test';
import { _electron, chromium } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);

/** Where Electron's binary was never fetched, the stand-in takes its place, and figures are of that. */
export const isOnStandin = !existsSync(new URL('node_modules/electron/path.txt', root));

export interface StartedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Of its main process. */
  readonly processId: number;
}

/** Starts an app from its folder, as tests do: both sides of every comparison carry what Playwright adds. */
export async function startApp(folder: string, profile: string, ...switches: readonly string[]): Promise<StartedApp> {
  if (isOnStandin) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= fileURLToPath(new URL('test/electron-standin', root));
  const environment = Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const app = await _electron.launch({
    args: [`--user-data-dir=${profile}`, ...switches, folder],
    env: { ...(Object.fromEntries(environment) as Record<string, string>), LANG: 'en_GB.UTF-8' },
  });
  const { pid } = app.process();
  if (pid === undefined) throw new Error('The app has no process.');
  return { app, page: await app.firstWindow(), processId: pid };
}

export function builtApp(name: 'console' | 'helper'): string {
  const folder = fileURLToPath(new URL(`dist/desktop/${name}`, root));
  if (!existsSync(join(folder, 'main.cjs'))) throw new Error(`Build it first: node build/build.ts desktop-${name}`);
  return folder;
}

/** An app that shows one line of text and does nothing: what Electron costs by itself. */
export async function emptyApp(folder: string): Promise<string> {
  const main = `
    const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => {
      const window = new BrowserWindow({ width: 1440, height: 900 });
      void window.loadURL('data:text/html,<h1>Ready</h1>');
    });
    app.on('window-all-closed', () => app.quit());`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.cjs' }));
  await writeFile(join(folder, 'main.cjs'), main);
  return folder;
}

/** A plain browser with a profile of its own. */
export async function startBrowser(
  profile: string,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const executablePath = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    viewport: { width: 1_440, height: 900 },
    locale: 'en-GB',
  });
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Resolves when the queue can be used: its first row is there, and a key has moved to a row. */
export async function untilQueueUsable(page: Page): Promise<void> {
  await page.locator('a[data-incident]').first().waitFor();
  await page.keyboard.press('j');
  await page.waitForFunction(() => document.activeElement?.matches('a[data-incident]') === true);
}

/** Lets the system forget what it has read of these files, so that the next start reads them from the disk. */
export async function forgetFiles(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of found.filter((one) => one.isFile())) {
    // GNU dd advises the kernel so when it is to copy nothing.
    await run('dd', [`if=${join(file.parentPath, file.name)}`, 'iflag=nocache', 'count=0'], {});
  }
}
