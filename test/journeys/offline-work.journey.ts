import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentSchema } from '#domain/incident/incident.record.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { logCall } from '../support/log-call.ts';

test(
  'two agents, one of them offline: both desks converge, what no longer fits is explained, no number is given twice',
  { tag: '@both-engines' },
  async ({ hub, desk, lines: [miraLine, tomLine], openBrowser }) => {
    const tickets = await logTwoTickets(hub.origin, desk);
    const [mira, tom] = [await openBrowser(), await openBrowser()];
    await openConsole(mira, miraLine.origin, desk.mira);
    await openConsole(tom, tomLine.origin, desk.tom);
    await untilKeptForOffline(mira);

    await test.step('Mira loses the network, loads the page again and works on', async () => {
      miraLine.cut();
      await mira.reload();
      await expect(status(mira)).toHaveText('Offline');
      await resolve(mira, 'Outlook is slow', 'Rebuilt the search index.');
      await handOver(mira, 'Printer on floor 2 jams', desk.tom.name);
      await logCall(mira, 'vera', 'No sound in video calls');
      await expect(status(mira)).toHaveText('Offline · 3 not yet synced');
    });

    await test.step('Tom, online, resolves the same ticket first and logs a call of his own', async () => {
      await resolve(tom, 'Outlook is slow', 'Moved the mailbox to the new server.');
      await logCall(tom, 'vera', 'Badge does not open the door');
      await expect(status(tom)).toHaveText('Up to date');
    });

    await test.step('the network is back: Mira is told what was refused and why, and what she typed is kept', async () => {
      miraLine.restore();
      await expect(status(mira)).toHaveText('1 refused', untilBack);
      await status(mira).click();
      const refused = mira.getByRole('main');
      await expect(refused).toContainText('This ticket is already resolved.');
      await expect(refused).toContainText('Rebuilt the search index.');
    });

    await test.step('both see the same desk', async () => {
      for (const page of [mira, tom]) {
        await openTicket(page, 'All', 'Outlook is slow');
        await expect(timeline(page)).toContainText('Moved the mailbox to the new server.');
        await expect(timeline(page)).not.toContainText('Rebuilt the search index.');
        await openTicket(page, 'All', 'No sound in video calls');
        await openTicket(page, 'All', 'Badge does not open the door');
      }
      await openTicket(tom, 'Offered to me', 'Printer on floor 2 jams');
      await tom.getByRole('button', { name: 'Accept' }).click();
      await expect(tom.getByRole('article')).toContainText(`Owned by ${desk.tom.name}`);
    });

    await test.step('the journal holds every act once, and every ticket has a number of its own', async () => {
      const session = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
      const records = [...(await session.readAll()).values()];
      const acts = records
        .filter(({ id }) => id.startsWith('journal:'))
        .map((line) => journalLineSchema.parse(line))
        .filter(({ name }) => name.startsWith('incident.'))
        .map(({ name, actor }) => `${name} by ${actor === desk.mira.agent ? 'Mira' : 'Tom'}`);
      expect(acts.toSorted()).toEqual([
        'incident.accepted by Tom',
        'incident.logged by Mira',
        'incident.logged by Mira',
        'incident.logged by Mira',
        'incident.logged by Tom',
        'incident.offered by Mira',
        'incident.resolved by Tom',
      ]);
      const incidents = records.filter(({ id }) => id.startsWith('incident:')).map((one) => incidentSchema.parse(one));
      expect(incidents.map(({ id }) => id)).toEqual(expect.arrayContaining([...tickets]));
      expect(new Set(incidents.map(({ number }) => number)).size).toBe(4);
    });
  },
);

/** Both in progress and Mira's. */
async function logTwoTickets(origin: string, { mira, vera, team }: SmallDesk): Promise<readonly string[]> {
  const session = await signInOverApi(origin, mira.login, mira.password);
  const log = async (summary: string) => {
    const incident = newRecordId('incident');
    const routing = { team, owner: mira.agent };
    await session.issue(
      'incident.log',
      incident,
      aLogInput({ summary, requester: vera.person, number: null, routing }),
    );
    return incident;
  };
  return [await log('Outlook is slow'), await log('Printer on floor 2 jams')];
}

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const timeline = (page: Page) => page.getByRole('list', { name: 'What happened' });

async function openTicket(page: Page, view: string, summary: string): Promise<void> {
  const views = page.getByRole('list', { name: 'Views of the queue' });
  await views.getByRole('link', { name: new RegExp(`^${view} \\d`) }).click();
  await page.getByRole('region', { name: view, exact: true }).getByRole('link', { name: summary }).click();
  await expect(page.getByRole('article', { name: summary })).toBeVisible();
}

async function resolve(page: Page, summary: string, resolution: string): Promise<void> {
  await openTicket(page, 'All open', summary);
  await page.getByRole('button', { name: 'Resolve' }).click();
  const form = page.getByRole('form', { name: 'Resolve' });
  await form.getByRole('textbox', { name: 'What solved it?' }).fill(resolution);
  await form.getByRole('button', { name: 'Resolve' }).click();
  await expect(timeline(page)).toContainText(resolution);
}

async function handOver(page: Page, summary: string, colleague: string): Promise<void> {
  await openTicket(page, 'All open', summary);
  await page.getByRole('button', { name: 'Hand over' }).click();
  const form = page.getByRole('form', { name: 'Hand over' });
  await form.getByRole('combobox', { name: 'To whom?' }).fill(colleague);
  await page.getByRole('option', { name: colleague }).click();
  await form.getByRole('button', { name: 'Offer it' }).click();
  await expect(page.getByRole('article')).toContainText(`${colleague} to accept`);
}
