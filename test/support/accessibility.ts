import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Holds the page as it now stands to WCAG 2.2 AA, as far as a program can see it, once nothing on it moves any more. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.evaluate(countMoving)).toBe(0);
  // A third of the time: nothing is told of what is in order, and nothing is put together in a page of its own, which only
  // those need who have frames of other origins.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(standard)
    .setLegacyMode();
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, help, nodes }) => {
    return nodes.map(({ html, failureSummary }) => ({ id, help, html, failureSummary }));
  });
  expect.soft(found, `what axe finds on ${name}`).toEqual([]);
}

/** What comes in or goes is of no colour of its own until it is there. What turns for ever is. Runs in the page. */
async function countMoving(): Promise<number> {
  // What has only just been added begins to move with the next frame.
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  const ends = document.getAnimations().map(({ effect }) => effect?.getComputedTiming().endTime);
  return ends.filter((end) => end !== Infinity).length;
}
