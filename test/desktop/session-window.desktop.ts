import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { signIn, test } from '../support/desktop-console.ts';
import type { DeviceSession } from '../support/device-session.ts';
import { enrolDevice } from '../support/device-session.ts';
import { ending } from '../support/ending-acts.ts';
import type { SmallDesk } from '../support/small-desk.ts';

test('a help session has a window of its own, once, and what leads away from it opens in the desk (RMT-1)', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const veras = await computerOf(desk, hub.origin);
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  const { window } = await join(app, page, veras);

  await expect(window.getByRole('heading', { name: `Helping ${desk.vera.name} at nb-0142` })).toBeVisible();
  await expect(window.getByRole('navigation', { name: 'Main navigation' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();

  await page.getByRole('link', { name: 'The projector stays dark' }).click();
  await page.getByRole('link', { name: `${desk.mira.name} at nb-0142` }).click();
  await window.getByRole('button', { name: 'Show or hide people, device and details' }).click();
  await window.getByRole('link', { name: desk.vera.name }).first().click();

  await expect(page).toHaveURL(/\/people\/person:/);
  await expect(window.getByRole('heading', { name: `Helping ${desk.vera.name} at nb-0142` })).toBeVisible();
  expect(app.windows()).toHaveLength(2);

  // While somebody is helped the console does not end unasked, for a test neither.
  await window.getByRole('button', { name: 'End the session' }).click();
  await expect(window.getByText('Ended by the desk')).toBeVisible();
});

test('closing the window of a session that goes on asks once, and ends the help only when that was meant', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const veras = await computerOf(desk, hub.origin);
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  const { window, session } = await join(app, page, veras);
  const question = window.getByRole('dialog', { name: 'The help goes on' });
  const state = async () => {
    const read = await veras.ask('support.read', { session });
    return read.ok ? read.value.state : read.refusal.code;
  };

  await closeByTheSystem(app, window);
  await question.getByRole('button', { name: 'Keep it open' }).click();
  await expect(question).toBeHidden();

  await closeByTheSystem(app, window);
  await ending(window.waitForEvent('close'), () =>
    question.getByRole('button', { name: 'Just close the window' }).click(),
  );
  expect(await state()).toBe('joined');

  await page.getByRole('link', { name: 'The projector stays dark' }).click();
  const [again] = await Promise.all([
    app.waitForEvent('window'),
    page.getByRole('link', { name: `${desk.mira.name} at nb-0142` }).click(),
  ]);
  await expect(again.getByRole('button', { name: 'End the session' })).toBeVisible();
  await closeByTheSystem(app, again);
  await ending(again.waitForEvent('close'), () =>
    again.getByRole('dialog').getByRole('button', { name: 'End the session' }).click(),
  );
  await expect.poll(state).toBe('ended');
});

test('the console does not quit over somebody who is being helped before that was asked', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const veras = await computerOf(desk, hub.origin);
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  const { window } = await join(app, page, veras);
  await expect(window.getByRole('button', { name: 'End the session' })).toBeVisible();

  await app.evaluate(({ app }) => app.quit());
  await expect(window.getByRole('dialog', { name: 'The help goes on' })).toBeVisible();
  expect(app.windows()).toHaveLength(2);

  await ending(app.waitForEvent('close'), () =>
    window.getByRole('dialog').getByRole('button', { name: 'End the session' }).click(),
  );
});

test('the window of a session that was ended at the computer says so, and closes unasked', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const veras = await computerOf(desk, hub.origin);
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  const { window, session } = await join(app, page, veras);
  await expect(window.getByRole('button', { name: 'End the session' })).toBeVisible();

  await veras.issue('support-session.end', session, {});
  await expect(window.getByText(`Ended by ${desk.vera.name}`)).toBeVisible();

  await ending(window.waitForEvent('close'), () => closeByTheSystem(app, window));
});

test('a session that was ended without a network waits under Sync, with the name of its computer', async ({
  console: desktop,
  line,
  hub,
  desk,
}) => {
  const veras = await computerOf(desk, hub.origin);
  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await signIn(page, desk.mira);
  const { window } = await join(app, page, veras);

  line.cut();
  await window.getByRole('button', { name: 'End the session' }).click();
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status').click();

  await expect(page.getByRole('link', { name: 'Ended the help at nb-0142' })).toBeVisible();
});

function computerOf({ administrator, vera, site }: SmallDesk, origin: string): Promise<DeviceSession> {
  return enrolDevice(origin, administrator, { person: vera.person, site });
}

/** Vera asks for help, and Mira joins on a new ticket. */
async function join(app: ElectronApplication, page: Page, veras: DeviceSession) {
  const asked = await veras.ask('support.request', {});
  if (!asked.ok) throw new Error(`No code was given: ${asked.refusal.code}`);
  const { code, session } = asked.value;
  await page.keyboard.press('Shift+H');
  const dialog = page.getByRole('dialog', { name: 'Help by code' });
  await dialog.getByRole('textbox', { name: 'Their code' }).fill(code);
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('The projector stays dark');
  const [window] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('Enter')]);
  await expect(window.getByRole('button', { name: 'End the session' })).toBeVisible();
  return { window, session };
}

/** As by the cross of its frame. */
async function closeByTheSystem(app: ElectronApplication, window: Page): Promise<void> {
  const browserWindow = await app.browserWindow(window);
  await browserWindow.evaluate((closing) => closing.close());
}
