import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Logs a call in the console, from the rail to the number that is read out. */
export async function logCall(page: Page, caller: string, summary: string): Promise<void> {
  await page.getByRole('link', { name: 'Log a call' }).click();
  await page.getByRole('combobox', { name: 'Who is calling?' }).fill(caller);
  await page
    .getByRole('option', { name: new RegExp(caller, 'i') })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'What is it about?' }).fill(summary);
  await page.getByRole('button', { name: 'Log call' }).click();
  await expect(page.getByText('Read this to the caller')).toBeVisible();
}
