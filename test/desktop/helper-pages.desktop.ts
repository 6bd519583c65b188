import { expect } from '@playwright/test';
import { expectAccessible } from '../support/accessibility.ts';
import { test } from '../support/desktop-helper.ts';
import { reportQuickly } from '../support/helper-acts.ts';

test('every screen holds to WCAG 2.2 AA, in both themes, also when it is zoomed to 200 %', async ({ helper, desk }) => {
  test.setTimeout(180_000);
  const { app, page } = await helper.start();
  await expect(page.getByRole('button', { name: 'Connect this computer' })).toBeVisible();
  await expectAccessible(page, 'enrolment');
  await app.close();
  const enrolled = await helper.startEnrolled();
  const ticket = await reportQuickly(enrolled.page, desk, 'The scanner is not found');
  for (const theme of ['Light', 'Dark']) {
    await enrolled.page.getByRole('link', { name: 'Settings' }).click();
    await enrolled.page.getByText(theme, { exact: true }).click();
    await expect(enrolled.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
    await expectAccessible(enrolled.page, `settings, ${theme}`);
    for (const screen of ['Report a problem', 'My tickets', 'Search for an answer', 'What was done on this computer']) {
      await enrolled.page.getByRole('link', { name: 'Help', exact: true }).click();
      await expect(enrolled.page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
      await expectAccessible(enrolled.page, `start, ${theme}`);
      await enrolled.page.getByRole('link', { name: new RegExp(`^${screen}`) }).click();
      await expect(enrolled.page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
      await expectAccessible(enrolled.page, `${screen}, ${theme}`);
    }
    await enrolled.page.getByRole('link', { name: 'Help', exact: true }).click();
    await enrolled.page.getByRole('link', { name: /^My tickets/ }).click();
    await enrolled.page.getByRole('link', { name: /The scanner is not found/ }).click();
    await expect(enrolled.page.getByRole('heading', { name: 'The scanner is not found' })).toBeVisible();
    await expectAccessible(enrolled.page, `ticket ${ticket}, ${theme}`);
  }
  await enrolled.page.setViewportSize({ width: 210, height: 320 });
  await expect.poll(() => enrolled.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(210);
});

test('connections that no policy sees lead nowhere from its pages, and updates find their way all the same', async ({
  helper,
  hub,
}) => {
  const { app } = await helper.startEnrolled();

  const ways = await app.evaluate(async ({ BrowserWindow, session }, hub) => {
    const { defaultSession } = session;
    return {
      peers: BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
      elsewhere: await defaultSession.resolveProxy('https://evil.example/'),
      hub: await defaultSession.resolveProxy(hub),
      updates: await session.fromPartition('deskbell-updates').resolveProxy(hub),
    };
  }, hub.origin);

  expect(ways).toEqual({
    peers: ['disable_non_proxied_udp'],
    elsewhere: 'SOCKS5 127.0.0.1:1',
    hub: 'SOCKS5 127.0.0.1:1',
    updates: 'DIRECT',
  });
});

test('a page that was taken over reaches no Node, no other page and no network', async ({ helper, hub }) => {
  const { app, page } = await helper.startEnrolled();

  const reached = await page.evaluate(async (address) => {
    const attempt = async (work: () => unknown) => {
      try {
        return String(await work());
      } catch {
        return 'denied';
      }
    };
    const runsInline = () => {
      const script = document.createElement('script');
      script.textContent = 'window.wasRun = true';
      document.head.append(script);
      return 'wasRun' in window;
    };
    const bridge = window as unknown as { deskbellDesktop: { ask: Record<string, (input: unknown) => unknown> } };
    return {
      globals: ['require', 'process', 'ipcRenderer', 'module'].filter((name) => name in window),
      fetch: await attempt(() => fetch(`${address}/api/health`)),
      script: runsInline(),
      window: window.open('https://evil.example') === null,
      frozen: Object.isFrozen(bridge.deskbellDesktop),
      added: await attempt(() => Object.assign(bridge.deskbellDesktop.ask, { evil: () => 1 })),
      unknown: JSON.stringify(await bridge.deskbellDesktop.ask['ticket.read']?.({ ticket: '../../etc/passwd' })),
      camera: await attempt(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await attempt(() => navigator.mediaDevices.getDisplayMedia()),
    };
  }, hub.origin);

  expect(reached).toMatchObject({
    globals: [],
    fetch: 'denied',
    script: false,
    window: true,
    frozen: true,
    added: 'denied',
    unknown: expect.stringContaining('ipc.input-invalid'),
    camera: 'denied',
    screen: 'denied',
  });
  await page.evaluate(() => location.assign('https://evil.example'));
  await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});
