import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { wrongContents } from '../../build/desktop/package-contents.ts';
import { readArchive } from '../../build/desktop/read-archive.ts';
import { enrol, offerCode } from '../support/desktop-helper.ts';
import { aTicketOfVeras, incidentsOf, writeProblem } from '../support/helper-acts.ts';
import { test } from '../support/packaged-helper.ts';
import type { InstalledApp } from '../support/packaged-app.ts';

test.describe.configure({ mode: 'serial' });

/** The helper refuses to run as root, as whom tests may run, unless it is told so plainly. */
const AS_ANYBODY = '--no-sandbox';

async function startEnrolled(installed: InstalledApp, hub: string, code: string) {
  const started = await installed.start(AS_ANYBODY);
  await enrol(started.page, hub, code);
  return started;
}

async function lookForUpdates(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Look for updates' }).click();
}

test('the packaged helper starts from its archive, and finds nothing where nothing is offered', async ({
  installed,
  line,
  desk,
  packaged,
}) => {
  const code = await offerCode(desk.administrator, desk.vera.person);
  const { app, page } = await startEnrolled(installed, line.origin, code);

  const about = await app.evaluate(({ app }) => ({
    isPackaged: app.isPackaged,
    name: app.getName(),
    appPath: app.getAppPath(),
    executable: process.execPath,
  }));
  expect(about).toMatchObject({ isPackaged: true, name: 'Deskbell Helper', executable: packaged.program });
  expect(basename(about.appPath)).toBe('app.asar');
  expect(wrongContents(readArchive(join(dirname(packaged.program), 'resources/app.asar')))).toEqual([]);

  await lookForUpdates(page);
  await expect(page.getByText('No updates were found at the help desk.')).toBeVisible();
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'update' })).toHaveCount(0);
});

test('a newer version is offered, held back by an unfinished report, and installed when the helper ends', async ({
  installed,
  line,
  desk,
  packaged,
}) => {
  const newer = await packaged.publish('7.0.0');
  const code = await offerCode(desk.administrator, desk.vera.person);
  const { app, page } = await startEnrolled(installed, line.origin, code);
  await lookForUpdates(page);
  await expect(page.getByText('Version 7.0.0 of the helper is ready')).toBeVisible();
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await page.getByRole('link', { name: /^Report a problem/ }).click();
  await writeProblem(page, 'The printer in room 4 says');
  await page.getByRole('link', { name: 'Help', exact: true }).click();

  const note = page.getByRole('status').filter({ hasText: 'Version 7.0.0 of the helper is ready' });
  await expect(note).toContainText('Rings louder.');
  await note.getByRole('button', { name: 'Install and restart' }).click();
  await expect(note.getByRole('alert').first()).toContainText('not sent yet');
  expect(app.process().exitCode).toBeNull();
  await note.getByRole('link', { name: 'Show it' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => incidentsOf(desk)).toHaveLength(1);
  await page.getByRole('link', { name: 'Back to the start' }).click();
  await note.getByRole('button', { name: 'When I quit' }).click();
  await expect(note).toBeHidden();
  await app.close();

  expect(await readFile(installed.file)).toEqual(newer);
});

test('nothing is installed while somebody of the desk helps, not even at the end', async ({
  installed,
  line,
  desk,
  packaged,
}) => {
  await packaged.publish('7.0.1');
  const before = await readFile(installed.file);
  const offered = await offerCode(desk.administrator, desk.vera.person);
  const { app, page } = await startEnrolled(installed, line.origin, offered);
  await lookForUpdates(page);
  const ready = page.getByText('Version 7.0.1 of the helper is ready');
  await expect(ready).toBeVisible();
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await page.getByRole('link', { name: /^Get help now/ }).click();
  await page.getByRole('button', { name: 'Get a code' }).click();
  const code = await page
    .getByRole('status')
    .filter({ hasText: /^\d{3} \d{3} \d{3}$/ })
    .textContent();
  await desk.administrator.ask('support.join', { code: code ?? '', incident: await aTicketOfVeras(desk) });
  await expect(page.getByText('Ada Winter is with you')).toBeVisible();
  await page.getByRole('link', { name: 'Help', exact: true }).click();

  const note = page.getByRole('status').filter({ has: ready });
  await note.getByRole('button', { name: 'Install and restart' }).click();
  await expect(note.getByRole('alert').first()).toContainText('Somebody of the help desk is with you.');
  await note.getByRole('button', { name: 'When I quit' }).click();
  await expect(note).toBeHidden();
  await app.close();

  expect(await readFile(installed.file)).toEqual(before);
});

test('an offer that was altered on its way is refused, and the person is told', async ({
  installed,
  line,
  desk,
  packaged,
}) => {
  await packaged.publish('7.0.2');
  const channelFile = join(packaged.updatesFolder, 'helper/stable-linux-x64.json');
  await writeFile(channelFile, (await readFile(channelFile, 'utf8')).replace('7.0.2', '7.0.3'));
  const code = await offerCode(desk.administrator, desk.vera.person);
  const { page } = await startEnrolled(installed, line.origin, code);
  await lookForUpdates(page);
  await expect(page.getByText('was changed on its way')).toBeVisible();
  await page.getByRole('link', { name: 'Help', exact: true }).click();

  const note = page.getByRole('status').filter({ hasText: 'An update was refused' });
  await expect(note).toContainText('was changed on its way');
  await note.getByRole('button', { name: 'Understood' }).click();
  await expect(note).toBeHidden();
});
