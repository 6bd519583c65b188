import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

test('a page is pictured, printed to PDF and zoomed @both', async ({ app, page }) => {
  const pictured = () =>
    app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]!.webContents.capturePage();
      return [picture.getSize().width > 300, picture.toPNG().subarray(1, 4).toString()];
    });
  // Of a window that was never painted there is no picture.
  await expect(async () => expect(await pictured()).toEqual([true, 'PNG'])).toPass();
  const printed = await app.evaluate(async ({ BrowserWindow }) => {
    const pdf = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ pageSize: 'A4' });
    return pdf.subarray(0, 5).toString();
  });
  expect(printed).toBe('%PDF-');
  await expect(page.getByRole('heading')).toBeVisible();
  const before = await page.getByRole('heading').boundingBox();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(2));

  await expect
    .poll(async () => (await page.getByRole('heading').boundingBox())?.height)
    .toBeGreaterThan((before?.height ?? 0) * 1.8);
});

test('the main process runs code in the page, and styles it in spite of the content policy', async ({
  sharedApp: app,
  sharedPage: page,
}) => {
  const results = await app.evaluate(async ({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const failed = await webContents.executeJavaScript('nobody()').catch((error: Error) => error.message);
    const color = 'getComputedStyle(document.body).color';
    const key = await webContents.insertCSS('body { color: rgb(9, 8, 7) }');
    const styled: unknown = await webContents.executeJavaScript(color);
    await webContents.removeInsertedCSS(key);
    return [
      await webContents.executeJavaScript('Promise.resolve(6 * 7)'),
      failed,
      styled,
      await webContents.executeJavaScript(color),
    ];
  });

  expect(results).toEqual([42, expect.stringContaining('nobody is not defined'), 'rgb(9, 8, 7)', 'rgb(0, 0, 0)']);
  expect(page.isClosed()).toBe(false);
});

test('a context menu is the app’s own, and knows where it was asked for', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    const menus: unknown[] = [];
    Reflect.set(globalThis, 'menus', menus);
    BrowserWindow.getAllWindows()[0]!.webContents.on(
      'context-menu',
      (_event, { isEditable, selectionText, linkURL, editFlags }) => {
        menus.push({ isEditable, selectionText, linkURL, canCopy: editFlags.canCopy });
      },
    );
  });
  const field = page.getByLabel('Words');
  await field.fill('printer');
  await field.selectText();
  await field.click({ button: 'right' });
  await page.getByRole('link', { name: 'Second page' }).click({ button: 'right' });

  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'menus') as unknown))
    .toEqual([
      { isEditable: true, selectionText: 'printer', linkURL: '', canCopy: true },
      expect.objectContaining({ isEditable: false, linkURL: 'app://desk/second.html' }),
    ]);
});

test('colours follow the theme the app sets', async ({ app, page }) => {
  await app.evaluate(({ nativeTheme }) => (nativeTheme.themeSource = 'dark'));

  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('console messages and uncaught errors of a page reach the main process', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    const messages: unknown[] = [];
    Reflect.set(globalThis, 'messages', messages);
    BrowserWindow.getAllWindows()[0]!.webContents.on('console-message', ({ level, message }) =>
      messages.push([level, message]),
    );
  });
  await page.evaluate(() => {
    console.warn('low on', 2);
    setTimeout(() => {
      throw new Error('nobody caught me');
    });
  });

  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'messages') as unknown))
    .toEqual([
      ['warning', 'low on 2'],
      ['error', expect.stringContaining('nobody caught me')],
    ]);
});
