import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';
import { expectFitsAtTwiceTheSize } from '../support/twice-the-size.ts';

test('who is released from the desk while offline finds what they wrote at the door, and can take it along', async ({
  hub,
  desk,
  lines: [line],
  openBrowser,
}) => {
  const { incident } = await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
  const page = await openBrowser();
  await openConsole(page, line.origin, desk.mira);
  await untilKeptForOffline(page);
  await page.goto(`${line.origin}/queue/all/${incident.id}`);
  const reply = page.getByRole('textbox', { name: /^Reply to/ });
  await expect(reply).toBeVisible();
  line.cut();
  await expect(status(page)).toHaveText('Offline');
  await reply.fill('Please restart the computer.');
  await page.keyboard.press('Control+Enter');
  await expect(status(page)).toHaveText('Offline · 1 not yet synced');

  await desk.administrator.issue('agent.release', desk.mira.agent, {});
  line.restore();
  await page.context().setOffline(true);
  await page.context().setOffline(false);

  const left = page.getByRole('region', { name: '1 thing you did on the desk is not done' });
  await expect(left).toContainText('You did this in a role that you no longer have', untilBack);
  await expect(left).toContainText('Please restart the computer.');
  await expectAccessible(page, 'the door of somebody who left the desk');
  await expectFitsAtTwiceTheSize(page, left);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    left.getByRole('button', { name: 'Save as text' }).click(),
  ]);
  const text = await readFile(await saved.path(), 'utf8');
  expect(text).toContain('Replied on a ticket you can no longer see');
  expect(text).toContain('Please restart the computer.');

  await left.getByRole('button', { name: 'Dismiss' }).click();
  await expect(left).toBeHidden();
});

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
