import type { Ctl } from '#contracts/remote-session/session-messages.ts';
import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { enrolDevice } from '../support/device-session.ts';
import { test } from '../support/journey.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openConsole } from '../support/sign-in.ts';
import { startSharing } from './sharing-device.ts';

const shown = {
  kind: 'session.picture',
  state: 'shown',
  monitor: 0,
  width: 1280,
  height: 800,
  mode: 'auto',
  isReduced: false,
  isIdle: false,
} as const satisfies Ctl<'helper'>;
const mayLook: Ctl<'helper'> = {
  kind: 'session.grants',
  offered: ['view'],
  live: [{ capability: 'view', lapsesInMs: 900_000 }],
  asking: null,
};

test('a colleague is called to look on, and then to go on, without a new code (W8, W9)', async ({
  browser,
  desk,
  lines: [line],
  openBrowser,
}) => {
  const { origin } = line;
  const device = await enrolDevice(origin, desk.administrator, { person: desk.vera.person, site: desk.site });
  const { incident, session: hub } = await logTicket(origin, desk, { summary: 'The printer does not answer' });
  const [mira, tom] = [await openBrowser(), await openBrowser()];
  await openConsole(mira, origin, desk.mira);
  await openConsole(tom, origin, desk.tom);
  const { session } = await hub.ask('support.ask', {
    incident: incident.id,
    device: device.device,
    reason: 'To look at the printer',
  });
  await device.issue('support-session.agree', session, {});
  const sharing = await startSharing(browser, origin, device, { session, ticket: incident.id });
  await mira.goto(`${origin}/help/${session}`);
  await expect.poll(() => sharing.to(desk.mira.agent).ask('state')).toBe('connected');

  await test.step('she invites him', async () => {
    await mira.getByRole('button', { name: 'Bring somebody in' }).click();
    const dialog = mira.getByRole('dialog', { name: 'Bring in a colleague' });
    await dialog.getByRole('combobox', { name: 'Who' }).click();
    await mira.getByRole('option', { name: desk.tom.name }).click();
    await expectAccessible(mira, 'bringing in a colleague');
    await dialog.getByRole('button', { name: 'Invite' }).click();
    await expect(mira.getByText(`${desk.tom.name} looks on`)).toBeVisible();
  });

  await test.step('he is called where he works, and sees the screen over a line of his own', async () => {
    await expect(tom.getByText(`${desk.mira.name} asks you to look on at nb-0142.`)).toBeVisible();
    await expectAccessible(tom, 'being called to a session');
    await tom.getByRole('button', { name: 'Open it' }).click();
    const his = sharing.to(desk.tom.agent);
    await expect.poll(() => his.ask('state')).toBe('connected');
    await his.ask('say', mayLook);
    await his.ask('show', true);
    await his.ask('say', shown);
    const screen = tom.getByRole('region', { name: 'The screen of nb-0142' });
    await expect(screen.getByText('You see the screen')).toBeVisible();
    await expect(screen.getByText('The picture is coming')).toBeHidden();
    await expect(screen.getByRole('heading', { name: 'Compare the digits' })).toBeHidden();
    await expect(screen.getByRole('button', { name: /mouse and keyboard/ })).toBeHidden();
    await expectAccessible(tom, 'looking on');
    await expect.poll(() => sharing.to(desk.mira.agent).ask('state')).toBe('connected');
  });

  await test.step('she hands over; his line is there within three seconds, and both are named', async () => {
    await mira.getByRole('button', { name: 'Hand over' }).click();
    const dialog = mira.getByRole('dialog', { name: 'Bring in a colleague' });
    await dialog.getByRole('combobox', { name: 'Who' }).click();
    await mira.getByRole('option', { name: desk.tom.name }).click();
    const before = await hub.readAll();
    expect(before.get(session)).toMatchObject({ agent: desk.mira.agent });
    await dialog.getByRole('button', { name: 'Hand over' }).click();
    const handedOverAtMs = performance.now();
    await expect(tom.getByText(`${desk.mira.name} looks on`)).toBeVisible();
    await expect
      .poll(() => sharing.to(desk.tom.agent).ask('trust'), { intervals: [50] })
      .toMatchObject({
        state: 'comparing',
      });
    await expect(tom.getByRole('heading', { name: 'Compare the digits' })).toBeVisible();
    expect(performance.now() - handedOverAtMs).toBeLessThan(3_000);
    await expect(mira.getByText(`${desk.tom.name} helps`)).toBeVisible();
    await expect
      .poll(async () => (await hub.readAll()).get(session))
      .toMatchObject({
        agent: desk.tom.agent,
        onlookers: [desk.mira.agent],
      });
  });
  await sharing.stop();
});
