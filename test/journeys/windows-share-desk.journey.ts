import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';

const SUMMARY = 'Outlook is slow';
const NOTES = 8;
/** The window that holds the desk ends while this one is being written. */
const ENDS_AT = 4;

const ends: Readonly<Record<string, (window: Page) => Promise<unknown>>> = {
  'is closed': (window) => window.close(),
  crashes: async (window) => {
    const gone = window.waitForEvent('crash');
    const session = await window.context().newCDPSession(window);
    // Nobody is left to answer it.
    session.send('Page.crash').catch(() => null);
    await gone;
  },
};

for (const [what, end] of Object.entries(ends)) {
  test(`the window that holds the desk ${what}: another holds it, and what is written there meanwhile is there once`, async ({
    hub,
    desk,
    lines: [line],
    openBrowser,
  }) => {
    const { incident, session } = await logTicket(hub.origin, desk, { summary: SUMMARY });
    const first = await openBrowser();
    await openConsole(first, line.origin, desk.mira);
    const second = await first.context().newPage();
    await second.goto(`${line.origin}/queue/all/${incident.id}`);
    await expect(second.getByRole('article', { name: SUMMARY })).toBeVisible();

    await test.step('it ends while the other writes', async () => {
      for (let index = 1; index <= NOTES; index += 1) {
        await Promise.all([write(second, noteText(index)), index === ENDS_AT ? end(first) : null]);
      }
    });

    await test.step('a reply that is not sent yet stays where it is typed, also when the line goes', async () => {
      const field = second.getByRole('textbox', { name: 'A note for your colleagues' });
      await field.fill('Half a sentence');
      await untilKeptForOffline(second);
      line.cut();
      const third = await second.context().newPage();
      await third.goto(`${line.origin}/queue/all/${incident.id}`);
      await expect(happened(third)).toContainText(noteText(NOTES));
      await expect(field).toHaveValue('Half a sentence');
      line.restore();
    });

    await expect(status(second)).toHaveText('Up to date', untilBack);
    const journal = [...(await session.readAll()).values()].filter(({ id }) => id.startsWith('journal:'));
    const notes = journal.map((one) => journalLineSchema.parse(one)).filter(({ name }) => name === 'incident.noted');
    const written = Array.from({ length: NOTES }, (_, index) => ({ text: noteText(index + 1) }));
    expect(notes.map(({ input }) => input)).toEqual(written);
  });
}

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const happened = (page: Page) => page.getByRole('list', { name: 'What happened' });
const noteText = (index: number) => `Note ${String(index).padStart(2, '0')} of a long call.`;

/** Ends when the note stands in the timeline. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('article').focus();
  await page.keyboard.press('n');
  const field = page.locator('textarea:focus');
  await field.fill(text);
  await field.press('Control+Enter');
  await expect(happened(page)).toContainText(text);
}
