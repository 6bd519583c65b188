import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

/** Names of the events a window and the app emit from now on. */
async function listen(app: ElectronApplication): Promise<() => Promise<unknown>> {
  await app.evaluate(({ BrowserWindow }) => {
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    const window: NodeJS.EventEmitter = BrowserWindow.getAllWindows()[0]!;
    const names = ['show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'maximize', 'unmaximize', 'resize', 'move'];
    for (const name of names) window.on(name, () => heard.push(name));
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'heard') as string[]);
}

test('a window is shown, hidden, minimised, maximised and moved as it is told @both', async ({ app, page }) => {
  const heard = await listen(app);
  const states = await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    const begin = window.getBounds();
    const state = () => [window.isVisible(), window.isMinimized(), window.isMaximized(), window.isFocused()];
    const seen = [state()];
    window.hide();
    seen.push(state());
    window.show();
    window.minimize();
    seen.push(state());
    window.restore();
    window.maximize();
    seen.push(state());
    const normal = window.getNormalBounds();
    window.unmaximize();
    window.setBounds({ x: 50, y: 60, width: 700, height: 500 });
    return { seen, isNormalKept: JSON.stringify(normal) === JSON.stringify(begin), bounds: window.getBounds() };
  });

  expect(states).toEqual({
    seen: [
      [true, false, false, true],
      [false, false, false, false],
      [true, true, false, false],
      [true, false, true, false],
    ],
    isNormalKept: true,
    bounds: { x: 50, y: 60, width: 700, height: 500 },
  });
  await expect
    .poll(heard)
    .toEqual(
      ['blur', 'hide', 'show', 'focus', 'blur', 'minimize', 'restore', 'resize'].concat([
        'maximize',
        'resize',
        'unmaximize',
        'resize',
        'resize',
        'move',
      ]),
    );
  await expect.poll(() => page.evaluate(() => window.outerWidth)).toBe(700);
});

test('closing can be prevented by the app and by the page', async ({ app, page }) => {
  const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    const heard: string[] = [];
    Reflect.set(globalThis, 'heard', heard);
    window.once('close', (event) => {
      heard.push('close prevented by the app');
      event.preventDefault();
    });
    window.webContents.on('will-prevent-unload', () => heard.push('close prevented by the page'));
  });
  await close();
  await page.evaluate(() => window.addEventListener('beforeunload', (event) => event.preventDefault()));
  await close();

  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'heard') as unknown))
    .toEqual(['close prevented by the app', 'close prevented by the page']);
  expect(page.isClosed()).toBe(false);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.destroy());
});

test('children close with their parent, and the app hears when the last window is gone', async ({ app, page }) => {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  const order = await app.evaluate(async ({ app: main, BrowserWindow }) => {
    const heard: string[] = [];
    main.removeAllListeners('window-all-closed');
    const parent = BrowserWindow.getAllWindows()[0]!;
    const child = new BrowserWindow({ parent, show: false });
    child.on('closed', () => heard.push('child closed'));
    parent.on('closed', () => heard.push('parent closed'));
    const names = [parent.getChildWindows().length, child.getParentWindow() === parent];
    const allClosed = new Promise<void>((resolve) => {
      main.on('window-all-closed', () => {
        heard.push('window-all-closed');
        resolve();
      });
    });
    parent.close();
    await allClosed;
    return [...names, ...heard];
  });
  await quit(app);
  await ended;

  expect(order).toEqual([1, true, 'parent closed', 'child closed', 'window-all-closed']);
  expect(page.isClosed()).toBe(true);
});

test('quitting asks in Electron’s order, and may be prevented @both', async ({ app, page }) => {
  let written = '';
  app.process().stdout?.on('data', (chunk: Buffer) => (written += chunk.toString()));
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: main, BrowserWindow }) => {
    main.once('before-quit', (event) => event.preventDefault());
    main.quit();
    const say = (name: string) => () => void process.stdout.write(`${name}\n`);
    for (const name of ['before-quit', 'window-all-closed', 'will-quit', 'quit'] as const) {
      (main as NodeJS.EventEmitter).on(name, say(name));
    }
    const window = BrowserWindow.getAllWindows()[0]!;
    window.on('close', say('close'));
    window.on('closed', say('closed'));
  });
  await quit(app);

  expect(await ended).toBe(0);
  // A process may be gone before all that it wrote was read.
  await expect.poll(() => written.trim().split('\n')).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
  expect(page.isClosed()).toBe(true);
});

/** The app may be gone before it has answered. */
async function quit(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app }) => app.quit()).catch(() => null);
}
