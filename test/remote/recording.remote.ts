import { newRecordId } from '#platform/any/new-id.ts';
import { makeKey } from '#platform/browser/recording/recording-lock.ts';
import { chromium, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { test as base } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';
import { startDisplay } from '../support/x-display.ts';

/** The browser of somebody without a helper, on a screen of its own; asked what to show, it shows all of that. */
const test = base.extend<{ readonly vera: Page }>({
  vera: async ({ launchOptions }, use) => {
    const display = await startDisplay({ width: 1_280, height: 800 });
    const browser = await chromium.launch({
      ...launchOptions,
      headless: false,
      args: [...(launchOptions.args ?? []), '--auto-select-desktop-capture-source=Entire screen'],
      env: { ...process.env, DISPLAY: display.name },
    });
    const context = await browser.newContext();
    await use(await context.newPage());
    await browser.close();
    await display.stop();
  },
});

test('what is shown from the portal is recorded after a yes with the digits, until its person ends it (W7, S6)', async ({
  desk,
  lines: [line],
  openBrowser,
  vera,
}) => {
  const { incident, session: hub } = await logTicket(line.origin, desk, { summary: 'No sound', channel: 'email' });
  const made = await makeKey('a passphrase for one test alone');
  await desk.administrator.issue('recording-key.make', newRecordId('recording-key'), made);
  const mira = await openBrowser();
  await openPortal(vera, line.origin, desk.vera);
  await openConsole(mira, line.origin, desk.mira);
  const { session } = await hub.ask('support.ask', { incident: incident.id, device: null, reason: 'To hear it' });
  await vera.getByRole('link', { name: 'Answer' }).click();
  await vera.getByRole('button', { name: 'Yes, help me' }).click();
  await mira.goto(`${line.origin}/help/${session}`);
  await vera.getByRole('button', { name: 'Choose what to show' }).click();
  await expect(mira.getByText('You see the screen')).toBeVisible();
  const ask = mira.getByRole('button', { name: 'Ask to record what you see' });
  const yes = vera.getByRole('button', { name: 'Yes, they may record' });

  await test.step('a yes takes that the digits were compared', async () => {
    await expect(ask).toBeDisabled();
    await mira.getByRole('button', { name: 'They are the same' }).click();
    await ask.click();
    await expect(vera.getByText(`${desk.mira.name} asks to record what you show`)).toBeVisible();
    await expect(yes).toBeDisabled();
    await expectAccessible(vera, 'the question whether it may be recorded, in the portal');
    await vera.getByRole('checkbox', { name: /has read out the same digits$/ }).check();
    await yes.click();
  });

  await test.step('it says so on every page, and ends by one click; showing goes on', async () => {
    await expect(vera.getByText('Recording', { exact: true })).toBeVisible();
    await expect(mira.getByText('Recording 0:01')).toBeVisible();
    await vera.getByRole('link', { name: 'My requests' }).click();
    await expect(vera.getByText('Recording', { exact: true })).toBeVisible();
    await vera.getByRole('link', { name: 'Open', exact: true }).click();
    await vera.getByRole('button', { name: 'Stop recording' }).click();
    await expect(vera.getByText('Recording', { exact: true })).toHaveCount(0);
    await expect(mira.getByText('The recording is on the ticket.')).toBeVisible();
    await expect(mira.getByText('You see the screen')).toBeVisible();
  });
});
