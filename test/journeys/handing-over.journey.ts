import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { logCall } from '../support/log-call.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole, untilKeptForOffline } from '../support/sign-in.ts';
import { expectFitsAtTwiceTheSize } from '../support/twice-the-size.ts';

test(
  'two technicians without a hub: one hands over what she did, the other takes it to the hub, and it is done once',
  { tag: '@both-engines' },
  async ({ hub, desk, lines: [miraLine, tomLine], openBrowser }) => {
    const [mira, tom] = [await openBrowser(), await openBrowser()];
    await openConsole(mira, miraLine.origin, desk.mira);
    await openConsole(tom, tomLine.origin, desk.tom);
    await untilKeptForOffline(mira);
    await untilKeptForOffline(tom);
    const file = test.info().outputPath('handed.deskbell');

    await test.step('in the cellar, Mira logs a call and saves what waits for Tom', async () => {
      miraLine.cut();
      tomLine.cut();
      await expect(status(tom)).toHaveText('Offline');
      await logCall(mira, 'vera', 'No light in the cellar');
      await status(mira).click();
      await expect(mira.getByRole('button', { name: 'Hand over to a colleague' })).toBeEnabled();
      await mira.keyboard.press('h');
      const dialog = mira.getByRole('dialog', { name: 'Hand over to a colleague' });
      await expect(dialog.getByRole('list')).toContainText('1 action');
      await expectAccessible(mira, 'handing over');
      await expectFitsAtTwiceTheSize(mira, dialog);
      await dialog.getByRole('button', { name: 'Save the file' }).focus();
      const [download] = await Promise.all([mira.waitForEvent('download'), mira.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toMatch(/^mira-sandoval-.*\.deskbell$/u);
      // A toast says that it is done, and its cross has a name.
      await expect(mira.getByRole('alert').getByRole('button', { name: 'Close' })).toBeVisible();
      await download.saveAs(file);
    });

    await test.step('Tom opens it, sees what is in it, takes it over and finds it on his desk', async () => {
      await status(tom).click();
      await tom.getByLabel('File from a colleague').setInputFiles(file);
      const dialog = tom.getByRole('dialog', { name: 'Take over from a colleague' });
      await expect(dialog).toContainText('The signatures are right.');
      await expect(dialog).toContainText(`${desk.mira.name}: Logged`);
      await expectAccessible(tom, 'taking over');
      await expectFitsAtTwiceTheSize(tom, dialog);
      await dialog.getByRole('button', { name: 'Take over 1 action' }).focus();
      await tom.keyboard.press('Enter');
      const carried = tom.getByRole('region', { name: '1 carried for colleagues' });
      await expect(carried).toContainText('Handed over, not yet at the hub');
      await carried.getByRole('link').first().click();
      await expect(tom.getByRole('article', { name: 'No light in the cellar' })).toBeVisible();
      await expect(tom.getByRole('list', { name: 'What happened' })).toContainText('Handed over, not yet at the hub');
    });

    await test.step('Tom reaches the hub first, then Mira; the hub has it once, as hers', async () => {
      tomLine.restore();
      await expect(status(tom)).toHaveText('Up to date', untilBack);
      miraLine.restore();
      await expect(status(mira)).toHaveText('Up to date', untilBack);
      const session = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
      const logged = [...(await session.readAll()).values()]
        .flatMap((record) => journalLineSchema.safeParse(record).data ?? [])
        .filter(({ name }) => name === 'incident.logged');
      expect(logged.map(({ actor }) => actor)).toEqual([desk.mira.agent]);
    });
  },
);

const status = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
