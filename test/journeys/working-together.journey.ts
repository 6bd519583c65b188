import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import type { CuttableLine } from '../support/cuttable-line.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';
import { expectFitsAtTwiceTheSize } from '../support/twice-the-size.ts';

test(
  'two agents on one ticket see each other, and a reply stops once when the other was faster (COL-1, COL-2)',
  { tag: '@both-engines' },
  async ({ hub, desk, lines: [miraLine, tomLine], openBrowser }) => {
    const ticket = (await logTicket(hub.origin, desk, { summary: 'Outlook is slow' })).incident.id;
    const [mira, tom] = [await openBrowser(), await openBrowser()];
    await openConsole(mira, miraLine.origin, desk.mira);
    await openConsole(tom, tomLine.origin, desk.tom);

    await test.step('Tom sees in the queue that Mira is on the ticket, and in the ticket that she writes', async () => {
      await openTicket(mira, ticket);
      await tom.goto(new URL('/queue/all', tom.url()).href);
      await expect(row(tom, 'Outlook is slow').getByLabel(/^Mira is looking at this$/)).toBeVisible();

      await openTicket(tom, ticket);
      await expect(head(mira)).toContainText('Tom is looking at this');
      await reply(mira).fill('Please restart');
      await expect(head(tom)).toContainText('Mira is writing a reply');
    });

    await test.step('Tom answers first; Mira’s reply stops, shows his words, and goes with one more key', async () => {
      await send(tom, 'We look into it.');
      await expect(timeline(mira)).toContainText('We look into it.');

      await reply(mira).pressSequentially(' the computer.');
      await mira.keyboard.press('Control+Enter');
      const newer = mira.getByRole('alertdialog');
      await expect(newer).toContainText('Somebody wrote while you were writing');
      await expect(newer).toContainText('We look into it.');
      await expectAccessible(mira, 'a reply that newer words stopped');
      await expectFitsAtTwiceTheSize(mira, newer);
      await expect(timeline(tom)).not.toContainText('Please restart');

      await mira.keyboard.press('Enter');
      await expect(newer).toBeHidden();
      await expect(timeline(tom)).toContainText('Please restart the computer.');
      await expect(reply(mira)).toHaveValue('');
      // Sent is no longer writing, without a word of the clock.
      await expect(head(tom)).toContainText('Mira is looking at this');
    });

    await test.step('Mira’s line drops: she may be working on it offline; when she is back, she is there', async () => {
      miraLine.cut();
      await expect(head(tom)).toContainText(/Mira may be working on it offline since \d/);
      await restore(miraLine, mira);
      await expect(head(tom)).toContainText('Mira is looking at this', untilBack);
    });
  },
);

test('what both changed while one was offline is also proposed, and a reply meets newer words (COL-2, COL-3)', async ({
  hub,
  desk,
  lines: [miraLine, tomLine],
  openBrowser,
}) => {
  const ticket = (await logTicket(hub.origin, desk, { summary: 'Printer on floor 2 jams' })).incident.id;
  const [mira, tom] = [await openBrowser(), await openBrowser()];
  await openConsole(mira, miraLine.origin, desk.mira);
  await openConsole(tom, tomLine.origin, desk.tom);
  await untilKeptForOffline(mira);
  await openTicket(mira, ticket);
  await openTicket(tom, ticket);

  await test.step('Mira, offline, says that it can wait and replies; Tom, online, that it cannot', async () => {
    miraLine.cut();
    await expect(status(mira)).toHaveText(/^Offline/);
    await setUrgency(mira, 'Can wait');
    await send(mira, 'It can wait until Monday.');
    await expect(timeline(mira)).toContainText('It can wait until Monday.');
    await setUrgency(tom, 'Cannot wait');
    await send(tom, 'Somebody is on the way.');
    await expect(status(tom)).toHaveText('Up to date');
  });

  await test.step('the network is back: the last to arrive stands, the other waits to be picked', async () => {
    await restore(miraLine, mira);
    for (const page of [mira, tom]) {
      await expect(proposals(page)).toContainText('Also proposed: Urgency “Cannot wait” by Tom', untilBack);
    }
    await tom.keyboard.press('Escape');
    await openTicket(tom, ticket);
    await expectAccessible(tom, 'what was also proposed');
    await expectFitsAtTwiceTheSize(tom, proposals(tom));
    await tom.keyboard.press('u');
    await expect(timeline(tom)).toContainText('took what was also proposed. Priority: P5 → P3.');
    await expect(proposals(mira)).toBeHidden();
  });

  await test.step('Mira’s reply was stopped; she reads what is new and sends it anyway', async () => {
    const stopped = mira.getByRole('region', { name: /^Your reply was not sent/ });
    await expect(stopped).toContainText('It can wait until Monday.');
    await expect(stopped).toContainText('Somebody is on the way.');
    await stopped.getByRole('button', { name: 'Send anyway' }).click();
    await expect(timeline(tom)).toContainText('It can wait until Monday.');
    await expect(stopped).toBeHidden();
  });
});

test('a draft goes with its author to another computer, and two that differ are both kept (DRAFT-1)', async ({
  hub,
  desk,
  lines: [firstLine, secondLine],
  openBrowser,
}) => {
  const { incident, session } = await logTicket(hub.origin, desk, { summary: 'No sound in calls' });
  const ticket = incident.id;
  const onHub = async () => {
    const { drafts } = await session.ask('draft.exchange', { deviceName: '', held: [] });
    return drafts.map(({ text }) => text);
  };
  const [first, second] = [await openBrowser(), await openBrowser()];
  await openConsole(first, firstLine.origin, desk.mira);
  await openConsole(second, secondLine.origin, desk.mira);
  await untilKeptForOffline(second);
  await openTicket(first, ticket);
  await openTicket(second, ticket);

  await test.step('what she types here she finds there, and where it is open as well', async () => {
    await reply(first).fill('Please check');
    await expect(reply(second)).toHaveValue('Please check');
    await expect(second.getByText(/^Also open on /)).toBeVisible();
  });

  await test.step('both changed while apart: both texts are there until she chooses', async () => {
    secondLine.cut();
    await expect(status(second)).toHaveText(/^Offline/);
    await reply(second).fill('Please check the headset.');
    await reply(first).fill('Please check the volume.');
    // Whoever comes to the hub second is asked.
    await expect.poll(onHub).toContain('Please check the volume.');
    await second.reload();
    await expect(reply(second)).toHaveValue('Please check the headset.');
    await restore(secondLine, second);
    await expect(second.getByText(/it says:$/)).toBeVisible(untilBack);
    await expectAccessible(second, 'a draft that is another elsewhere');
    await second.getByRole('button', { name: 'Keep both' }).focus();
    await second.keyboard.press('Enter');
    const both = 'Please check the headset.\n\nPlease check the volume.';
    await expect(reply(second)).toHaveValue(both);
    await expect(reply(first)).toHaveValue(both);
  });

  await test.step('sent here, it is gone there', async () => {
    await reply(first).focus();
    await first.keyboard.press('Control+Enter');
    await expect(reply(first)).toHaveValue('');
    await expect(reply(second)).toHaveValue('');
  });
});

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const timeline = (page: Page) => page.getByRole('list', { name: 'What happened' });
const proposals = (page: Page) => page.getByRole('list', { name: 'Also proposed' });
const reply = (page: Page) => page.getByRole('textbox', { name: /^Reply to/ });
const head = (page: Page) => page.getByRole('article');
const row = (page: Page, summary: string) => page.getByRole('link', { name: new RegExp(summary) });

/** Both the network and the browser's word that it is back, as when a laptop is opened. */
async function restore(line: CuttableLine, page: Page): Promise<void> {
  line.restore();
  await page.context().setOffline(true);
  await page.context().setOffline(false);
}

async function openTicket(page: Page, id: string): Promise<void> {
  await page.goto(new URL(`/queue/all/${id}`, page.url()).href);
  await expect(reply(page)).toBeVisible();
}

async function send(page: Page, text: string): Promise<void> {
  await reply(page).fill(text);
  await expect(page.getByRole('button', { name: 'Send reply' })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(reply(page)).toHaveValue('');
}

async function setUrgency(page: Page, urgency: string): Promise<void> {
  await page.getByRole('article').focus();
  await page.keyboard.press('p');
  const form = page.getByRole('form', { name: 'Categorise' });
  await form.getByText(urgency, { exact: true }).click();
  await form.getByRole('button', { name: 'Categorise' }).click();
  await expect(form).toBeHidden();
}
