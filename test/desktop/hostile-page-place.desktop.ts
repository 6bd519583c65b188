import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { signIn } from '../support/desktop-console.ts';
import { logOf, test, toldTo } from '../support/hostile-page.ts';

/** The ways on which a page leaves for another. */
const ways: readonly ((page: Page, to: string) => Promise<unknown>)[] = [
  async (page, to) => page.evaluate((to) => location.assign(to), to),
  async (page, to) => page.evaluate((to) => location.replace(to), to),
  async (page, href) =>
    page.evaluate((href) => Object.assign(document.createElement('a'), { href, target: '_top' }).click(), href),
  async (page, to) =>
    page.evaluate((to) => {
      const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` });
      document.head.append(meta);
    }, to),
];

test.describe('a page that was taken over', () => {
  test('goes nowhere, and each attempt stands in the log', async ({ console: desktop, taken: { app, page }, post }) => {
    const address = page.url();
    const stopped = async () =>
      (await logOf(desktop.profile)).filter(
        ({ event, attempt }) => event === 'page kept in place' && attempt === 'navigate',
      );
    const elsewhere = [
      [`${post.origin}/location`, 'http:'],
      ['https://evil.example/', 'https:'],
      [new URL('//helper.app.invalid/', address).href, /^(?:app|https):$/],
      ['/settings', 'app:'],
      ['/assets/..%2f..%2fpackage.json', 'app:'],
    ] as const;

    let attempts = 0;
    for (const [to, scheme] of elsewhere) {
      for (const go of ways) {
        await go(page, to);
        attempts += 1;
        await expect.poll(async () => (await stopped()).length, to).toBe(attempts);
        expect((await stopped()).at(-1)?.['scheme']).toEqual(
          typeof scheme === 'string' ? scheme : expect.stringMatching(scheme),
        );
      }
    }
    // What Chromium itself never starts from a page.
    for (const to of ['file:///etc/passwd', 'data:text/html,<h1>Sign in</h1>', 'chrome://gpu', 'javascript:alert(1)']) {
      for (const go of ways) await go(page, to);
    }

    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();
    expect(page.url()).toBe(address);
    expect(app.windows()).toHaveLength(1);
    expect(toldTo(post)).toEqual([]);
  });

  test('posts no form, and cannot say that it is elsewhere', async ({ taken: { page }, post }) => {
    const claims = await page.evaluate((origin) => {
      const form = Object.assign(document.createElement('form'), { action: `${origin}/form`, method: 'post' });
      document.body.append(form);
      form.submit();
      const claimed = [`${origin}/`, 'https://console.evil.example/', 'file:///', '//evil.example/', 'about:blank'];
      return claimed.map((address) => {
        try {
          history.pushState(null, '', address);
          return `claimed ${address}`;
        } catch (error) {
          return error instanceof DOMException ? error.name : 'failed';
        }
      });
    }, post.origin);

    expect(new Set(claims)).toEqual(new Set(['SecurityError']));
    // Playwright still waits for the form; the page itself has gone on.
    expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Where is your desk?');
    expect(toldTo(post)).toEqual([]);
  });

  test('opens no window: a link goes to the system if it may, and all else nowhere', async ({
    console: desktop,
    taken: { app, page },
    post,
  }) => {
    const opened = await page.evaluate((origin) => {
      const wanted = [
        '/settings',
        '/print/incident:1',
        'about:blank',
        'file:///etc/passwd',
        'data:text/html,x',
        'app://console/',
      ];
      const names = wanted.map((address) => window.open(address) === null);
      for (const target of ['_blank', 'other', '_top.x']) {
        Object.assign(document.createElement('a'), { href: `ftp://127.0.0.1/${target}`, target }).click();
      }
      const form = Object.assign(document.createElement('form'), { action: `${origin}/form`, target: '_blank' });
      document.body.append(form);
      form.submit();
      return names;
    }, post.origin);

    expect(new Set(opened)).toEqual(new Set([true]));
    const stopped = async () =>
      (await logOf(desktop.profile)).filter(({ attempt }) => attempt === 'open-window').length;
    await expect.poll(stopped).toBeGreaterThanOrEqual(opened.length);
    expect(app.windows()).toHaveLength(1);
    // None of these leads out of the app.
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(toldTo(post)).toEqual([]);
  });

  test('reads no file but the pages of its app', async ({ taken: { page } }) => {
    const read = await page.evaluate(async () => {
      const outside = [
        '/../main.cjs',
        '/..%2fmain.cjs',
        '/%2e%2e/main.cjs',
        '/..%5cmain.cjs',
        '/%252e%252e/main.cjs',
        '/package.json',
        '/assets/..%2f..%2fpackage.json',
        '/assets/%2e%2e%2f%2e%2e%2fpreload.cjs',
        '/%00',
        '/index.html%00.js',
        '/main.cjs',
        'file:///etc/passwd',
        'app://console/',
        'app://helper/',
        '//helper.app.invalid/',
        '//evil.example/',
        'chrome://gpu',
      ];
      const read = async (address: string) => {
        try {
          const answer = await fetch(address);
          return answer.ok ? `${address}: ${(await answer.text()).slice(0, 40)}` : answer.status;
        } catch {
          return 'refused';
        }
      };
      return Promise.all(outside.map(read));
    });

    expect(new Set(read)).toEqual(new Set([404, 'refused']));
    const posted = await page.evaluate(async () => (await fetch('/', { method: 'POST', body: 'x' })).status);
    expect(posted).toBe(405);
  });

  test('is granted nothing of the system that its window has no use for', async ({ console: desktop, hub, desk }) => {
    const { page } = await desktop.start(`--hub=${hub.origin}`);
    await signIn(page, desk.mira);

    const refused = await page.evaluate(async () => {
      // Not in the types of every browser.
      const { usb, serial, hid, wakeLock } = navigator as unknown as Record<
        string,
        Record<string, (over?: object) => unknown>
      >;
      const attempts: Readonly<Record<string, () => unknown>> = {
        camera: async () => navigator.mediaDevices.getUserMedia({ video: true }),
        microphone: async () => navigator.mediaDevices.getUserMedia({ audio: true }),
        screen: async () => navigator.mediaDevices.getDisplayMedia({ video: true }),
        place: async () => new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed)),
        clipboard: async () => navigator.clipboard.readText(),
        clipboardItems: async () => navigator.clipboard.read(),
        usb: () => usb?.['requestDevice']?.({ filters: [] }),
        serial: () => serial?.['requestPort']?.(),
        hid: () => hid?.['requestDevice']?.({ filters: [] }),
        midi: async () => navigator.requestMIDIAccess(),
        wakeLock: () => wakeLock?.['request']?.(),
        passkey: async () => navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } }),
        fonts: () => (window as unknown as Record<string, () => unknown>)['queryLocalFonts']?.(),
      };
      const outcomes = Object.entries(attempts).map(([name, attempt]) =>
        (async () => attempt())().then(
          () => `${name} was granted`,
          () => null,
        ),
      );
      const granted = (await Promise.all(outcomes)).filter((outcome) => outcome !== null);
      const notifications = await Notification.requestPermission();
      const pasted = document.execCommand('paste');
      return { granted, notifications, pasted, shared: typeof SharedArrayBuffer };
    });

    expect(refused).toEqual({ granted: [], notifications: 'denied', pasted: false, shared: 'undefined' });
  });
});
