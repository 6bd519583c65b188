import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

/** Events of the first window's contents from now on, by name and address. */
async function listen(app: ElectronApplication, ...names: string[]): Promise<() => Promise<unknown>> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const heard: unknown[] = [];
    Reflect.set(globalThis, 'heard', heard);
    const contents: NodeJS.EventEmitter = BrowserWindow.getAllWindows()[0]!.webContents;
    for (const name of wanted) {
      contents.on(name, (event: { url?: string }, ...rest: unknown[]) => {
        heard.push([name, event.url ?? rest.find((detail) => typeof detail === 'string') ?? null]);
      });
    }
  }, names);
  return () => app.evaluate(() => Reflect.get(globalThis, 'heard') as unknown);
}

/** A port that somebody had a moment ago. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

test('the app prevents what a page wants to go to, and lets it go where it may', async ({ app, page }) => {
  const heard = await listen(app, 'will-navigate', 'did-navigate');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.on('will-navigate', (event) => {
      if (!event.url.startsWith('app://desk/')) event.preventDefault();
    });
  });

  await page.getByRole('link', { name: 'Elsewhere', exact: true }).click();
  await expect.poll(heard).toEqual([['will-navigate', 'https://elsewhere.example/page']]);
  await expect(page.getByText('Started', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Second page' }).click();

  await expect(page.getByRole('heading')).toHaveText('Second page');
  await expect.poll(heard).toEqual([
    ['will-navigate', 'https://elsewhere.example/page'],
    ['will-navigate', 'app://desk/second.html'],
    ['did-navigate', 'app://desk/second.html'],
  ]);
});

test('a page opens no window the app does not want', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'asked', asked);
    BrowserWindow.getAllWindows()[0]!.webContents.setWindowOpenHandler(({ url, frameName }) => {
      asked.push(`${frameName} ${url}`);
      return { action: 'deny' };
    });
  });

  const opened = await page.evaluate(() => window.open('/second.html', 'popup'));
  await page.getByRole('link', { name: 'Elsewhere in a window of its own' }).click();

  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown))
    .toEqual(['popup app://desk/second.html', '_blank https://elsewhere.example/page']);
  expect(opened).toBeNull();
  expect(app.windows()).toHaveLength(1);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a window the app wants has the preload and the bounds the app gave it @both', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]!.webContents.setWindowOpenHandler(() => ({
      action: 'allow',
      overrideBrowserWindowOptions: { width: 400, height: 300 },
    }));
  });

  const [popup] = await Promise.all([
    app.waitForEvent('window'),
    page.evaluate(() => globalThis.window.open('/second.html', 'popup')),
  ]);

  await expect(popup.getByRole('heading')).toHaveText('Second page');
  expect(await popup.evaluate(() => window.desk.addOne(41))).toBe(42);
  const shown = await app.browserWindow(popup);
  expect(await shown.evaluate((popped: Electron.BrowserWindow) => [popped.getSize(), popped.getTitle()])).toEqual([
    [400, 300],
    'Second page',
  ]);
});

test('loadURL follows redirects, and fails as Electron’s does', async ({ app, page }) => {
  const heard = await listen(app, 'will-redirect', 'did-fail-load');
  const nobodyListens = `http://127.0.0.1:${await closedPort()}/`;
  const outcomes = await app.evaluate(async ({ BrowserWindow }, closed) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const load = (url: string): Promise<unknown> =>
      webContents.loadURL(url).then(
        () => webContents.getURL(),
        (error: Error & { code: string; errno: number }) => [error.message, error.code, error.errno],
      );
    return [await load('app://desk/moved'), await load('app://desk/broken'), await load(closed)];
  }, nobodyListens);

  expect(outcomes).toEqual([
    'app://desk/second.html',
    ["ERR_FAILED (-2) loading 'app://desk/broken'", 'ERR_FAILED', -2],
    [`ERR_CONNECTION_REFUSED (-102) loading '${nobodyListens}'`, 'ERR_CONNECTION_REFUSED', -102],
  ]);
  await expect.poll(heard).toEqual([
    ['will-redirect', 'app://desk/second.html'],
    ['did-fail-load', 'ERR_FAILED'],
    ['did-fail-load', 'ERR_CONNECTION_REFUSED'],
  ]);
  expect(page.isClosed()).toBe(false);
});

test('events of a load come in Electron’s order, and the history goes back', async ({ app, page }) => {
  const names = [
    'did-start-loading',
    'did-start-navigation',
    'did-navigate',
    'dom-ready',
    'did-finish-load',
    'did-stop-loading',
  ];
  const heard = await listen(app, ...names);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]!.webContents.loadURL('app://desk/second.html'),
  );

  // Its load is over before it says that it has stopped.
  await expect.poll(async () => ((await heard()) as [string][]).map(([name]) => name)).toEqual(names);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.navigationHistory.canGoBack()),
    )
    .toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.navigationHistory.goBack());
  await expect(page.getByText('Started', { exact: true })).toBeVisible();
});

test('a page that has crashed is reported, and comes back by reload', async ({ app, page }) => {
  const story = await app.evaluate(async ({ app: main, BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const reports: unknown[] = [];
    main.on('render-process-gone', (_event, _contents, { reason }) => reports.push(['app', reason]));
    const gone = new Promise<void>((resolve) => {
      webContents.once('render-process-gone', (_event, { reason }) => {
        reports.push(['contents', reason, webContents.isCrashed()]);
        resolve();
      });
    });
    webContents.forcefullyCrashRenderer();
    await gone;
    const loaded = new Promise<void>((resolve) => {
      webContents.once('did-finish-load', () => resolve());
    });
    webContents.reload();
    await loaded;
    return [...reports, await webContents.executeJavaScript('window.desk.addOne(1)'), webContents.isCrashed()];
  });

  expect(story).toEqual([['contents', 'crashed', true], ['app', 'crashed'], 2, false]);
  expect(page.isClosed()).toBe(false);
});
