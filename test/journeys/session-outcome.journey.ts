import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { sessionsOfCsv } from '#contracts/session-csv.ts';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { aNotedChain } from '../../hub/remote-support/noted-chain.fixtures.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { enrolDevice } from '../support/device-session.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { openConsole } from '../support/sign-in.ts';

test('a session leaves an outcome, its time and a record that can be checked (W11, W12, W13, W14, W15)', async ({
  desk,
  lines: [line],
  openBrowser,
}) => {
  const { administrator, mira: account, vera, site, team } = desk;
  const veras = await enrolDevice(line.origin, administrator, { person: vera.person, site });
  const overApi = await signInOverApi(line.origin, account.login, account.password);
  const incident = incidentId.parse(newRecordId('incident'));
  const routing = { team, owner: account.agent };
  const logged = aLogInput({ requester: vera.person, number: null, routing, summary: 'The projector stays dark' });
  await overApi.issue('incident.log', incident, logged);
  const mira = await openBrowser();
  await openConsole(mira, line.origin, account);
  const { session } = await overApi.ask('support.ask', { incident, device: veras.device, reason: 'To look' });
  await veras.issue('support-session.agree', session, {});
  const { head: _head, ...noted } = aNotedChain(
    [
      { type: 'consent', data: { capability: 'view', answer: 'given', agent: account.agent } },
      { type: 'annotated', data: { mark: 'step', number: 1, text: 'Press F8' } },
    ],
    'user',
  );
  await veras.issue('support-session.note', session, noted);
  await mira.goto(`${line.origin}/help/${session}`);

  await test.step('when it ends, what was done stands there as the outcome, to be edited (W11)', async () => {
    // What was noted at the computer is on this console as well.
    await mira.getByRole('tab', { name: 'What happened' }).click();
    await expect(mira.getByText('Step 1 was shown on the screen: “Press F8”.')).toBeVisible();
    await mira.getByRole('button', { name: 'End the session' }).click();
    const outcome = mira.getByRole('region', { name: 'What came of it' });
    const text = outcome.getByRole('textbox', { name: 'What was done' });
    await expect(text).toHaveValue(/^Helped at the computer: Mira Sandoval for /);
    await expect(text).toHaveValue(/1\. Press F8/);
    await text.fill('');
    await expect(outcome.getByRole('button', { name: 'Solved: resolve the ticket' })).toBeDisabled();
    await text.fill('F8 shows the picture on the projector.');
    await outcome.getByRole('button', { name: 'Solved: resolve the ticket' }).click();
    await expect(outcome.getByRole('link', { name: 'Write an article from it' })).toBeVisible();
  });

  await test.step('its time stands on the ticket, and is corrected with a reason (W12)', async () => {
    const ticket = mira.getByRole('region', { name: 'The ticket' });
    await expect(ticket.getByText('1 min in all')).toBeVisible();
    await expect(ticket.getByRole('list', { name: 'What happened' })).toContainText(
      'Mira Sandoval helped at the computer: 1 min',
    );
    await ticket.getByRole('button', { name: 'Correct the time of Mira Sandoval' }).click();
    const form = mira.getByRole('dialog', { name: 'Correct this time' });
    await form.getByRole('textbox', { name: 'Minutes' }).fill('12');
    await form.getByRole('textbox', { name: 'Why' }).fill('The phone call before');
    await form.getByRole('textbox', { name: 'Why' }).press('Enter');
    await expect(ticket.getByText('12 min in all')).toBeVisible();
    await expect(ticket.getByText('Was 1 min, corrected by Mira Sandoval: The phone call before')).toBeVisible();
  });

  await test.step('and among all the time of the desk, two keys away (W12)', async () => {
    await mira.keyboard.press('g');
    await mira.keyboard.press('t');
    await expect(mira.getByRole('heading', { name: 'Time on tickets' })).toBeVisible();
    await expect(mira.getByText('12 min in 1 entry')).toBeVisible();
    await mira.goBack();
  });

  await test.step('its record is checked where it lies (W14)', async () => {
    await mira.getByRole('button', { name: 'Check the record' }).click();
    await expect(mira.getByText('The record is as it was written. Vera Lindqvist: 2 entries')).toBeVisible();
  });

  await test.step('the objection of the person is to be found, and all of it to be taken along (W13, W15)', async () => {
    await veras.issue('support-session.object', session, {});
    await mira.getByRole('link', { name: 'Help going on' }).click();
    const over = past(mira);
    await expect(over.getByText('The person objected afterwards')).toBeVisible();
    await over.getByRole('combobox', { name: 'What was allowed' }).click();
    await mira.getByRole('option', { name: 'restart the computer' }).click();
    await expect(over.getByText('No session fits.')).toBeVisible();
    await over.getByRole('combobox', { name: 'What was allowed' }).click();
    await mira.getByRole('option', { name: 'Any' }).click();
    await over.getByRole('checkbox', { name: 'Only with an objection' }).check();
    await expect(over.getByRole('link', { name: 'Helping Vera Lindqvist at nb-0142' })).toBeVisible();
  });

  await test.step('a lead sees who of the desk is at whose computer, and ends it with a reason (W16)', async () => {
    await past(mira).getByRole('checkbox', { name: 'Only with an objection' }).uncheck();
    const tom = await signInOverApi(line.origin, desk.tom.login, desk.tom.password);
    const another = incidentId.parse(newRecordId('incident'));
    await tom.issue('incident.log', another, { ...logged, routing: { team, owner: desk.tom.agent } });
    const toms = await tom.ask('support.ask', { incident: another, device: veras.device, reason: 'To look' });
    await veras.issue('support-session.agree', toms.session, {});
    await expect(mira.getByText(`${desk.tom.name} helps`)).toBeVisible();
    await expectAccessible(mira, 'help that goes on, and help that is over');
    await mira.getByRole('button', { name: 'End the session: Helping Vera Lindqvist at nb-0142' }).click();
    await mira.getByRole('textbox', { name: 'Why' }).fill('The line is needed');
    await mira.getByRole('textbox', { name: 'Why' }).press('Enter');
    await expect(mira.getByText('Nobody is at anybody’s computer.')).toBeVisible();
    // Her own console knows before the hub does.
    await expect
      .poll(() => veras.ask('support.read', { session: toms.session }))
      .toMatchObject({ value: { endedBy: 'lead', endNote: 'The line is needed' } });
    await past(mira).getByRole('link', { name: 'Helping Vera Lindqvist at nb-0142' }).first().click();
    await expect(mira.getByText(/^Ended by a lead, .*: The line is needed$/)).toBeVisible();
  });

  await test.step('the page of the computer has who was at it, as a table as well', async () => {
    await mira.getByRole('link', { name: 'Devices', exact: true }).click();
    await mira.getByRole('link', { name: /nb-0142/ }).click();
    const here = mira.getByRole('region', { name: 'Remote help on this computer' });
    await here.getByRole('button', { name: 'Take it along' }).click();
    const download = mira.waitForEvent('download');
    await mira.getByRole('menuitem', { name: 'As a table (CSV)' }).click();
    const table = sessionsOfCsv(await readFile(await (await download).path(), 'utf8'));
    expect(table).toMatchObject([{ session, chains: [{ by: 'user', entries: { length: 2 } }] }, { chains: [] }]);
  });
});

function past(page: Page) {
  return page.getByRole('region', { name: 'Help that is over' });
}
