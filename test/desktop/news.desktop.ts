import { expect } from '@playwright/test';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { clickNotification, noteNotifications, notificationsOf } from '../support/helper-acts.ts';
import { signInOverApi } from '../support/hub-session.ts';

test('an agent who does not look hears of a reply: the tray counts it, and the notification opens the ticket', async ({
  console: desktop,
  line,
  desk,
}) => {
  const { app, page } = await desktop.start(`--hub=${line.origin}`);
  await noteNotifications(app);
  await app.evaluate(({ Tray }) => {
    Tray.prototype.setToolTip = (toolTip) => void Reflect.set(globalThis, 'trayToolTip', toolTip);
  });
  const toolTip = () => app.evaluate(() => String(Reflect.get(globalThis, 'trayToolTip')));
  await signIn(page, desk.mira);
  const mira = await signInOverApi(line.origin, desk.mira.login, desk.mira.password);
  const ticket = incidentId.parse(newRecordId('incident'));
  await mira.issue('incident.log', ticket, {
    ...aLogInput({ requester: desk.vera.person, summary: 'The scanner is not found', number: null }),
    site: desk.site,
    routing: { team: desk.team, owner: desk.mira.agent },
  });
  await expect(page.getByRole('link', { name: /The scanner is not found/ })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());

  const vera = await signInOverApi(line.origin, desk.vera.login, desk.vera.password);
  await vera.issue('incident.reply', ticket, { text: 'It is back, thank you.' });

  await expect.poll(() => notificationsOf(app)).toEqual(['The requester has replied']);
  await expect.poll(toolTip).toContain('1 requester waits for your reply');
  await clickNotification(app);
  await expect(page.getByRole('article', { name: 'The scanner is not found' })).toContainText('It is back, thank you.');
});
