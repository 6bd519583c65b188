import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole } from '../support/sign-in.ts';

const SUMMARY = 'Zwetschgenkuchen in the scanner';

test('who signs out of a browser leaves nothing of the desk in its files', async ({
  hub,
  desk,
  lines: [line],
  openBrowser,
}) => {
  await logTicket(hub.origin, desk, { summary: SUMMARY });
  const page = await openBrowser();
  await openConsole(page, line.origin, desk.mira);
  await expect(page.getByRole('link', { name: SUMMARY })).toBeVisible();
  const words = [SUMMARY, desk.vera.name, 'incident.logged'];
  // The index for searching lies beside the desk, and is written a little later.
  const files = ['/deskbell.sqlite', '/search.sqlite'];
  await expect.poll(() => wordsInFiles(page, [...words, ...files])).toEqual([...words, ...files]);

  await page.getByRole('button', { name: desk.mira.name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('textbox', { name: 'Sign-in name' })).toBeVisible();

  await expect
    .poll(() => wordsInFiles(page, [...words, 'wetschgenkuch', desk.mira.name]), { timeout: 15_000 })
    .toEqual([]);
});

test('a desk that lay in IndexedDB moves into files by itself, with the session and what waits for the hub', async ({
  browser,
  hub,
  desk,
  lines: [line],
}) => {
  const { incident, session } = await logTicket(hub.origin, desk, { summary: SUMMARY });
  // Its own files would come past the routes below.
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const address = `${line.origin}/queue/all/${incident.id}`;

  await test.step('where SQLite cannot be loaded, the desk lies in IndexedDB', async () => {
    await context.route('**/*.wasm', (route) => route.abort());
    const page = await context.newPage();
    await openConsole(page, line.origin, desk.mira);
    await page.goto(address);
    await context.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Note' }).click();
    await page.getByRole('textbox', { name: 'A note for your colleagues' }).fill('Typed before the move.');
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(happened(page)).toContainText('Typed before the move.');
    expect(await databasesOf(page)).toContain('rxdb-dexie-deskbell--0--outbox');
    await page.close();
  });

  await test.step('where it can, all of it is there, before the hub is reached again', async () => {
    await context.unroute('**/*.wasm');
    const page = await context.newPage();
    await page.goto(address);
    await expect(happened(page)).toContainText('Typed before the move.');
    await expect.poll(() => databasesOf(page)).not.toContainEqual(expect.stringMatching(/^rxdb-dexie/));
    await context.unroute('**/api/**');
    await expect(status(page)).toHaveText('Up to date', { timeout: 40_000 });
  });

  const journal = [...(await session.readAll()).values()].filter(({ id }) => id.startsWith('journal:'));
  const notes = journal.map((one) => journalLineSchema.parse(one)).filter(({ name }) => name === 'incident.noted');
  expect(notes.map(({ input }) => input)).toEqual([{ text: 'Typed before the move.' }]);
  await context.close();
});

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const happened = (page: Page) => page.getByRole('list', { name: 'What happened' });

async function databasesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));
}

/** Which of the words stand in any of the private files of the page's site, as bytes. */
async function wordsInFiles(page: Page, words: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(async (asked) => {
    const texts: string[] = [];
    async function read(folder: FileSystemDirectoryHandle): Promise<void> {
      for await (const entry of folder.values()) {
        if (entry instanceof FileSystemDirectoryHandle) await read(entry);
        if (entry instanceof FileSystemFileHandle) texts.push(await (await entry.getFile()).text());
      }
    }
    await read(await navigator.storage.getDirectory());
    return asked.filter((word) => texts.some((text) => text.includes(word)));
  }, words);
}
