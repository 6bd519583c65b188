import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { openHubBehind } from '../support/hub-behind.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole } from '../support/sign-in.ts';

/** Asks the hub's own program for something, as its administrator does. */
async function hubCommand(dataFolder: string, ...words: readonly string[]): Promise<string> {
  const env = { ...process.env, DESKBELL_DATA: dataFolder, DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)(process.execPath, ['hub/hub.ts', ...words], { env });
  return stdout;
}

test('a console tells that the hub was restored from a backup, and gives it back what it lost', async ({
  hub,
  desk,
  lines: [line],
  openBrowser,
}) => {
  const page = await openBrowser();
  await openConsole(page, line.origin, { login: 'ada', password: 'correct horse battery' });
  const backup = /\S+deskbell-\S+/.exec(await hubCommand(hub.dataFolder, 'backup'))?.[0] ?? 'no backup was named';
  const corner = page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
  await logTicket(hub.origin, desk, { summary: 'Logged after the backup' });
  await page.getByRole('link', { name: /^All open/ }).click();
  await expect(page.getByRole('link', { name: /Logged after the backup/ })).toBeVisible();

  // Nobody gets to the hub that is back but through where it is held.
  line.cut();
  await hub.stop();
  await hubCommand(hub.dataFolder, 'restore', backup);
  await hub.start();
  const behind = await openHubBehind(hub.origin, '/api/sync/recover');
  line.leadTo(behind.port);
  line.restore();

  await expect(corner).toContainText('The hub was restored', untilBack);
  await corner.click();
  await expect(page.getByRole('region', { name: 'The hub was restored from a backup' })).toContainText(
    'For administrators',
  );
  await expectAccessible(page, 'a hub that was restored');

  behind.letThrough();
  line.leadTo(Number(new URL(hub.origin).port));
  await expect(corner).toHaveText('Up to date', untilBack);
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  await expect
    .poll(async () => JSON.stringify([...(await mira.readAll()).values()]))
    .toContain('Logged after the backup');
  await behind.close();
});
