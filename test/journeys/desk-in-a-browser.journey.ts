import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import type { HubSession } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { untilBack } from '../support/patience.ts';
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
  await expectInFiles(page, [...words, ...files], [...words, ...files]);

  await page.getByRole('button', { name: desk.mira.name }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('textbox', { name: 'Sign-in name' })).toBeVisible();

  await expectInFiles(page, [...words, 'wetschgenkuch', desk.mira.name], []);
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
    await writeNote(page, 'Typed before the move.');
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
    await expect(status(page)).toHaveText('Up to date', untilBack);
  });

  expect(await notesOf(session)).toEqual([{ text: 'Typed before the move.' }]);
  await context.close();
});

test('a damaged file in a browser: what waits for the hub is saved from it, and arrives once', async ({
  browser,
  hub,
  desk,
  lines: [line],
}) => {
  const { incident, session } = await logTicket(hub.origin, desk, { summary: SUMMARY });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const address = `${line.origin}/queue/all/${incident.id}`;
  const page = await context.newPage();
  await openConsole(page, line.origin, desk.mira);
  await page.goto(address);
  await context.route('**/api/**', (route) => route.abort());
  await writeNote(page, 'Typed before the damage.');
  // Another page of the site, without a desk: nobody has the files open.
  await page.goto(`${line.origin}/healthz`);
  // The worker that had the files open is gone a moment after its last page.
  await expect(async () => expect(await damageDatabase(page)).toBe(1)).toPass({ timeout: 30_000 });
  await context.unroute('**/api/**');

  await page.goto(address);
  await expect(happened(page)).toContainText('Typed before the damage.', { timeout: 30_000 });
  await expect(status(page)).toHaveText('Something happened to this device');

  await expect.poll(() => notesOf(session), untilBack).toEqual([{ text: 'Typed before the damage.' }]);
  await context.close();
});

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const happened = (page: Page) => page.getByRole('list', { name: 'What happened' });

async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Note' }).click();
  await page.getByRole('textbox', { name: 'A note for your colleagues' }).fill(text);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(happened(page)).toContainText(text);
}

async function notesOf(session: HubSession): Promise<readonly unknown[]> {
  const journal = [...(await session.readAll()).values()].filter(({ id }) => id.startsWith('journal:'));
  const lines = journal.map((line) => journalLineSchema.parse(line));
  return lines.filter(({ name }) => name === 'incident.noted').map(({ input }) => input);
}

/** Overwrites the head of the desk's database; returns how many files that was. */
async function damageDatabase(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files = await (await root.getDirectoryHandle('deskbell')).getDirectoryHandle('.opaque');
    let damaged = 0;
    for await (const entry of files.values()) {
      if (!(entry instanceof FileSystemFileHandle)) continue;
      // The pool writes its own page first, with the name that SQLite knows the file by.
      const name = await (await entry.getFile()).slice(0, 512).text();
      if (!name.startsWith('/deskbell.sqlite\0')) continue;
      const file = await entry.createWritable({ keepExistingData: true });
      await file.write({ type: 'write', position: 4_096, data: new Uint8Array(4_096).fill(0xa5) });
      await file.close();
      damaged += 1;
    }
    return damaged;
  });
}

async function databasesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name));
}

/** A file that is written meanwhile cannot be read to its end: then all are read once more. */
async function expectInFiles(page: Page, asked: readonly string[], found: readonly string[]): Promise<void> {
  await expect(async () => expect(await wordsInFiles(page, asked)).toEqual(found)).toPass({ timeout: 30_000 });
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
