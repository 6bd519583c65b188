import { expect } from '@playwright/test';
import { signIn, test } from '../support/desktop-console.ts';

test('at the first start the console asks for its hub, says what is wrong with an address, and keeps the right one', async ({
  console: desktop,
  line,
  desk,
}) => {
  const { app, page } = await desktop.start();
  await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();
  const address = page.getByRole('textbox', { name: 'Address of the hub' });

  await address.fill('http://desk.example.org');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('not encrypted');
  await address.fill('localhost:49999');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert')).toContainText('nothing answers');

  const opening = app.waitForEvent('window');
  await address.fill(line.origin);
  await page.getByRole('button', { name: 'Continue' }).click();
  const deskWindow = await opening;
  await signIn(deskWindow, desk.mira);
});
