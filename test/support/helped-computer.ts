import type { ElectronApplication, Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { test as helperTest } from './desktop-helper.ts';
import { displayOfWorker } from './on-display.ts';
import { withoutFeatures } from './chromium-switches.ts';

/** What is shown, and what its picture is as large as. */
export const SCREEN = { width: 1_280, height: 800 };

/** A helper on a screen of its own, and an agent's browser. */
export const test = helperTest.extend<{ readonly agent: Page }, { readonly display: string }>({
  display: displayOfWorker(SCREEN),
  agent: async ({}, use) => {
    const executablePath = findChromium();
    const browser = await chromium.launch({
      ...(executablePath === null ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        withoutFeatures('WebRtcHideLocalIpsWithMdns'),
        '--allow-loopback-in-peer-connection',
      ],
    });
    const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
    await use(await context.newPage());
    await browser.close();
  },
});

/** The window whose page is of that name, once it is there. */
export async function windowOf(app: ElectronApplication, name: string): Promise<Page> {
  const find = () => app.windows().find((page) => page.url().includes(`/${name}.html`));
  await expect.poll(() => find() !== undefined).toBe(true);
  return find()!;
}
