import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';

test('without a network an agent finds by any word what was ever said, and what she has just written', async ({
  desk,
  hub,
  lines: [line],
  openBrowser,
}) => {
  const { number } = await logTicket(hub.origin, desk, {
    summary: 'Printer jams in the archive',
    description: 'It squeaks since the move, and shows 0x80070005.',
  });
  await logTicket(hub.origin, desk, { summary: 'Badge does not open the door', description: null });
  const page = await openBrowser();
  await openConsole(page, line.origin, desk.mira);
  await untilKeptForOffline(page);
  line.cut();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  const results = page.getByRole('region', { name: 'Tickets' });

  await test.step('SRCH-2: by words of the conversation, in any form, and by parts of what things are called', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    const field = page.getByRole('textbox', { name: 'Search everything' });
    for (const text of ['squeaking', 'PRINTERS', '0x8007', number.toLowerCase(), 'prinetr', 'vera archive']) {
      await field.fill(text);
      await expect(results.getByRole('link')).toHaveCount(1);
      await expect(results.getByRole('link')).toContainText('Printer jams in the archive');
    }
    await field.fill('squeaks');
    await expect(results.locator('mark').getByText('squeaks')).toBeVisible();
    await field.fill('nothing "like( this*');
    await expect(page.getByText('Nothing found for')).toBeVisible();
    await expectAccessible(page, 'the search screen');
  });

  await test.step('after = by the fields of tickets', async () => {
    const field = page.getByRole('textbox', { name: 'Search everything' });
    await field.fill('=state:open from:vera badge');
    await expect(results.getByRole('link')).toHaveCount(1);
    await field.fill('=state:resolved');
    await expect(page.getByText('Nothing found for')).toBeVisible();
  });

  await test.step('SRCH-1: what is written now is found at once, from the palette too', async () => {
    await page.getByRole('textbox', { name: 'Search everything' }).fill('printer');
    await results.getByRole('link').click();
    await page.getByRole('button', { name: 'Note' }).click();
    await page.getByRole('textbox', { name: 'A note for your colleagues' }).fill('Quincunx reset, fuser replaced.');
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(page.getByText('Quincunx reset, fuser replaced.')).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('textbox').fill('quincunx');
    await expect(page.getByRole('dialog').getByRole('button', { name: /Printer jams in the archive/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article')).toContainText('Quincunx reset, fuser replaced.');
  });
});
