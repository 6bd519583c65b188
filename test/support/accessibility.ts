import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Holds the page as it now stands to WCAG 2.2 AA, as far as a program can see it. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => {
    return nodes.map(({ html, failureSummary }) => ({ id, help, html, failureSummary }));
  });
  expect.soft(found, `what axe finds on ${name}`).toEqual([]);
}
