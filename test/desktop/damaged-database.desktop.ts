import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { signIn, test } from '../support/desktop-console.ts';
import type { HubSession } from '../support/hub-session.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openTicket } from '../support/open-ticket.ts';

const FILE = 'deskbell.sqlite';
const written = ['Asked Vera to restart.', 'She did, and it is still slow.'];

test('the database is damaged under the open desk: it begins anew by itself, what waited reaches the hub, and people are told', async ({
  console: desktop,
  hub,
  line,
  desk,
}) => {
  const { session } = await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
  const { page } = await desktop.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  await openTicket(page, 'Outlook is slow');
  line.cut();
  await expect(status(page)).toContainText('Offline');
  for (const text of written) await note(page, text);
  await expect(status(page)).toContainText('2 not yet synced');

  const folder = deskFolder(desktop.profile);
  const aside = () => readdirSync(folder).find((name) => /^deskbell\.damaged-.*\.sqlite$/.test(name));
  await breakTicketsIn(folder);
  await expect.poll(() => lookAround(page).then(aside), { timeout: 45_000 }).toBeDefined();
  line.restore();

  await expect(status(page)).toContainText('Something happened to this device', { timeout: 45_000 });
  await expect.poll(() => notesOn(session), { timeout: 45_000 }).toEqual(written.map((text) => ({ text })));
  await page.getByRole('link', { name: /^All open/ }).click();
  await openTicket(page, 'Outlook is slow');
  for (const text of written) await expect(page.getByRole('list', { name: 'What happened' })).toContainText(text);

  await status(page).click();
  const told = page.getByRole('region', { name: 'The database on this device was damaged' });
  await expect(told).toContainText('2 acts that were not yet synced');
  await expect(told).toContainText(aside() ?? 'no file was put aside');
  await told.getByRole('button', { name: 'I have read this' }).click();
  await expect(told).toBeHidden();
  await expect(status(page)).toHaveText('Up to date');
});

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');

/** Reads tickets from the database, as long as the desk is open. */
async function lookAround(page: Page): Promise<void> {
  for (const view of [/^All open/, /^Pending/, /^Mine/]) {
    await page
      .getByRole('link', { name: view })
      .click({ timeout: 2_000 })
      .catch(() => null);
  }
}

async function note(page: Page, text: string): Promise<void> {
  await page.getByRole('article').focus();
  await page.keyboard.press('n');
  const field = page.locator('textarea:focus');
  await field.fill(text);
  await field.press('Control+Enter');
  await expect(page.getByRole('list', { name: 'What happened' })).toContainText(text);
}

/** What is written on tickets at the hub, in the order in which it was. */
async function notesOn(session: HubSession): Promise<readonly unknown[]> {
  const held = [...(await session.readAll()).values()];
  const lines = held.flatMap((record) => journalLineSchema.safeParse(record).data ?? []);
  const notes = lines.filter(({ name }) => name === 'incident.noted');
  return notes.toSorted((one, other) => one.occurredAtMs - other.occurredAtMs).map(({ input }) => input);
}

/** Of the one hub that this profile knows. */
function deskFolder(profile: string): string {
  const [hub = ''] = readdirSync(join(profile, 'desks'));
  return join(profile, 'desks', hub);
}

/**
 * Overwrites the beginning of every page that a table or an index of tickets grows from, while the data service has the
 * file open. A transaction from outside makes it forget what it has in memory, as the next start would.
 */
async function breakTicketsIn(folder: string): Promise<void> {
  const path = join(folder, FILE);
  const database = new DatabaseSync(path, { timeout: 5_000 });
  // What is still in the log would be read from there. While somebody reads, not all of it goes over.
  await expect.poll(() => database.prepare('PRAGMA wal_checkpoint(truncate)').get()).toMatchObject({ busy: 0 });
  const roots = database.prepare(`SELECT rootpage FROM sqlite_schema WHERE tbl_name LIKE 'incident/%'`).all();
  const [size] = database.prepare('PRAGMA page_size').all();
  const file = openSync(path, 'r+');
  for (const { rootpage } of roots) {
    writeSync(file, Buffer.alloc(8, 7), 0, 8, (Number(rootpage) - 1) * Number(size?.['page_size']));
  }
  closeSync(file);
  const [keep] = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'keep/%'`).all();
  database.exec(`UPDATE "${String(keep?.['name'])}" SET "doc" = "doc"`);
  database.close();
}
