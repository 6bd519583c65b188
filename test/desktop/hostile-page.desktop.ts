import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { signIn, test } from '../support/desktop-console.ts';

test.describe('a page that was taken over', () => {
  test('finds neither Node nor Electron, and cannot change what it was given', async ({ console: desktop }) => {
    const { page } = await desktop.start();
    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();

    const found = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'];
      return names.filter((name) => name in globalThis);
    });
    expect(found).toEqual([]);

    const bridge = await page.evaluate(() => {
      const given = window.deskbellDesktop;
      if (given === undefined) return null;
      const before = given.ask['link.open'];
      for (const spoil of [
        () => Object.assign(given.ask, { 'link.open': () => 'mine' }),
        () => Object.assign(given, { ask: {} }),
        () => Object.defineProperty(window, 'deskbellDesktop', { value: {} }),
      ]) {
        try {
          spoil();
        } catch {
          // That is what is hoped for.
        }
      }
      return {
        isUnchanged: window.deskbellDesktop?.ask['link.open'] === before,
        kinds: Object.values(given.ask).map((one) => typeof one),
        names: Object.keys(given),
      };
    });
    expect(bridge?.isUnchanged).toBe(true);
    expect(new Set(bridge?.kinds)).toEqual(new Set(['function']));
    expect(bridge?.names).toEqual(['ask', 'hear']);
  });

  test('is refused what its window may not ask, and what is no message', async ({ console: desktop }) => {
    const { page } = await desktop.start();
    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();

    const ask = (request: string, input: unknown) =>
      page.evaluate(([request, input]) => window.deskbellDesktop?.ask[request as string]?.(input), [request, input]);

    expect(await ask('desk.connect', {})).toMatchObject({ ok: false, code: 'ipc.window-not-allowed' });
    expect(await ask('capture.begin', {})).toMatchObject({ ok: false, code: 'ipc.window-not-allowed' });
    expect(await ask('hub.keep', { origin: 'http://evil.example' })).toMatchObject({ code: 'ipc.input-invalid' });
    expect(await ask('hub.check', { address: 'x', path: '../' })).toMatchObject({ code: 'ipc.input-invalid' });
    expect(await ask('link.open', { address: 'file:///etc/passwd' })).toEqual({ ok: true, value: false });
  });

  test('stays where it was put, and loads nothing from elsewhere', async ({ console: desktop, hub }) => {
    const { app, page } = await desktop.start();
    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();

    expect(await failsIn(page, `fetch('${hub.origin}/healthz')`)).toBe(true);
    expect(
      await failsIn(
        page,
        `new Promise((open, fail) => {
      const socket = new WebSocket('${hub.origin.replace('http', 'ws')}/api/sync/stream');
      socket.onopen = open; socket.onerror = fail;
    })`,
      ),
    ).toBe(true);
    // Asked from a timer: what a debugger runs may evaluate text, a page may not.
    const evaluates = `new Promise((done, fail) => setTimeout(() => { try { done(eval('1')); } catch (error) { fail(error); } }))`;
    expect(await failsIn(page, evaluates)).toBe(true);
    expect(await failsIn(page, `import('data:text/javascript,1')`)).toBe(true);
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      window.open(address);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src=x onerror="document.title=\'taken\'"><webview src="https://evil.example"></webview>',
      );
      const link = document.createElement('a');
      link.href = address;
      link.click();
    }, `${hub.origin}/`);
    // Whatever was begun has been stopped once the page answers again.
    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();

    expect(app.windows()).toHaveLength(1);
    expect(await page.title()).not.toBe('taken');
    expect(page.frames().filter((frame) => frame.url().startsWith(hub.origin))).toEqual([]);
    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();
  });

  test('gets no camera, no place, and no screen that was not asked for a moment before', async ({
    console: desktop,
    hub,
    desk,
  }) => {
    const { page } = await desktop.start(`--hub=${hub.origin}`);
    await signIn(page, desk.mira);

    expect(await failsIn(page, 'navigator.mediaDevices.getUserMedia({ video: true })')).toBe(true);
    const capture = `navigator.mediaDevices.getDisplayMedia({ video: true }).then((stream) => stream.getTracks().forEach((track) => track.stop()))`;
    expect(await failsIn(page, capture)).toBe(true);
    expect(await failsIn(page, `window.deskbellDesktop.ask['capture.begin']({}).then(() => ${capture})`)).toBe(false);
    expect(await failsIn(page, capture)).toBe(true);
  });
});

/** Whether what the page tries is refused. */
async function failsIn(page: Page, expression: string): Promise<boolean> {
  return page.evaluate(`(async () => ${expression})().then(() => false, () => true)`);
}
