import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { signIn, test } from '../support/desktop-console.ts';
import { ending } from '../support/ending-acts.ts';
import { runHub } from '../support/run-hub.ts';
import { logCall } from '../support/log-call.ts';

/** The console's ties to the computer it runs on: its key store, sleep, displays, and which hub it belongs to. */

/** A port of this machine where nobody listens: what it stands for has not been used for decades. */
const NOBODY = 1;

test('without a key store the sign-in is not kept: people are told, the desk opens, and a sign-in syncs it', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const start = [`--hub=${hub.origin}`, '--password-store=basic'];
  const first = await desktop.start(...start);
  await expect(first.page.getByText('This computer has no key store')).toBeVisible();
  await signIn(first.page, desk.mira);
  await expect(status(first.page)).toHaveText('Up to date');
  await first.app.close();

  const { page } = await desktop.start(...start);
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await status(page).click();
  const again = page.getByRole('region', { name: 'Sign in to sync' });
  await again.getByRole('textbox', { name: 'Sign-in name' }).fill(desk.mira.login);
  await again.getByRole('textbox', { name: 'Password' }).fill(desk.mira.password);
  await again.getByRole('button', { name: 'Sign in' }).click();

  await expect(status(page)).toHaveText('Up to date');
  await expect(again).toHaveCount(0);
});

test('another hub is taken after a question about work that would be lost; the present desk is forgotten', async ({
  console: desktop,
  line,
  desk,
}, testInfo) => {
  const other = await runHub({ databaseUrl: null, lines: [], logFile: testInfo.outputPath('other.log') });
  const { app, page } = await desktop.start();
  await page.getByRole('textbox', { name: 'Address of the hub' }).fill(line.origin);
  const [deskWindow] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Enter')]);
  await signIn(deskWindow, desk.mira);
  line.cut();
  await logCall(deskWindow, 'vera', 'No sound in video calls');
  await expect(status(deskWindow)).toContainText('1 not yet synced');

  await deskWindow.getByRole('link', { name: 'Settings' }).click();
  await deskWindow.getByRole('button', { name: 'Change hub' }).click();
  await deskWindow.getByRole('textbox', { name: 'Address of the hub' }).fill(other.origin);
  await deskWindow.keyboard.press('Enter');
  await expect(deskWindow.getByRole('dialog')).toContainText('1 piece of work has not reached the present hub');
  await withoutRelaunch(app);
  const ended = app.waitForEvent('close');
  await ending(ended, () => deskWindow.getByRole('button', { name: 'Change and lose it' }).click());

  const again = await desktop.start();
  await expect(again.page.getByRole('heading', { name: /Let’s set up your desk/ })).toBeVisible();
  await again.app.close();
  await other.remove();
});

test('the console lets go of the hub when the computer sleeps, and syncs when it wakes', async ({
  console: desktop,
  line,
  hub,
  desk,
}) => {
  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  await expect(status(page)).toHaveText('Up to date');

  // The connection that stands goes on; whoever lets go of it finds no other until the line leads to the hub again.
  line.leadTo(NOBODY);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect(status(page)).toHaveText('Offline');
  line.leadTo(Number(new URL(hub.origin).port));
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));

  await expect(status(page)).toHaveText('Up to date');
});

test('a window opens where it was left, with the zoom it had', async ({ console: desktop, hub, desk }) => {
  const first = await desktop.start(`--hub=${hub.origin}`);
  await signIn(first.page, desk.mira);
  await first.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setBounds({ x: 60, y: 40, width: 900, height: 700 });
    window?.webContents.setZoomLevel(1);
  });
  await first.app.close();

  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  const seen = () =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return { ...window?.getBounds(), zoomLevel: window?.webContents.getZoomLevel() };
    });

  await expect.poll(seen).toEqual({ x: 60, y: 40, width: 900, height: 700, zoomLevel: 1 });
});

async function withoutRelaunch(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app }) => {
    app.relaunch = () => {};
  });
}

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
