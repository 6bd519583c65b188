import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

test('absolute paths, modules, workers, wasm and fonts load from the app’s own scheme @both', async ({
  sharedPage: page,
}) => {
  const loaded = await page.evaluate(async () => {
    const worker = new Worker('/worker.js', { type: 'module' });
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data), { once: true });
      port1.start();
    });
    worker.postMessage('question', [port2]);
    const { module } = await WebAssembly.instantiateStreaming(fetch('/empty.wasm'));
    const font = await new FontFace('Inter Test', 'url(/inter.woff2)').load();
    const heard = await answer;
    worker.terminate();
    return {
      color: getComputedStyle(document.querySelector('h1')!).color,
      worker: heard,
      wasm: module instanceof WebAssembly.Module,
      font: font.status,
    };
  });

  expect(loaded).toEqual({
    color: 'rgb(1, 2, 3)',
    worker: { words: 'Started', data: 'question', fetched: 200 },
    wasm: true,
    font: 'loaded',
  });
});

test('the content policy of the protocol handler holds', async ({ sharedPage: page }) => {
  const refused = await page.evaluate(async () => {
    const outcome = (attempt: Promise<unknown>): Promise<string> =>
      attempt.then(
        () => 'allowed',
        () => 'refused',
      );
    return {
      // What DevTools runs itself is exempt, so the page does it a moment later.
      evaluated: await outcome(
        new Promise((resolve) => setTimeout(resolve)).then(() =>
          (Reflect.get(window, 'eval') as (code: string) => unknown)('1'),
        ),
      ),
      elsewhere: await outcome(fetch('https://elsewhere.example/')),
      own: await outcome(fetch('/second.html')),
    };
  });

  expect(refused).toEqual({ evaluated: 'refused', elsewhere: 'refused', own: 'allowed' });
});

test('the handler sees the app’s own addresses', async ({ app, page }) => {
  await app.evaluate(({ protocol }) => {
    protocol.unhandle('app');
    protocol.handle('app', async (request) => {
      const { url, method, headers } = request;
      return Response.json({ url, method, origin: headers.get('origin'), body: await request.text() });
    });
  });

  const seen: unknown = await page.evaluate(async () => {
    const response = await fetch('/api?x=1', { method: 'POST', body: 'häh?' });
    return response.json() as Promise<unknown>;
  });

  expect(seen).toEqual({ url: 'app://desk/api?x=1', method: 'POST', origin: 'app://desk', body: 'häh?' });
});

test('headers can be changed, and requests cancelled, by the session', async ({ app, page }) => {
  const changed = await app.evaluate(async ({ BrowserWindow, session }) => {
    const { webRequest } = session.defaultSession;
    webRequest.onHeadersReceived(({ responseHeaders }, callback) => {
      callback({ responseHeaders: { ...responseHeaders, 'x-added': ['by the session'] } });
    });
    webRequest.onBeforeRequest({ urls: ['app://desk/words.js'] }, (_details, callback) => callback({ cancel: true }));
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const code = `Promise.all([
      fetch('/second.html').then(({ headers }) => headers.get('x-added')),
      fetch('/words.js').then(String, () => 'cancelled'),
    ])`;
    return webContents.executeJavaScript(code) as Promise<unknown>;
  });

  expect(changed).toEqual(['by the session', 'cancelled']);
  expect(page.isClosed()).toBe(false);
});
