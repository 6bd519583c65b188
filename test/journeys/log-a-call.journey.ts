import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { readTicketNumber } from '#domain/incident/ticket-number.rules.ts';
import { test } from '../support/journey.ts';
import { openConsole } from '../support/sign-in.ts';

test('a call is logged without touching the mouse, from anywhere in the console (INC-1)', async ({
  desk,
  lines: [line],
  openBrowser,
}) => {
  const page = await openBrowser();
  await openConsole(page, line.origin, desk.mira);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('log a call');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Who is calling?' })).toBeFocused();
  // As people dial it, not as it is stored: +49 30 23125 820.
  await page.keyboard.type('030 23125-820');
  await expect(page.getByRole('option', { name: /Vera Lindqvist/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'What is it about?' })).toBeFocused();
  await page.keyboard.type('The scanner is not found');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByText('Read this to the caller')).toBeVisible();
  const number = await page
    .getByRole('main')
    .getByText(/^BER-\d{6}-\w$/)
    .first()
    .textContent();
  expect(readTicketNumber(number ?? '')).toMatchObject({ siteCode: 'BER' });
  await page.keyboard.press('Tab');
  await expect(focused(page)).toBeVisible();
});

test('a call is logged in German, and no English word is left on the way', async ({
  desk,
  lines: [line],
  openBrowser,
}) => {
  const page = await openBrowser({ locale: 'de-DE' });
  await page.goto(`${line.origin}/`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByRole('textbox', { name: 'Anmeldename' }).fill(desk.mira.login);
  await page.getByRole('textbox', { name: 'Passwort' }).fill(desk.mira.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('link', { name: 'Neuer Anruf' }).click();
  await page.getByRole('combobox', { name: 'Wer ruft an?' }).fill('Vera');
  await page.getByRole('option', { name: /Vera Lindqvist/ }).click();
  await page.getByRole('textbox', { name: 'Worum geht es?' }).fill('Der Scanner wird nicht gefunden');
  await page.getByRole('button', { name: 'Anruf erfassen' }).click();

  await expect(page.getByText(/BER-\d{6}-\w/).first()).toBeVisible();
  expect(await page.getByRole('main').innerText()).not.toMatch(/\b(?:the|caller|ticket number|open ticket|log)\b/i);
});

test('a call is logged on a telephone: nothing is cut off or hidden at 390 pixels', async ({
  desk,
  lines: [line],
  openBrowser,
}) => {
  const page = await openBrowser({ viewport: { width: 390, height: 844 } });
  await openConsole(page, line.origin, desk.mira);
  await expectNoSidewaysScrolling(page);

  await page.goto(`${line.origin}/log`);
  await page.getByRole('combobox', { name: 'Who is calling?' }).fill('vera');
  await page.getByRole('option', { name: /Vera Lindqvist/ }).click();
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('The scanner is not found');
  await expectNoSidewaysScrolling(page);
  await page.getByRole('button', { name: 'Log call' }).click();
  await page
    .getByRole('link', { name: 'Open ticket' })
    .or(page.getByRole('button', { name: 'Open ticket' }))
    .click();

  const ticket = page.getByRole('article', { name: 'The scanner is not found' });
  await expect(ticket).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await ticket.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('link', { name: /The scanner is not found/ })).toBeVisible();
});

const focused = (page: Page) => page.locator(':focus');

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const overhangPx = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  await expect.poll(overhangPx).toBeLessThanOrEqual(0);
}
