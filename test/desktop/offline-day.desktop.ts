import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { killEverything } from '../support/kill-everything.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openTicket, openTicketWindow } from '../support/open-ticket.ts';
import { untilBack } from '../support/patience.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { logCall } from '../support/log-call.ts';

const NOTES = 12;

test('a day without a hub: nothing that stood on the screen is lost when all is killed, and it arrives once', async ({
  console: desktop,
  hub,
  line,
  desk,
}) => {
  await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
  const morning = await desktop.start(`--hub=${line.origin}`);
  await signIn(morning.page, desk.mira);
  await expect(morning.page.getByRole('link', { name: 'Outlook is slow' })).toBeVisible();
  await morning.app.close();
  await hub.stop();
  line.cut();

  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await logCall(page, 'vera', 'No sound in video calls');
  await page.getByRole('link', { name: 'Queue', exact: true }).click();
  await openTicket(page, 'Outlook is slow');
  await write(page, 'r', 'Please restart Outlook.');
  await resolve(page, 'Rebuilt the search index.');
  await expect(status(page)).toContainText('3 not yet synced');

  // Killed while one note after another is written; what stood there before it is what was promised.
  await page.getByRole('link', { name: 'Queue', exact: true }).click();
  await openTicket(page, 'No sound in video calls');
  const shown = await writeUntilKilled(page, app, desktop.profile);
  expect(shown.length).toBeGreaterThan(2);

  const evening = await desktop.start(`--hub=${line.origin}`);
  await openTicket(evening.page, 'No sound in video calls');
  for (const note of shown) await expect(happened(evening.page)).toContainText(note);
  await hub.start();
  line.restore();
  await expect(status(evening.page)).toHaveText('Up to date', untilBack);

  const arrived = await journalOf(hub.origin, desk);
  const acts = arrived.filter(({ name }) => name !== 'incident.noted').map(({ name }) => name);
  expect(acts).toEqual(['incident.logged', 'incident.logged', 'incident.replied', 'incident.resolved']);
  const notes = arrived.flatMap(({ name, input }) => (name === 'incident.noted' ? [textIn(input)] : []));
  expect(notes).toEqual(Array.from(notes, (_, index) => noteText(index)));
  expect(notes).toEqual(expect.arrayContaining([...shown]));
});

test('two windows see at once what is done in the other, without a hub', async ({
  console: desktop,
  hub,
  line,
  desk,
}) => {
  await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  const ticket = await openTicketWindow(app, page, 'Outlook is slow');
  line.cut();

  await write(page, 'n', 'Written in the desk.');
  await expect(happened(ticket)).toContainText('Written in the desk.');
  await write(ticket, 'n', 'Written in the window of the ticket.');
  await expect(happened(page)).toContainText('Written in the window of the ticket.');
  await resolve(ticket, 'Rebuilt the search index.');
  await expect(happened(page)).toContainText('Rebuilt the search index.');
  await page.getByRole('link', { name: 'Queue', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Outlook is slow' })).toHaveCount(0);
});

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const happened = (page: Page) => page.getByRole('list', { name: 'What happened' });

/** Writes to the ticket that is open, by the key of the act; ends when it stands there. */
async function write(page: Page, key: 'n' | 'r', text: string): Promise<void> {
  // In a field the key would be a letter.
  await page.getByRole('article').focus();
  await page.keyboard.press(key);
  const field = page.locator('textarea:focus');
  await field.fill(text);
  await field.press('Control+Enter');
  await expect(happened(page)).toContainText(text);
}

async function resolve(page: Page, resolution: string): Promise<void> {
  await page.getByRole('button', { name: 'Resolve' }).click();
  const form = page.getByRole('form', { name: 'Resolve' });
  await form.getByRole('textbox', { name: 'What solved it?' }).fill(resolution);
  await form.getByRole('button', { name: 'Resolve' }).click();
  await expect(happened(page)).toContainText(resolution);
}

const noteText = (index: number) => `Note ${String(index).padStart(2, '0')} of a long afternoon.`;

/** Writes notes until everything of the app is killed under it. Resolves to those that stood on the screen before. */
async function writeUntilKilled(page: Page, app: ElectronApplication, profile: string): Promise<readonly string[]> {
  const shown: string[] = [];
  const ended = app.waitForEvent('close');
  async function writeOn(): Promise<void> {
    for (let index = 0; index < NOTES; index += 1) {
      await write(page, 'n', noteText(index));
      shown.push(noteText(index));
      // The next one is under way when it happens.
      if (index === 3) killEverything(app, profile);
    }
  }
  await Promise.all([ended, writeOn().catch(() => null)]);
  return shown;
}

/** What was done to tickets, in the order of the hub. */
async function journalOf(origin: string, { tom }: SmallDesk) {
  const session = await signInOverApi(origin, tom.login, tom.password);
  const lines = [...(await session.readAll()).values()].filter(({ id }) => id.startsWith('journal:'));
  return lines
    .map((line) => journalLineSchema.parse(line))
    .filter(({ name }) => name.startsWith('incident.'))
    .toSorted((one, other) => one.occurredAtMs - other.occurredAtMs);
}

function textIn(input: unknown): string {
  return String(typeof input === 'object' && input !== null ? Reflect.get(input, 'text') : '');
}
