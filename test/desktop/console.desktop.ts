import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { childrenWith } from '../support/processes.ts';
import { remainsIn } from '../support/profile-remains.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { DURABLE_AFTER_MS, typeForAWhile } from '../support/typed-over-time.ts';
import { ending } from '../support/ending-acts.ts';
import { logCall } from '../support/log-call.ts';
import { untilBack } from '../support/patience.ts';

test('at the first start the console asks for its hub, says what is wrong with an address, and keeps the right one', async ({
  console: desktop,
  line,
  desk,
}) => {
  const { app, page } = await desktop.start();
  await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();
  const address = page.getByRole('textbox', { name: 'Address of the hub' });
  const problem = page.getByRole('alert');

  await address.fill('http://desk.example.org');
  await page.keyboard.press('Enter');
  await expect(problem).toContainText('not encrypted');
  await address.fill('localhost:49999');
  await page.keyboard.press('Enter');
  await expect(problem).toContainText('nothing answers');

  await address.fill(line.origin);
  const [deskWindow] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Enter')]);
  await signIn(deskWindow, desk.mira);
  await app.close();

  const again = await desktop.start();
  await expect(again.page.getByRole('heading', { name: 'Mine' })).toBeVisible();
});

test('a call is logged, and its ticket opens in a window of its own, once', async ({
  console: desktop,
  line,
  desk,
}) => {
  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  await logCall(page, 'vera', 'The scanner is not found');
  await page
    .getByRole('link', { name: 'Open ticket' })
    .or(page.getByRole('button', { name: 'Open ticket' }))
    .click();
  await expect(page.getByRole('article', { name: 'The scanner is not found' })).toBeVisible();

  const [ticket] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Shift+Enter')]);
  await expect(ticket.getByRole('article', { name: 'The scanner is not found' })).toBeVisible();
  await expect(ticket.getByRole('navigation', { name: 'Main navigation' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Open in a window of its own' }).click();
  await page.getByRole('article').getByRole('textbox').fill('Rebooted the scanner.');
  await page.keyboard.press('Control+Enter');

  // Both windows read one desk.
  await expect(ticket.getByRole('list', { name: 'What happened' })).toContainText('Rebooted the scanner.');
  expect(app.windows()).toHaveLength(2);
  await app.close();

  const again = await desktop.start(`--hub=${line.origin}`);
  await expect.poll(() => again.app.windows().length).toBe(2);
});

test('a page that crashes comes back on its address, with what was typed until a second before (DRAFT-1)', async ({
  console: desktop,
  hub,
  desk,
}) => {
  await aTicket(hub.origin, desk, 'Outlook is slow');
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await page.getByRole('link', { name: 'Outlook is slow' }).click();
  const reply = page.getByRole('article').getByRole('textbox');
  const typed = await typeForAWhile(reply);
  const crashedAtMs = Date.now();
  await crashPages(app);

  await expect.poll(() => firstPageSays(app, 'document.querySelector("article")?.ariaLabel')).toBe('Outlook is slow');
  const found = `[...document.querySelectorAll('textarea')].map(({ value }) => value).join('|')`;
  await expect.poll(() => firstPageSays(app, found)).toContain(typed.at(crashedAtMs - DURABLE_AFTER_MS));
});

test('a page that crashes three times within a minute gives way to one that asks what to do', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);

  for (const _ of [1, 2]) {
    await crashPages(app);
    await expect.poll(() => firstPageSays(app, 'document.querySelector("h1")?.textContent')).toBe('Mine');
  }
  const [trouble] = await Promise.all([app.waitForEvent('window'), crashPages(app)]);

  await expect(trouble.getByRole('heading', { name: 'This window crashed three times' })).toBeVisible();
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    join(desktop.profile, 'no such folder', 'diagnostics.txt'),
  );
  await trouble.getByRole('button', { name: 'Save diagnostics' }).click();
  await expect(trouble.getByRole('alert')).toContainText('Choose another place');
  const [anew] = await Promise.all([
    app.waitForEvent('window'),
    trouble.getByRole('button', { name: 'Start anew' }).click(),
  ]);
  await expect(anew.getByRole('heading', { name: 'Mine' })).toBeVisible();
});

test('the data service is killed under an open window: what it shows stays, and what is done next is done', async ({
  console: desktop,
  hub,
  desk,
}) => {
  await aTicket(hub.origin, desk, 'Outlook is slow');
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await page.getByRole('link', { name: 'Outlook is slow' }).click();

  const reply = page.getByRole('article').getByRole('textbox');
  await expect(reply).toBeVisible();

  await killDataService(app);
  await reply.fill('Written while nobody was there.');
  const happened = page.getByRole('list', { name: 'What happened' });
  await reply.press('Control+Enter');
  await expect(happened.getByText('Written while nobody was there.')).toHaveCount(1);
  await expect(reply).toHaveValue('');
  await expect(status(page)).toHaveText('Up to date');
});

test('without a hub the console starts with its desk, and sends what was done when the hub is back', async ({
  console: desktop,
  line,
  hub,
  desk,
}) => {
  await aTicket(hub.origin, desk, 'Outlook is slow');
  const first = await desktop.start(`--hub=${line.origin}`);
  await signIn(first.page, desk.mira);
  await expect(first.page.getByRole('link', { name: 'Outlook is slow' })).toBeVisible();
  await first.app.close();
  line.cut();

  const { page } = await desktop.start(`--hub=${line.origin}`);
  await expect(page.getByRole('link', { name: 'Outlook is slow' })).toBeVisible();
  await logCall(page, 'vera', 'No sound in video calls');
  await expect(status(page)).toContainText('1 not yet synced');
  line.restore();

  await expect
    .poll(async () => {
      const session = await signInOverApi(hub.origin, desk.tom.login, desk.tom.password);
      return JSON.stringify([...(await session.readAll()).values()]).includes('No sound in video calls');
    }, untilBack)
    .toBe(true);
});

test('a link opens its ticket in the console that runs, or says that this desk has none', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const number = await aTicket(hub.origin, desk, 'Outlook is slow');
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);

  await openLink(app, `deskbell://ticket/${number}`);
  await expect(page.getByRole('article', { name: 'Outlook is slow' })).toBeVisible();
  await openLink(app, 'deskbell://ticket/BER-999999-0');
  await expect(page.getByText('This desk has no ticket BER-999999-0 yet')).toBeVisible();
  await openLink(app, 'deskbell://ticket/../settings');
  await expect(page.getByText('This desk has no ticket BER-999999-0 yet')).toBeVisible();
});

test('a link starts the console on its ticket', async ({ console: desktop, hub, desk }) => {
  const number = await aTicket(hub.origin, desk, 'Outlook is slow');
  const { page } = await desktop.start(`--hub=${hub.origin}`, `deskbell://ticket/${number}`);
  await signIn(page, desk.mira, 'Outlook is slow');

  await expect(page.getByRole('article', { name: 'Outlook is slow' })).toBeVisible();
});

test('after a sign-out nothing of the desk is left in the profile', async ({ console: desktop, hub, line, desk }) => {
  await aTicket(hub.origin, desk, 'Zwetschgenkuchen');
  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  await page.getByRole('link', { name: 'Zwetschgenkuchen' }).click();
  // A draft that is nowhere else.
  line.cut();
  await page.getByRole('article').getByRole('textbox').fill('Pflaumenmus');
  const words = ['Zwetschgenkuchen', 'Pflaumenmus', desk.vera.name];
  await expect.poll(() => remainsIn(desktop.profile, words)).not.toEqual([]);

  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Settings' }).click();
  const ended = app.waitForEvent('close');
  // The console starts itself anew; the test does it instead, to hold the one that comes.
  await app.evaluate(({ app }) => {
    app.relaunch = () => {};
  });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await ending(ended, () => page.getByRole('button', { name: 'Sign out and lose it' }).click());

  line.restore();
  const again = await desktop.start(`--hub=${line.origin}`);
  await expect(again.page.getByRole('textbox', { name: 'Sign-in name' })).toBeVisible();
  await again.app.close();
  expect(await remainsIn(desktop.profile, words)).toEqual([]);
});

/** Resolves when they are gone: until then they answer. */
async function crashPages(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }) => {
    const crash = ({ webContents }: Electron.BrowserWindow) =>
      new Promise<void>((resolve) => {
        webContents.once('render-process-gone', () => resolve());
        webContents.forcefullyCrashRenderer();
      });
    await Promise.all(BrowserWindow.getAllWindows().map(crash));
  });
}

/** Asked of the main process: Playwright has given a page up that crashed once. */
async function firstPageSays(app: ElectronApplication, script: string): Promise<unknown> {
  return app
    .evaluate(
      ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
      script,
    )
    .catch((error: unknown) => `not yet: ${String(error)}`);
}

/** By the system, as when memory runs out. */
async function killDataService(app: ElectronApplication): Promise<void> {
  const named = await app.evaluate(({ app }) => {
    return app.getAppMetrics().find(({ name }) => name === 'Deskbell data service')?.pid ?? null;
  });
  const [running] = childrenWith(app.process().pid ?? 0, 'data-service.cjs');
  process.kill(named ?? running ?? Number.NaN, 'SIGKILL');
}

/** As systems do: a second start, whose arguments the first is told of. */
async function openLink(app: ElectronApplication, link: string): Promise<void> {
  await app.evaluate(({ app }, link) => app.emit('second-instance', {}, ['deskbell', link], '/', null), link);
}

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');

/** Mira's, from Vera. Resolves to its number. */
async function aTicket(origin: string, { mira, vera, team }: SmallDesk, summary: string): Promise<string> {
  const session = await signInOverApi(origin, mira.login, mira.password);
  const incident = newRecordId('incident');
  const routing = { team, owner: mira.agent };
  await session.issue('incident.log', incident, aLogInput({ summary, requester: vera.person, number: null, routing }));
  const { number } = incidentSchema.parse((await session.readAll()).get(incident));
  if (number === null) throw new Error('The hub gave the ticket no number.');
  return number;
}
