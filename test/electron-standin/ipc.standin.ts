import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

test('what invoke carries there and back is a structured clone', async ({ sharedPage: page }) => {
  const back = await page.evaluate(async () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle['self'] = circle;
    const sent = {
      date: new Date(5),
      pattern: /a/gi,
      map: new Map([['key', new Set([1, 2n])]]),
      numbers: [Number.NaN, -0, Infinity],
      nothing: undefined,
      bytes: new Uint8Array([1, 2, 255]),
      buffer: new Uint16Array([7, 8]).buffer,
      error: new RangeError('too far'),
      circle,
    };
    const got = await window.desk.echo(sent);
    return {
      date: got.date instanceof Date && got.date.getTime(),
      pattern: String(got.pattern),
      set: [...(got.map.get('key') ?? [])].map(String),
      numbers: got.numbers.map((value) => (Object.is(value, -0) ? '-0' : String(value))),
      hasNothing: 'nothing' in got,
      bytes: got.bytes instanceof Uint8Array && [...got.bytes],
      buffer: [...new Uint16Array(got.buffer)],
      error: got.error.message,
      isCircle: (got.circle as { self: unknown }).self === got.circle,
    };
  });

  expect(back).toEqual({
    date: 5,
    pattern: '/a/gi',
    set: ['1', '2'],
    numbers: ['NaN', '-0', 'Infinity'],
    hasNothing: true,
    bytes: [1, 2, 255],
    buffer: [7, 8],
    error: 'too far',
    isCircle: true,
  });
});

test('errors of invoke read as Electron writes them', async ({ sharedPage: page }) => {
  const texts = await page.evaluate(() => {
    const { desk } = window;
    const calls = [desk.fail(), desk.unknown(), desk.echo({ call: () => 1 })];
    return Promise.all(calls.map((call) => call.then(String, (error: Error) => error.message)));
  });

  expect(texts).toEqual([
    "Error invoking remote method 'fail': TypeError: boom happened",
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    'An object could not be cloned.',
  ]);
});

test('the sender is the window’s own frame, the same object every time', async ({ app, page }) => {
  await app.evaluate(({ BrowserWindow, ipcMain }) => {
    ipcMain.handle('nobody', ({ sender, senderFrame }) => [
      senderFrame === sender.mainFrame,
      senderFrame?.parent,
      senderFrame?.url,
      senderFrame?.origin,
      BrowserWindow.fromWebContents(sender)?.id,
    ]);
  });

  const described: unknown = await page.evaluate(() => window.desk.unknown());

  expect(described).toEqual([true, null, 'app://desk/index.html', 'app://desk', 1]);
});

test('messages to a window arrive in the order they were sent', async ({ sharedApp: app, sharedPage: page }) => {
  await app.evaluate(({ BrowserWindow }) => {
    for (let at = 0; at < 1000; at += 1) BrowserWindow.getAllWindows()[0]?.webContents.send('news', at);
  });

  await expect.poll(() => page.evaluate(() => window.desk.heard().length)).toBe(1000);
  expect(await page.evaluate(() => window.desk.heard())).toEqual(Array.from({ length: 1000 }, (_, at) => at));
});

test('a port of a page and one of the main process speak to each other', async ({ sharedPage: page }) => {
  expect(await page.evaluate(() => window.desk.portEcho({ list: [1, 2] }))).toEqual({ echoed: { list: [1, 2] } });
});

test('a page and a utility process share a channel: thousands of messages in order, and large ones @both', async ({
  sharedPage: page,
}) => {
  const measured = await page.evaluate(async () => {
    const port = await new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', ({ ports }) => resolve(ports[0]!), { once: true });
      window.desk.connect();
    });
    const hear = (count: number): Promise<unknown[]> =>
      new Promise((resolve) => {
        const heard: unknown[] = [];
        const take = ({ data }: MessageEvent<unknown>): void => {
          heard.push(data);
          if (heard.length < count) return;
          port.removeEventListener('message', take);
          resolve(heard);
        };
        port.addEventListener('message', take);
        port.start();
      });
    const many = hear(5000);
    const begin = performance.now();
    for (let at = 0; at < 5000; at += 1) port.postMessage({ at, text: 'x'.repeat(100) });
    const order = (await many).map((message) => (message as { at: number }).at);
    const manyMs = performance.now() - begin;
    const large = hear(4);
    const beginLarge = performance.now();
    for (let at = 0; at < 4; at += 1) port.postMessage(new Uint8Array(1_048_576).fill(at));
    const bytes = (await large) as Uint8Array[];
    const closed = new Promise((resolve) => port.addEventListener('close', () => resolve('closed')));
    const largeMs = performance.now() - beginLarge;
    port.postMessage('end');
    return {
      isInOrder: order.every((place, at) => place === at),
      large: bytes.map((part) => [part.byteLength, part[1_048_575]]),
      whenTheProcessEnds: await closed,
      ms: { many: manyMs, large: largeMs },
    };
  });
  test.info().annotations.push({ type: 'milliseconds', description: JSON.stringify(measured.ms) });

  expect(measured).toMatchObject({
    isInOrder: true,
    large: [0, 1, 2, 3].map((at) => [1_048_576, at]),
    whenTheProcessEnds: 'closed',
  });
});

test('a port closes when the window that holds it is gone, or shows another document', async ({ app, page }) => {
  const closing = await app.evaluate(async ({ BrowserWindow, MessageChannelMain }) => {
    const window = BrowserWindow.getAllWindows()[0]!;
    const { webContents } = window;
    const arrival = `new Promise((resolve) => addEventListener('message', () => resolve(), { once: true }))`;
    const closedBy = async (act: () => void): Promise<string> => {
      await webContents.executeJavaScript(`window.arrival = ${arrival}; null`);
      const { port1, port2 } = new MessageChannelMain();
      const closed = new Promise<string>((resolve) => {
        port1.on('close', () => resolve('closed'));
      });
      port1.start();
      webContents.postMessage('port', null, [port2]);
      await webContents.executeJavaScript('window.arrival');
      act();
      return closed;
    };
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
    const byReload = await closedBy(() => webContents.reload());
    await loaded;
    return [byReload, await closedBy(() => window.destroy())];
  });

  expect(closing).toEqual(['closed', 'closed']);
  await expect.poll(() => page.isClosed()).toBe(true);
});
