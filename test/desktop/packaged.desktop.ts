import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { wrongContents } from '../../build/desktop/package-contents.ts';
import { readArchive } from '../../build/desktop/read-archive.ts';
import { signIn } from '../support/desktop-console.ts';
import { test } from '../support/packaged-console.ts';

test.describe.configure({ mode: 'serial' });

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

test('the packaged console starts from its archive and works', async ({ installed, line, desk, packaged }) => {
  const { app, page } = await installed.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);

  const about = await app.evaluate(({ app }) => ({
    isPackaged: app.isPackaged,
    name: app.getName(),
    appPath: app.getAppPath(),
    executable: process.execPath,
  }));
  expect(about).toMatchObject({ isPackaged: true, name: 'Deskbell', executable: packaged.program });
  expect(basename(about.appPath)).toBe('app.asar');
  expect(wrongContents(readArchive(join(dirname(packaged.program), 'resources/app.asar')))).toEqual([]);

  await openSettings(page);
  await page.getByRole('button', { name: 'Look for updates' }).click();
  await expect(page.getByText('No updates were found on the hub.')).toBeVisible();
});

test('a newer version is fetched, offered, held back while somebody writes, and installed when the console ends', async ({
  installed,
  line,
  desk,
  packaged,
}) => {
  const newer = await packaged.publish('7.0.0');
  const { app, page } = await installed.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  await openSettings(page);
  await page.getByRole('button', { name: 'Look for updates' }).click();

  const note = page.getByRole('status').filter({ hasText: 'Deskbell 7.0.0 is ready' });
  await expect(note).toContainText('Rings louder.');
  await page.keyboard.press('c');
  await page.locator('textarea').first().fill('The printer in room 4 says');
  await note.getByRole('button', { name: 'Install and restart' }).click();
  await expect(note.getByRole('alert')).toContainText('not sent yet');
  expect(app.process().exitCode).toBeNull();

  await page.locator('textarea').first().fill('');
  await note.getByRole('button', { name: 'When I quit' }).click();
  await expect(note).toBeHidden();
  await app.close();

  expect(await readFile(installed.file)).toEqual(newer);
});

test('an offer that was altered on its way is refused, and the agent is told', async ({
  installed,
  line,
  desk,
  packaged,
}) => {
  await packaged.publish('7.0.1');
  const channelFile = join(packaged.updatesFolder, 'console/stable-linux-x64.json');
  await writeFile(channelFile, (await readFile(channelFile, 'utf8')).replace('7.0.1', '7.0.2'));
  const { page } = await installed.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  await openSettings(page);
  await page.getByRole('button', { name: 'Look for updates' }).click();

  await expect(page.getByRole('status').filter({ hasText: 'An update was refused' })).toContainText(
    'changed on its way',
  );
});
