import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { beginWithTicket } from '../support/begin-with-ticket.ts';
import { test } from '../support/desktop-console.ts';
import { killEverything } from '../support/kill-everything.ts';
import { openTicket } from '../support/open-ticket.ts';
import { childrenWith } from '../support/processes.ts';
import { DURABLE_AFTER_MS, typeForAWhile } from '../support/typed-over-time.ts';

test('the data service is killed while somebody types: it comes back, and no key is lost (DRAFT-1)', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { app, page } = await beginWithTicket({ console: desktop, hub, desk }, 'Outlook is slow');
  await openTicket(page, 'Outlook is slow');
  const before = await typeForAWhile(reply(page));
  killDataService(app);
  await reply(page).pressSequentially(' And more.');
  await expect(reply(page)).toHaveValue(`${before.text} And more.`);

  // Told to the service that came instead: it is on the other side of a reload.
  await expect.poll(() => afterReload(page), { timeout: 30_000 }).toBe(`${before.text} And more.`);
});

test('all of the console is killed while somebody types: what is older than a second is there again (DRAFT-1)', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { app, page } = await beginWithTicket({ console: desktop, hub, desk }, 'Outlook is slow');
  await openTicket(page, 'Outlook is slow');
  const typed = await typeForAWhile(reply(page));
  const killedAtMs = Date.now();
  const ended = app.waitForEvent('close');
  killEverything(app, desktop.profile);
  await ended;

  const again = await desktop.start(`--hub=${hub.origin}`);
  await openTicket(again.page, 'Outlook is slow');
  await expect(reply(again.page)).not.toHaveValue('');
  const text = await reply(again.page).inputValue();
  expect(typed.text.startsWith(text)).toBe(true);
  expect(text.startsWith(typed.at(killedAtMs - DURABLE_AFTER_MS))).toBe(true);
});

const reply = (page: Page) => page.getByRole('article').getByRole('textbox', { name: /^Reply to/ });

async function afterReload(page: Page): Promise<string> {
  await page.reload();
  return await reply(page).inputValue();
}

function killDataService(app: ElectronApplication): void {
  const [running] = childrenWith(app.process().pid ?? 0, 'data-service.cjs');
  process.kill(running ?? Number.NaN, 'SIGKILL');
}
