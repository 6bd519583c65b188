import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, test as base } from '@playwright/test';
import { startDisplay } from '../support/x-display.ts';

export interface SampleOptions {
  /** Whether there is a display to show windows on; without one Chromium runs in its headless mode. */
  readonly isHeaded: boolean;
}

interface SampleApp {
  /** Starts the app; every start of one test finds the same profile. */
  readonly launch: () => Promise<ElectronApplication>;
  readonly app: ElectronApplication;
  /** The first window of `app`, loaded. */
  readonly page: Page;
  /** The first window of an app that several tests use one after the other, loaded anew: for tests that leave no trace. */
  readonly sharedPage: Page;
}

interface SampleWorker {
  /** For `DISPLAY`; `null` where there is none. */
  readonly display: string | null;
  readonly sharedApp: ElectronApplication;
}

/** What the preload of the sample app exposes. */
export interface SampleDesk {
  readonly addOne: (value: number) => Promise<number>;
  readonly echo: <Value>(value: Value) => Promise<Value>;
  readonly fail: () => Promise<never>;
  readonly unknown: () => Promise<never>;
  readonly connect: () => void;
  readonly heard: () => readonly unknown[];
  readonly same: <Value>(value: Value) => Value;
  readonly each: (items: readonly number[], visit: (item: number) => number) => readonly number[];
  readonly fails: () => never;
  readonly portEcho: (value: unknown) => Promise<unknown>;
  readonly exposeAgain: () => void;
  readonly knows: (name: string) => unknown;
  readonly sandboxed: boolean;
  readonly platform: string;
  readonly whole: object;
  readonly desk: { readonly name: string };
  readonly nested: { readonly list: string[]; readonly later: Promise<number> };
}

declare global {
  interface Window {
    readonly desk: SampleDesk;
  }
}

/** The sample app on the stand-in, started by Playwright's own Electron driver. */
export const test = base.extend<SampleApp & SampleOptions, SampleWorker>({
  isHeaded: [false, { option: true }],
  display: [
    async ({}, use, { project }) => {
      const display =
        (project.use as Partial<SampleOptions>).isHeaded === true
          ? await startDisplay({ width: 1_280, height: 800 })
          : null;
      await use(display?.name ?? null);
      await display?.stop();
    },
    { scope: 'worker' },
  ],
  sharedApp: [
    async ({ display }, use) => {
      const profile = mkdtempSync(join(tmpdir(), 'sample-desk-'));
      const app = await launchSample(profile, display);
      await use(app);
      await app.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
    { scope: 'worker' },
  ],
  sharedPage: async ({ sharedApp }, use) => {
    // Its first load may still be under way, and Chromium gives up a reload that comes into it.
    const page = await started(await sharedApp.firstWindow());
    await page.reload();
    await use(await started(page));
  },
  launch: async ({ display }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'sample-desk-'));
    const apps: ElectronApplication[] = [];
    await use(async () => {
      const app = await launchSample(profile, display);
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  },
  app: async ({ launch }, use) => {
    await use(await launch());
  },
  page: async ({ app }, use) => {
    await use(await started(await app.firstWindow()));
  },
});

function launchSample(profile: string, display: string | null): Promise<ElectronApplication> {
  const { DISPLAY: _none, WAYLAND_DISPLAY: _neither, ...environment } = process.env;
  return _electron.launch({
    args: [`--user-data-dir=${profile}`, join(import.meta.dirname, 'sample-app')],
    env: { ...(environment as Record<string, string>), ...(display === null ? {} : { DISPLAY: display }) },
  });
}

async function started(page: Page): Promise<Page> {
  await page.getByText('Started', { exact: true }).waitFor();
  await page.waitForLoadState();
  return page;
}
