import { noteInput } from '#domain/remote-support/note-session.ts';
import type { SessionEntry } from '#domain/remote-support/session-entry.ts';
import type { Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { z } from 'zod';
import { expectAccessible } from '../support/accessibility.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test as base } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole, openPortal } from '../support/sign-in.ts';
import { startDisplay } from '../support/x-display.ts';

/** The browser of somebody without a helper, on a screen of its own; asked what to show, it shows all of that. */
const test = base.extend<{ readonly vera: Page }>({
  vera: async ({ launchOptions }, use) => {
    const display = await startDisplay({ width: 1_280, height: 800 });
    const browser = await chromium.launch({
      ...launchOptions,
      headless: false,
      args: [...(launchOptions.args ?? []), '--auto-select-desktop-capture-source=Entire screen'],
      env: { ...process.env, DISPLAY: display.name },
    });
    const context = await browser.newContext();
    await use(await context.newPage());
    await browser.close();
    await display.stop();
  },
});

const screenOf = (mira: Page) => mira.getByRole('region', { name: /^The screen of/ });

test('somebody without a helper shows their screen from the portal, by a code, and takes it back (RMT-1, C1, C10, P5)', async ({
  desk,
  lines: [line],
  openBrowser,
  vera,
}) => {
  const mira = await openBrowser();
  await openPortal(vera, line.origin, desk.vera);
  await openConsole(mira, line.origin, desk.mira);

  await test.step('a code is read out, and nothing is seen before Vera has chosen', async () => {
    await vera.getByRole('link', { name: 'Somebody from the desk wants to see your screen?' }).click();
    await vera.getByRole('button', { name: 'Get a code' }).click();
    const code = await vera.getByText(/^\d{3} \d{3} \d{3}$/).textContent();
    await expectAccessible(vera, 'a code in the portal');
    await mira.keyboard.press('Shift+H');
    const dialog = mira.getByRole('dialog', { name: 'Help by code' });
    await dialog.getByRole('textbox', { name: 'Their code' }).fill(code ?? '');
    await dialog.getByRole('textbox', { name: 'Their code' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'In a few words' }).fill('The form does not save');
    await dialog.getByRole('textbox', { name: 'In a few words' }).press('Enter');
    await expect(vera.getByText(`${desk.mira.name} is with you and sees nothing`)).toBeVisible();
    await expect(screenOf(mira).getByText(`${desk.vera.name} is asked: may you see the screen?`)).toBeVisible();
    expect(await shapeOf(mira)).toBe(0);
  });

  await test.step('then it is there, with the same digits at both ends', async () => {
    await vera.getByRole('button', { name: 'Choose what to show' }).click();
    await expect(vera.getByText(`${desk.mira.name} sees what you show`)).toBeVisible();
    await expectPicture(mira);
    const digits = await vera.getByText(/^\d{3} \d{3}$/).textContent();
    await expect(screenOf(mira).getByText(digits ?? '')).toBeVisible();
    await expectAccessible(vera, 'a screen that is shown from the portal');
  });

  await test.step('on every page it says so, and a pause hides it at once', async () => {
    await vera.getByRole('link', { name: 'My requests' }).click();
    await vera.getByRole('link', { name: 'Open', exact: true }).click();
    await vera.getByRole('button', { name: 'Pause' }).click();
    await expect(vera.getByText(`Paused: ${desk.mira.name} sees nothing now`)).toBeVisible();
    await expect(screenOf(mira).getByText('has hidden the screen for a moment')).toBeVisible();
    await vera.getByRole('button', { name: 'Go on' }).click();
    await expect(vera.getByText(`${desk.mira.name} sees what you show`)).toBeVisible();
    await expectPicture(mira);
  });

  await test.step('she ends it, and the ticket knows what was shown and when', async () => {
    await vera.getByRole('button', { name: 'End it' }).click();
    await expect(vera.getByText('You have ended it. Nobody sees anything any more.')).toBeVisible();
    await expect(mira.getByText(`Ended by ${desk.vera.name}`)).toBeVisible();
    const session = decodeURIComponent(new URL(mira.url()).pathname.split('/').at(-1) ?? '');
    const hub = await signInOverApi(line.origin, desk.mira.login, desk.mira.password);
    const doneByVera = async () =>
      [...(await hub.readAll()).values()]
        .flatMap(entriesIn)
        .filter(({ actor }) => actor === 'user')
        .map(({ type }) => type);
    await expect.poll(doneByVera).toEqual(['consent', 'paused', 'resumed']);
    await expect
      .poll(async () => (await hub.readAll()).get(session))
      .toMatchObject({ endedBy: 'user', endReason: 'done' });
  });
});

test('the desk asks on a ticket, and its person says yes or no in the portal (C2, C5, C11)', async ({
  desk,
  lines: [line],
  openBrowser,
  vera,
}) => {
  const { incident, session: hub } = await logTicket(line.origin, desk, { summary: 'The form does not save' });
  const { incident: herOwn } = await logTicket(line.origin, desk, { summary: 'No sound', channel: 'email' });
  const mira = await openBrowser();
  await openPortal(vera, line.origin, desk.vera);
  await openConsole(mira, line.origin, desk.mira);

  await test.step('a ticket that somebody else wrote is no reason to hurry', async () => {
    await hub.ask('support.ask', { incident: incident.id, device: null, reason: 'To see the form' });
    await vera.getByRole('link', { name: 'Answer' }).click();
    await expect(vera.getByText('To see the form')).toBeVisible();
    await expect(vera.getByText('You did not ask for this yourself.', { exact: false })).toBeVisible();
    await expect(vera.getByRole('button', { name: /^Yes in \d+ s$/ })).toBeDisabled();
    await expectAccessible(vera, 'a question that nobody asked for');
    await vera.getByRole('button', { name: 'No', exact: true }).click();
    await expect(vera.getByText('You said no. Nothing was seen.')).toBeVisible();
    await vera.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('her own she agrees to at once; a page that was opened anew takes no part by itself', async () => {
    const { session } = await hub.ask('support.ask', { incident: herOwn.id, device: null, reason: 'To hear it' });
    await vera.getByRole('button', { name: 'Yes, help me' }).click();
    await mira.goto(`${line.origin}/help/${session}`);
    await vera.reload();
    await expect(vera.getByRole('button', { name: 'Go on here' })).toBeVisible();
    await vera.getByRole('button', { name: 'Go on here' }).click();
    await vera.getByRole('button', { name: 'Choose what to show' }).click();
    await expectPicture(mira);
  });
});

const noted = z.object({ input: noteInput });

/** What is written down in a line of the journal; nothing in any other record. */
function entriesIn(record: unknown): readonly SessionEntry[] {
  const line = noted.safeParse(record);
  return line.success ? line.data.input.entries : [];
}

/** Frames arrive, of all that is on her screen, however small they are sent on a busy machine. */
async function expectPicture(mira: Page): Promise<void> {
  await expect(screenOf(mira).getByText('You see the screen')).toBeVisible();
  await expect.poll(() => shapeOf(mira)).toBeCloseTo(1_280 / 800, 1);
}

/** Width by height of the last frame that came; 0 before the first. */
function shapeOf(mira: Page): Promise<number> {
  return screenOf(mira)
    .locator('video')
    .evaluate(({ videoWidth, videoHeight }: HTMLVideoElement) => (videoHeight === 0 ? 0 : videoWidth / videoHeight));
}
