import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { announcementId, epochMs } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { startChild } from '../../build/set-up/child.ts';
import { offerCode, test } from '../support/desktop-helper.ts';
import {
  blackOut,
  clickNotification,
  devicesOf,
  filesOf,
  giveScreens,
  incidentsOf,
  linesOf,
  noteNotifications,
  noteTray,
  notificationsOf,
  pressInTray,
  publishArticle,
  reportQuickly,
  shareOf,
  trayOf,
  writeProblem,
} from '../support/helper-acts.ts';
import { ending } from '../support/ending-acts.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { childrenWith } from '../support/processes.ts';

const HOUR_MS = 3_600_000;

test('a computer is made known to the desk with a code as people paste it, and is on its list', async ({
  helper,
  line,
  desk,
}) => {
  const { page } = await helper.start();
  await expect(page.getByRole('heading', { name: 'What it never does' })).toBeVisible();
  const code = await offerCode(desk.administrator, desk.vera.person);

  await page.getByRole('button', { name: 'Connect this computer' }).click();
  await expect(page.getByText('Please enter the address that the desk gave you.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Address of the help desk' }).fill(` ${line.origin}/portal/ `);
  await page.getByRole('textbox', { name: 'Code' }).fill('WRONG-CODE');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('This code is not good');
  await page.getByRole('textbox', { name: 'Code' }).fill(`“ ${code.toLowerCase().replace('-', ' ')} ”.`);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
  await expect.poll(() => devicesOf(desk)).toMatchObject([{ person: desk.vera.person }]);
  await expect.poll(async () => (await devicesOf(desk))[0]?.inventory.processor).not.toBeNull();
});

test('a problem travels with its picture and its facts, word for word, and what was taken out does not', async ({
  helper,
  hub,
  desk,
}) => {
  const { app, page } = await helper.startEnrolled();
  await giveScreens(app);
  await page.getByRole('link', { name: /^Report a problem/ }).click();
  await writeProblem(page, 'Outlook asks for my password\nagain and again');
  await page.getByRole('button', { name: 'Take a picture of the screen' }).click();
  await blackOut(page);
  await page.getByRole('button', { name: 'Show what can be sent' }).click();
  await page.getByRole('button', { name: 'Leave this out: Network' }).click();
  const shown = await page.getByRole('textbox', { name: 'Disk space' }).inputValue();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Thank you. It is on its way.' })).toBeVisible();

  await expect
    .poll(() => incidentsOf(desk))
    .toMatchObject([
      {
        summary: 'Outlook asks for my password',
        channel: 'helper',
        requester: desk.vera.person,
        impact: 'user-affected',
      },
    ]);
  const [picture, facts] = await filesOf(hub.origin, desk, 2);
  expect(new TextDecoder().decode(facts)).toContain(shown);
  expect(new TextDecoder().decode(facts)).not.toContain('Network');
  expect(await shareOf(app, picture!, [0, 0, 0])).toBeGreaterThan(0.3);
  // The hub has them before the helper has heard so.
  await expect.poll(() => readdir(join(helper.data, 'files'))).toEqual([]);
});

test('without a connection a problem is kept, files and all, over a restart, and goes out by itself', async ({
  helper,
  line,
  desk,
}) => {
  const { app, page } = await helper.startEnrolled();
  await giveScreens(app);
  // It has met its hub, so it knows whose computer this is.
  await expect.poll(() => devicesOf(desk)).toHaveLength(1);
  line.cut();
  await expect(page.getByText('The help desk cannot be reached.').first()).toBeVisible();
  await page.getByRole('link', { name: /^Report a problem/ }).click();
  await writeProblem(page, 'No network on the third floor');
  await page.getByRole('button', { name: 'Take a picture of the screen' }).click();
  await expect(page.getByRole('heading', { name: 'Picture 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Thank you. It is kept.' })).toBeVisible();
  await page.getByRole('link', { name: 'To my tickets' }).click();
  await expect(page.getByRole('region', { name: 'Not sent yet' })).toContainText('No network on the third floor');
  expect(await readdir(join(helper.data, 'files'))).toHaveLength(1);
  await app.close();

  const again = await helper.start();
  await expect(again.page.getByText('2 things wait to be sent')).toBeVisible();
  line.restore();

  await expect.poll(() => incidentsOf(desk), { timeout: 40_000 }).toHaveLength(1);
  await expect.poll(() => readdir(join(helper.data, 'files'))).toEqual([]);
});

test('an answer reaches the person by itself, a click opens it, and they answer, reopen and close', async ({
  helper,
  hub,
  desk,
}) => {
  const { app, page } = await helper.startEnrolled();
  await noteNotifications(app);
  const ticket = await reportQuickly(page, desk, 'The scanner is not found');
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  await mira.issue('incident.claim', ticket, { team: desk.team });

  await mira.issue('incident.reply', ticket, { text: 'Is its lamp on?' });
  await expect.poll(() => notificationsOf(app)).toContain('Mira Sandoval answered');
  await clickNotification(app);

  await expect(page.getByRole('heading', { name: 'The scanner is not found' })).toBeVisible();
  await expect(page.getByText('Is its lamp on?')).toBeVisible();
  const told = await notificationsOf(app);
  // Whoever reads the conversation sees the next answer there.
  await mira.issue('incident.reply', ticket, { text: 'The green one?' });
  await expect(page.getByText('The green one?', { exact: true })).toBeVisible();
  expect(await notificationsOf(app)).toEqual(told);
  await page.getByRole('textbox', { name: /Write to us|Your answer/ }).fill('Yes, it is green.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect
    .poll(() => linesOf(desk, ticket))
    .toContainEqual(expect.objectContaining({ name: 'incident.replied', actor: expect.stringMatching(/^device:/) }));

  await mira.issue('incident.resolve', ticket, { resolution: 'Restarted it.' });
  await page.getByRole('button', { name: 'No, it is still broken' }).click();
  await page.getByRole('textbox', { name: 'What is still not working?' }).fill('The lamp is off now.');
  await page.getByRole('button', { name: 'Send and reopen' }).click();
  await expect.poll(async () => (await incidentsOf(desk))[0]?.state).toBe('in-progress');
  await expect(page.getByRole('button', { name: 'Yes, it is solved' })).toBeHidden();
  await mira.issue('incident.resolve', ticket, { resolution: 'Replaced it.' });
  await page.getByRole('button', { name: 'Yes, it is solved' }).click();
  await expect.poll(async () => (await incidentsOf(desk))[0]?.state).toBe('closed');
  await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible();
});

test('a ticket that is reopened and solved anew while nothing is heard is asked about anew', async ({
  helper,
  hub,
  line,
  desk,
}) => {
  const { page } = await helper.startEnrolled();
  const ticket = await reportQuickly(page, desk, 'The scanner is not found');
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  await mira.issue('incident.claim', ticket, { team: desk.team });
  await mira.issue('incident.resolve', ticket, { resolution: 'Restarted it.' });
  await page.getByRole('link', { name: /^My tickets/ }).click();
  await page.getByRole('link', { name: /The scanner is not found/ }).click();
  await page.getByRole('button', { name: 'No, it is still broken' }).click();
  line.cut();

  await mira.issue('incident.reopen', ticket, { reason: 'Seen in the log.' });
  await mira.issue('incident.resolve', ticket, { resolution: 'Replaced it.' });
  line.restore();
  await expect(page.getByText('Replaced it.').first()).toBeVisible({ timeout: 40_000 });
  await page.getByRole('button', { name: 'Yes, it is solved' }).click();
  await expect(page.getByRole('heading', { name: 'Finished' })).toBeVisible();
});

test('tickets are read without a connection, with their age, and answers wait for it', async ({
  helper,
  hub,
  line,
  desk,
}) => {
  const first = await helper.startEnrolled();
  await noteNotifications(first.app);
  const ticket = await reportQuickly(first.page, desk, 'The scanner is not found');
  const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
  await mira.issue('incident.reply', ticket, { text: 'Is its lamp on?' });
  await expect.poll(() => notificationsOf(first.app)).toContain('Mira Sandoval answered');
  await first.app.close();
  line.cut();

  const { page } = await helper.start();
  await page.getByRole('link', { name: /^My tickets/ }).click();
  await page.getByRole('link', { name: /The scanner is not found/ }).click();
  await expect(page.getByText('Is its lamp on?')).toBeVisible();
  await expect(page.getByText('You see what was known').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Write to us' }).fill('Yes, it is green.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Will be sent as soon as the help desk can be reached')).toBeVisible();

  line.restore();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect
    .poll(async () => (await linesOf(desk, ticket)).filter(({ name }) => name === 'incident.replied'))
    .toHaveLength(2);
});

test('an outage is announced: a notification once, and on the start screen as long as it lasts', async ({
  helper,
  desk,
}) => {
  const { app, page } = await helper.startEnrolled();
  await noteNotifications(app);
  const announcement = announcementId.parse(newRecordId('announcement'));
  await desk.administrator.issue('announcement.publish', announcement, {
    kind: 'outage',
    title: 'Mail is down',
    text: 'We are on it. Webmail works.',
    site: null,
    startsAtMs: epochMs.parse(Date.now() - 60_000),
    endsAtMs: epochMs.parse(Date.now() + HOUR_MS),
  });

  const shown = page.getByRole('region', { name: 'Announcements' });
  await expect(shown).toContainText('Outage');
  await expect(shown).toContainText('Mail is down');
  await expect.poll(() => notificationsOf(app)).toEqual(['Outage: Mail is down']);
  await desk.administrator.issue('announcement.withdraw', announcement, {});
  await expect(shown).toHaveCount(0);
  expect(await notificationsOf(app)).toEqual(['Outage: Mail is down']);
});

test('an answer is found, read without a connection later, and what did not help is reported in the same words', async ({
  helper,
  line,
  desk,
}) => {
  await publishArticle(desk);
  const { app, page } = await helper.startEnrolled();
  await page.getByRole('link', { name: /^Search for an answer/ }).click();
  await page.getByRole('textbox', { name: 'What is the matter?' }).fill('the printer has a paper jam');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /Paper jam in the printer/ }).click();
  await expect(page.getByText('Open the tray and pull gently.')).toBeVisible();
  await page.getByRole('button', { name: 'No, it did not' }).click();
  await expect(page.getByRole('heading', { name: /Sorry to hear that/ })).toBeVisible();
  await app.close();
  line.cut();

  const again = await helper.start();
  await again.page.getByRole('link', { name: /^Search for an answer/ }).click();
  await again.page.getByRole('button', { name: 'Search' }).click();
  await expect(again.page.getByText('kept on this computer').first()).toBeVisible();
  await again.page.getByRole('link', { name: /Paper jam in the printer/ }).click();
  await expect(again.page.getByText('Open the tray and pull gently.')).toBeVisible();
  await again.page.getByRole('button', { name: 'This did not help: report it' }).click();
  await expect(again.page.getByRole('textbox', { name: 'What is the matter?' })).toHaveValue(
    'the printer has a paper jam',
  );
});

test('what was done on the computer stands there in plain words, and who gave it to whom', async ({ helper, desk }) => {
  const { page } = await helper.startEnrolled();
  await page.getByRole('link', { name: /^What was done on this computer/ }).click();

  await expect(page.getByText('This computer was made known to the help desk, for Vera Lindqvist')).toBeVisible();
  await expect(page.getByText('The helper looked at the computer and found something new')).toBeVisible({
    timeout: 30_000,
  });
  const [device] = await devicesOf(desk);
  await desk.administrator.issue('device.allocate', device!.id, { person: null, site: null });
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await expect(page.getByText('This computer belongs to nobody yet.')).toBeVisible();
});

test('starting at sign-in is an entry of the user, which the switch takes away again', async ({ helper }) => {
  const { page } = await helper.startEnrolled();
  const entry = join(helper.home, '.config/autostart/deskbell-helper.desktop');
  // It is there a moment before anything stands in it.
  await expect.poll(() => readFile(entry, 'utf8').catch(() => '')).toMatch(/^Exec=.* --hidden$/m);

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: /Start when I sign in/ }).click();
  await expect.poll(() => existsSync(entry)).toBe(false);
});

test('without a tray closing the window minimises it, which was said before; quitting ends everything', async ({
  helper,
}) => {
  const { app, page } = await helper.startEnrolled();
  await expect(page.getByText('This desktop has no tray')).toBeVisible();
  await page.getByRole('button', { name: 'Understood' }).click();
  await expect(page.getByText('This desktop has no tray')).toHaveCount(0);

  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isMinimized()))
    .toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.restore());
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Quit Deskbell Helper' }).click();
  await expect(page.getByRole('dialog')).toContainText('what has not been sent waits');
  const closed = app.waitForEvent('close');
  await ending(closed, () => page.getByRole('button', { name: 'Quit', exact: true }).click());
});

test.describe('on a desktop with a tray', () => {
  test.use({ hasTray: true });

  test('closing the window leaves the tray, whose menu reports, and marks what is to be read', async ({
    helper,
    hub,
    desk,
  }) => {
    const { app, page } = await helper.startEnrolled();
    const ticket = await reportQuickly(page, desk, 'The scanner is not found');
    await noteTray(app, page);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isVisible()))
      .toBe(false);

    const mira = await signInOverApi(hub.origin, desk.mira.login, desk.mira.password);
    await mira.issue('incident.reply', ticket, { text: 'Is its lamp on?' });
    await expect
      .poll(() => trayOf(app))
      .toEqual({
        toolTip: 'Deskbell Helper: there is an answer',
        labels: ['Open Deskbell Helper', 'Report a problem', '', 'Quit'],
      });
    await pressInTray(app, 'Report a problem');
    await expect(page.getByRole('heading', { name: 'Report a problem' })).toBeVisible();
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isVisible()))
      .toBe(true);
  });
});

test('a core that is killed comes back, nothing is lost, and it is said once', async ({ helper, line, desk }) => {
  const { app, page } = await helper.startEnrolled();
  await expect.poll(() => devicesOf(desk)).toHaveLength(1);
  line.cut();
  await page.getByRole('link', { name: /^Report a problem/ }).click();
  await writeProblem(page, 'No sound');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: /Thank you/ })).toBeVisible();

  for (const core of childrenWith(app.process().pid!, 'core.cjs')) process.kill(core, 'SIGKILL');

  await expect(page.getByText('A part of the helper had to be started again.')).toBeVisible();
  line.restore();
  await expect.poll(() => incidentsOf(desk), { timeout: 40_000 }).toHaveLength(1);
});

test('a helper that runs as a service and the app never work on the same data', async ({ helper }, testInfo) => {
  // Where the system keeps no secrets, the key lies in a file that the service can read too.
  const { app, page: first } = await helper.startEnrolled('--password-store=basic');
  await first.getByRole('link', { name: 'Settings' }).click();
  await expect(first.getByText('This system has no place for secrets.')).toBeVisible();
  const service = () =>
    startChild({
      script: ['agent-helper/main/helper.ts', 'run'],
      environment: { DESKBELL_HELPER_DATA: helper.data, LANG: 'C' },
      logFile: testInfo.outputPath('service.log'),
    });

  expect((await service().ended).exitCode).toBe(1);
  await app.close();
  const running = service();
  await expect.poll(() => readFile(testInfo.outputPath('service.log'), 'utf8')).toContain('helper started');
  const { page } = await helper.start('--password-store=basic');
  await expect(page.getByText('Another helper is running for you on this computer')).toBeVisible();
  await running.stop();
  await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible({ timeout: 30_000 });
});
