import { expect } from '@playwright/test';
import { test } from './launch-sample.ts';

test('a page sees nothing of Node and nothing of its preload but the exposed API @both', async ({
  sharedPage: page,
}) => {
  const seen = await page.evaluate(() => ({
    names: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'leaked'].filter((name) => name in window),
    whole: Object.keys(window.desk.whole),
    sandboxed: window.desk.sandboxed,
    isSecure: [isSecureContext, typeof crypto.subtle, 'serviceWorker' in navigator],
  }));

  expect(seen).toEqual({ names: [], whole: [], sandboxed: true, isSecure: [true, 'object', true] });
});

test('the exposed API is frozen, cannot be replaced, and is exposed once', async ({ sharedPage: page }) => {
  const changed = await page.evaluate(() => {
    const attempt = (change: () => void): string => {
      try {
        change();
        return 'changed';
      } catch (error) {
        return (error as Error).message;
      }
    };
    return [
      attempt(() => window.desk.nested.list.push('c')),
      attempt(() => Object.defineProperty(window, 'desk', { value: 1 })),
      attempt(() => window.desk.exposeAgain()),
      Object.isFrozen(window.desk) && Object.isFrozen(window.desk.nested),
    ];
  });

  expect(changed).toEqual([
    'Cannot add property 2, object is not extensible',
    'Cannot redefine property: desk',
    'Cannot bind an API on top of an existing property on the window object',
    true,
  ]);
});

test('values cross the bridge as copies, functions as themselves', async ({ sharedPage: page }) => {
  const crossed = await page.evaluate(async () => {
    const { desk } = window;
    const mine = () => 1;
    let thrown: unknown;
    try {
      desk.fails();
    } catch (error) {
      thrown = error;
    }
    return {
      each: desk.each([1, 2, 3], (item) => item * 10),
      later: await desk.nested.later,
      isSame: desk.same(mine) === mine,
      map: desk.same(new Map([[1, { two: 2 }]])).get(1),
      bytes: [...desk.same(new Uint8Array([1, 2, 255]))],
      instance: desk.desk,
      thrown: thrown instanceof Error && [thrown.name, thrown.message],
    };
  });

  expect(crossed).toEqual({
    each: [10, 20, 30],
    later: 7,
    isSame: true,
    map: { two: 2 },
    bytes: [1, 2, 255],
    instance: { name: 'First line' },
    thrown: ['Error', 'from the preload'],
  });
});

test('a hostile page that replaces built-ins hears nothing of the bridge, and breaks nothing', async ({
  sharedPage: page,
}) => {
  const result = await page.evaluate(async () => {
    const heard: string[] = [];
    const spy = (owner: object, name: string): void => {
      const real = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
      const apply = Reflect.apply;
      Object.defineProperty(owner, name, {
        configurable: true,
        writable: true,
        value(this: unknown, ...args: unknown[]) {
          heard[heard.length] = name;
          return apply(real, this, args);
        },
      });
    };
    const { desk } = window;
    spy(EventTarget.prototype, 'dispatchEvent');
    spy(EventTarget.prototype, 'addEventListener');
    spy(window, 'CustomEvent');
    spy(JSON, 'stringify');
    spy(JSON, 'parse');
    spy(Map.prototype, 'get');
    spy(WeakMap.prototype, 'get');
    spy(Function.prototype, 'call');
    spy(Function.prototype, 'apply');
    spy(Array.prototype, 'push');
    const traps = Array.prototype as object;
    Reflect.defineProperty(traps, '0', {
      configurable: true,
      set() {
        heard[heard.length] = 'setter';
      },
    });
    const answer = await desk.addOne(1);
    Reflect.deleteProperty(traps, '0');
    const channels = Object.getOwnPropertyNames(window).filter((name) => /^[bi][0-9a-f]{8}-/.test(name));
    return { answer, heard: [...heard], channels };
  });

  expect(result).toEqual({ answer: 2, heard: [], channels: [] });
});

test('a sandboxed preload can require nothing but what Electron gives it', async ({
  sharedApp: app,
  sharedPage: page,
}) => {
  const refusals = await page.evaluate(() =>
    ['node:fs', './other.cjs'].map((name) => {
      try {
        return typeof window.desk.knows(name);
      } catch (error) {
        return (error as Error).message;
      }
    }),
  );
  const failed = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: '/nowhere/preload.cjs' } });
    const error = new Promise<string>((resolve) => {
      window.webContents.once('preload-error', (_event, file, cause) => resolve(`${file}: ${cause.message}`));
    });
    await window.loadURL('app://desk/second.html');
    window.destroy();
    return error;
  });

  expect(refusals).toEqual(['module not found: node:fs', 'module not found: ./other.cjs']);
  expect(failed).toContain('/nowhere/preload.cjs: ENOENT');
});
