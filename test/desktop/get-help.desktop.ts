import { expect } from '@playwright/test';
import { test } from '../support/desktop-helper.ts';
import { aTicketOfVeras } from '../support/helper-acts.ts';

test('who asks for help reads out a code, sees who comes and with which ticket, and ends it (RMT-1, C12)', async ({
  helper,
  desk,
}) => {
  const { page } = await helper.startEnrolled();
  await page.getByRole('link', { name: /^Get help now/ }).click();
  await expect(page.getByText('Nobody sees your screen before you have said yes')).toBeVisible();
  await page.getByRole('button', { name: 'Get a code' }).click();
  const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
  await expect(code).toBeVisible();
  const spoken = (await code.textContent()) ?? '';

  const session = await test.step('an agent joins with the code and a ticket', async () => {
    const incident = await aTicketOfVeras(desk);
    const found = await desk.administrator.ask('support.find', { code: spoken });
    expect(found.person?.id).toBe(desk.vera.person);
    await desk.administrator.ask('support.join', { code: spoken, incident });
    return found.session;
  });

  await expect(page.getByText('Ada Winter is with you')).toBeVisible();
  await expect(page.getByText('The projector stays dark')).toBeVisible();

  await test.step('it is seen on every other screen', async () => {
    await page.getByRole('banner').getByRole('link').first().click();
    await expect(page.getByText('Ada Winter is helping you')).toBeVisible();
    await page.getByRole('link', { name: 'Show', exact: true }).click();
  });

  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('You have ended it.')).toBeVisible();
  await expect
    .poll(async () => (await desk.administrator.readAll()).get(session))
    .toMatchObject({ state: 'ended', endedBy: 'user' });

  await test.step('and stands in what was done on this computer', async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('banner').getByRole('link').first().click();
    await page.getByRole('link', { name: /^What was done/ }).click();
    await expect(page.getByText(/Ada Winter helped you: .*The projector stays dark/)).toBeVisible();
  });
});
