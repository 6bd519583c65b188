import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { openConsole } from '../support/sign-in.ts';
import type { Account } from '../support/small-desk.ts';

/** What a user of the real console in a real Chromium meets while the desk comes in. Milliseconds. */
export interface PageMeasured {
  readonly longestTaskMs: number;
  readonly wholeMs: number;
  /** What the page's own scripts hold when it is over and what is not needed any more is cleared away. */
  readonly heapMegabytes: number;
}

const WHOLE_WITHIN_MS = 1_800_000;

/** Signs in on the pages that the hub serves, and watches the page until the desk is whole. */
export async function watchConsolePage(origin: string, account: Account): Promise<PageMeasured> {
  const folder = await mkdtemp(join(tmpdir(), 'deskbell-bench-'));
  const chromiumPath = findChromium();
  const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...(chromiumPath === null ? {} : { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await openConsole(page, origin, account);
    const beganMs = performance.now();
    // From here on: the desk is open, and what is drawn once when it opens is not counted to what comes in.
    await page.evaluate(() => {
      new PerformanceObserver((list) => {
        const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
        Object.assign(window, { longestTaskMs: Math.max(longest, Reflect.get(window, 'longestTaskMs') ?? 0) });
      }).observe({ type: 'longtask' });
    });
    await page.getByText('Still receiving, newest first').waitFor({ state: 'detached', timeout: WHOLE_WITHIN_MS });
    const longestTaskMs = await page.evaluate(() => Number(Reflect.get(window, 'longestTaskMs') ?? 0));
    const wholeMs = performance.now() - beganMs;
    return { longestTaskMs, wholeMs, heapMegabytes: await heapOf(page) };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
}
