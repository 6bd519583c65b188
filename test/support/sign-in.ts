import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Account } from './small-desk.ts';

type Credentials = Pick<Account, 'login' | 'password'>;

/** Opens the console at an address and signs in; ends at the agent's own queue. */
export async function openConsole(page: Page, origin: string, { login, password }: Credentials): Promise<void> {
  await page.goto(`${origin}/`);
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
}

/** From here on the console opens without a hub: its files are kept in this browser. */
export async function untilKeptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

export async function openPortal(page: Page, origin: string, { login, password }: Credentials): Promise<void> {
  await page.goto(`${origin}/portal/`);
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'What is the matter?' })).toBeVisible();
}
