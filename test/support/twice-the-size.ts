import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** What is left of 1440 × 900 at 200 % zoom, in CSS pixels. */
const HALF = { width: 720, height: 450 };

/** At twice the size nothing runs out of the page sideways, and the last button of `part` can be reached. */
export async function expectFitsAtTwiceTheSize(page: Page, part: Locator): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(HALF);
  const last = part.getByRole('button').last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
  const [wanted, there] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  expect(wanted).toBeLessThanOrEqual(there ?? 0);
  if (before !== null) await page.setViewportSize(before);
}
