import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Opens a ticket from the queue that is shown; ends when it stands there. */
export async function openTicket(page: Page, summary: string): Promise<void> {
  await page.getByRole('link', { name: summary }).click();
  await expect(page.getByRole('article', { name: summary })).toBeVisible();
}

/** The same, and then in a window of its own. */
export async function openTicketWindow(app: ElectronApplication, page: Page, summary: string): Promise<Page> {
  await openTicket(page, summary);
  const [ticket] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Shift+Enter')]);
  await expect(ticket.getByRole('article', { name: summary })).toBeVisible();
  return ticket;
}
