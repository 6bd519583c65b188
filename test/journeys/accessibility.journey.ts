import { expect } from '@playwright/test';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the console in ${colorScheme}: sign-in, queue, ticket, log a call and the palette`, async ({
    hub,
    desk,
    lines: [line],
    openBrowser,
  }) => {
    await logTicket(hub.origin, desk);
    const page = await openBrowser({ colorScheme });
    await page.goto(`${line.origin}/`);
    await expect(page.getByRole('textbox', { name: 'Sign-in name' })).toBeVisible();
    await expectAccessible(page, 'sign-in');

    await openConsole(page, line.origin, desk.mira);
    await expect(page.getByRole('link', { name: /Outlook asks/ })).toBeVisible();
    await expectAccessible(page, 'the queue');

    await page.getByRole('link', { name: /Outlook asks/ }).click();
    await expect(page.getByRole('list', { name: 'What happened' })).toBeVisible();
    await expectAccessible(page, 'a ticket');
    await expect(page).toHaveTitle(/^BER-\S+ Outlook asks .* · Deskbell$/);

    await page.getByRole('button', { name: 'Resolve' }).click();
    await expect(page.getByRole('form', { name: 'Resolve' })).toBeVisible();
    await expectAccessible(page, 'a ticket that is being resolved');

    await page.getByRole('link', { name: 'Log a call' }).click();
    await expect(page.getByRole('heading', { name: 'Log a call' })).toBeVisible();
    await expect(page).toHaveTitle('Log a call · Deskbell');
    await expectAccessible(page, 'log a call, before the caller is known');
    await page.getByRole('combobox', { name: 'Who is calling?' }).fill('vera');
    await page.getByRole('option', { name: /Vera Lindqvist/ }).click();
    await expect(page.getByRole('region', { name: 'Who is calling?' })).toBeVisible();
    await expectAccessible(page, 'log a call');

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
    await expectAccessible(page, 'the palette');
  });

  test(`the console in ${colorScheme}: people, devices, sync and settings`, async ({
    desk,
    lines: [line],
    openBrowser,
  }) => {
    const page = await openBrowser({ colorScheme });
    await openConsole(page, line.origin, desk.mira);
    for (const name of ['People', 'Devices', 'Settings']) {
      await page.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      await expectAccessible(page, name);
    }
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByRole('link', { name: /Vera Lindqvist/ }).click();
    await expect(page.getByRole('article', { name: 'Vera Lindqvist' })).toBeVisible();
    await expectAccessible(page, 'a person');
    await page.getByRole('status').filter({ hasText: 'Up to date' }).click();
    await expect(page.getByRole('heading', { name: 'Sync' })).toBeVisible();
    await expectAccessible(page, 'what waits to be synced');

    await page.setViewportSize({ width: 390, height: 844 });
    const words = page.getByRole('navigation', { name: 'Main navigation' }).locator('a > span');
    const cutOff = () =>
      words.evaluateAll((all) =>
        all.filter((word) => word.scrollWidth > word.clientWidth).map(({ textContent }) => textContent),
      );
    await expect.poll(cutOff, 'words of the narrow bar that are cut').toEqual([]);
    await expectAccessible(page, 'the narrow bar');
  });

  test(`the portal in ${colorScheme}: sign-in, start, report, request`, async ({
    desk,
    lines: [line],
    openBrowser,
  }) => {
    const page = await openBrowser({ colorScheme });
    await page.goto(`${line.origin}/portal/`);
    await expect(page.getByRole('textbox', { name: 'Sign-in name' })).toBeVisible();
    await expectAccessible(page, "the portal's sign-in");

    await openPortal(page, line.origin, desk.vera);
    await expectAccessible(page, "the portal's start");

    await page.getByRole('textbox', { name: 'What is the matter?' }).fill('Outlook asks for my password');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('radio', { name: /It affects me/ }).check();
    await expectAccessible(page, 'reporting a problem');

    await page.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByText('Thank you. We have it.')).toBeVisible();
    await expectAccessible(page, 'what was received');

    await page.getByRole('link', { name: 'See my request' }).click();
    await expect(page.getByText('We have received it')).toBeVisible();
    await expectAccessible(page, 'a request');
  });
}

async function logTicket(origin: string, { mira, vera, team }: SmallDesk): Promise<void> {
  const session = await signInOverApi(origin, mira.login, mira.password);
  const routing = { team, owner: mira.agent };
  const input = aLogInput({ requester: vera.person, number: null, routing });
  await session.issue('incident.log', newRecordId('incident'), input);
}
