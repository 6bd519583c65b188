import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { incidentId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/journey.ts';
import { openConsole } from '../support/sign-in.ts';
import { expectFitsAtTwiceTheSize } from '../support/twice-the-size.ts';
import type { SmallDesk } from '../support/small-desk.ts';

test('a ticket that was solved long ago is not on the device, is found on the hub, read, and kept', async ({
  desk,
  hub,
  lines: [line],
  openBrowser,
}) => {
  await aResolvedTicket(desk, 'Lavender printer jams');
  makeOld(hub.dataFolder, 200);
  await aResolvedTicket(desk, 'Scanner hums');
  const ada = await openBrowser();
  await openConsole(ada, line.origin, { login: 'ada', password: 'correct horse battery' });

  await test.step('what this device carries is counted, and can be chosen', async () => {
    await ada.goto(`${line.origin}/settings`);
    const group = ada.getByRole('region', { name: 'What this device carries' });
    await expect(group.getByRole('radio', { name: '90 days' })).toBeChecked();
    await expect(fact(ada, 'Tickets')).toHaveText('1');
    await expectAccessible(ada, 'the settings');
    await expectFitsAtTwiceTheSize(ada, group);
    await group.getByRole('button', { name: 'Check this copy now' }).focus();
    await ada.keyboard.press('Enter');
    await expect(fact(ada, 'Last compared with the hub')).not.toHaveText('not yet');
    await expect(ada.getByRole('list', { name: 'Devices of the desk' })).toContainText('had nothing to forget');
  });

  await test.step('an older ticket is found on the hub, and says where it comes from', async () => {
    await ada.goto(`${line.origin}/search?q=lavender`);
    await ada.getByRole('button', { name: /Search older tickets/ }).click();
    await ada.getByRole('link', { name: /Lavender printer jams/ }).click();
    await expect(ada.getByText('Fetched from the hub, not kept on this device.')).toBeVisible();
    await expect(ada.getByText('Renewed the rollers.').first()).toBeVisible();
    await expectAccessible(ada, 'a fetched ticket');
  });

  await test.step('kept, it is here without the hub as well', async () => {
    await ada.getByRole('button', { name: 'Keep here' }).focus();
    await ada.keyboard.press('Enter');
    await expect(ada.getByText('Fetched from the hub, and kept on this device.')).toBeVisible();
    line.cut();
    await expect(ada.getByText('Renewed the rollers.').first()).toBeVisible();
    line.restore();
    await ada.reload();
    await expect(ada.getByText('Renewed the rollers.').first()).toBeVisible();
  });

  await test.step('everything is fetched when everything is chosen', async () => {
    await ada.goto(`${line.origin}/settings`);
    // The choice lies under its label.
    await ada
      .getByRole('region', { name: 'What this device carries' })
      .getByText('Everything', { exact: true })
      .click();
    await expect(fact(ada, 'Tickets')).toHaveText('2');
  });
});

function fact(page: Page, name: string) {
  return page.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd');
}

async function aResolvedTicket({ administrator, vera }: SmallDesk, summary: string): Promise<void> {
  const id = incidentId.parse(newRecordId('incident'));
  await administrator.issue('incident.log', id, {
    summary,
    description: null,
    channel: 'phone',
    requester: vera.person,
    device: null,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'low',
    number: null,
    routing: null,
  });
  await administrator.issue('incident.resolve', id, { resolution: 'Renewed the rollers.' });
}

/** As if all settled work so far had been left alone for so many days. */
function makeOld(dataFolder: string, days: number): void {
  const ageMs = days * 24 * 3_600_000;
  const database = new DatabaseSync(join(dataFolder, 'deskbell.sqlite'), { timeout: 5_000 });
  database
    .prepare(
      `update record set quiet_since_ms = quiet_since_ms - ?,
        state = json_set(state, '$.changedAtMs', (state ->> 'changedAtMs') - ?)
        where quiet_since_ms is not null`,
    )
    .run(ageMs, ageMs);
  database.close();
}
