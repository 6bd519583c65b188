import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import { DESK_PORT_MARK } from '#contracts/console-ipc-names.ts';
import { consoleIpc } from '#contracts/console-ipc.ts';
import { beginWithTicket } from '../support/begin-with-ticket.ts';
import { openTicketWindow } from '../support/open-ticket.ts';
import { logOf, test } from '../support/hostile-page.ts';

const requests = Object.entries(consoleIpc.requests);

test.describe('a page that was taken over', () => {
  test('catches nothing of the preload by spoiling what both are built on', async ({ taken: { page } }) => {
    // Before anything else of the page runs, and again before each of its frames.
    await page.addInitScript(spoilBuiltIns);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();

    const answer = await page.evaluate(async () => window.deskbellDesktop?.ask['desktop.read']?.({}));

    expect(answer).toMatchObject({ ok: true, value: { window: 'set-up', hub: null } });
    const caught = await page.evaluate('window.caught');
    expect(caught).toMatchObject({ ofPreload: [] });
    // It would have caught them: the page's own code went through what was spoiled.
    expect(caught).toHaveProperty('calls', expect.any(Number));
    expect(Reflect.get(caught as object, 'calls')).toBeGreaterThan(100);
  });

  test('changes no request by what it puts on all objects', async ({ taken: { page } }) => {
    const answer = await page.evaluate(async () => {
      const ask = window.deskbellDesktop?.ask['desktop.read'];
      const everything: object = Object.prototype;
      const planted = {
        request: 'hub.keep',
        ok: true,
        role: 'desk',
        windows: ['set-up'],
        origin: 'http://127.0.0.1:1',
      };
      for (const [name, value] of Object.entries(planted)) {
        Reflect.defineProperty(everything, name, { configurable: true, value });
      }
      try {
        return await ask?.({});
      } finally {
        for (const name of Object.keys(planted)) Reflect.deleteProperty(everything, name);
      }
    });

    expect(answer).toMatchObject({ ok: true, value: { window: 'set-up', hub: null } });
  });

  test('has no bridge, and no Node, in a frame of its own making', async ({ taken: { page } }) => {
    const found = await page.evaluate(async () => {
      const text = '<p>Hello</p>';
      const blob = URL.createObjectURL(new Blob([text], { type: 'text/html' }));
      const sources = [
        { srcdoc: text },
        { src: 'about:blank' },
        { src: `data:text/html,${text}` },
        { src: blob },
        { src: '/' },
      ];
      const names = ['deskbellDesktop', 'require', 'process', 'module', 'ipcRenderer'];
      const look = async (source: Partial<HTMLIFrameElement>) => {
        const frame = Object.assign(document.createElement('iframe'), source);
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        try {
          return names.filter((name) => Reflect.has(frame.contentWindow ?? {}, name));
        } catch {
          return 'another origin';
        }
      };
      return Promise.all(sources.map(look));
    });

    expect(found).toEqual([[], [], 'another origin', 'another origin', 'another origin']);
  });

  test('is refused whatever its window may not ask, and one line in the log says so', async ({
    console: desktop,
    taken: { page },
  }) => {
    const forbidden = requests.filter(([, { windows }]) => !mayAsk(windows, 'set-up')).map(([name]) => name);

    const answers = await askEach(page, forbidden, {});
    // Again, as a page that does not give up would.
    await askEach(page, forbidden, {});

    expect(new Set(answers)).toEqual(new Set(['ipc.window-not-allowed']));
    const refused = (await logOf(desktop.profile)).filter(({ event }) => event === 'message refused');
    expect(refused.map(({ request }) => request)).toEqual(forbidden);
    expect(refused[0]).toMatchObject({ level: 'error', code: 'ipc.window-not-allowed' });
  });

  test('is refused in the desk and in a ticket as well, and whatever is no message of the contract', async ({
    console: desktop,
    hub,
    desk,
  }) => {
    const { app, page } = await beginWithTicket({ console: desktop, hub, desk }, 'Outlook is slow');
    const ticket = await openTicketWindow(app, page, 'Outlook is slow');

    for (const [role, window] of [
      ['desk', page],
      ['ticket', ticket],
    ] as const) {
      const forbidden = requests.filter(([, { windows }]) => !mayAsk(windows, role)).map(([name]) => name);
      const allowed = requests.filter(([, { windows }]) => mayAsk(windows, role)).map(([name]) => name);
      expect(new Set(await askEach(window, forbidden, {}))).toEqual(new Set(['ipc.window-not-allowed']));
      for (const shape of wrongShapes) {
        expect(new Set(await askEach(window, allowed, shape)), JSON.stringify(shape).slice(0, 80)).toEqual(
          new Set(['ipc.input-invalid']),
        );
      }
    }
    expect(await askEach(page, ['diagnostics.save'], { text: 'x'.repeat(8_000_001) })).toEqual(['ipc.input-invalid']);
    await expect(page.getByRole('article', { name: 'Outlook is slow' })).toBeVisible();
  });

  test('feeds nobody but itself with a port of its own making', async ({ console: desktop, hub, desk }) => {
    const { app, page } = await beginWithTicket({ console: desktop, hub, desk }, 'Outlook is slow');
    const ticket = await openTicketWindow(app, page, 'Outlook is slow');

    // From the page itself, and from a frame in it, whose messages the page would not take for its preload's.
    const heard = await page.evaluate(async (mark) => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const channels = [new MessageChannel(), new MessageChannel()] as const;
      const said: unknown[] = [];
      for (const { port1 } of channels) {
        port1.addEventListener('message', ({ data }) => said.push(data));
        port1.start();
      }
      window.postMessage(mark, '/', [channels[0].port2]);
      frame.contentWindow?.parent.postMessage(mark, '/', [channels[1].port2]);
      // Messages of a window come in their order, after everybody who listens has had the one before.
      const delivered = new Promise((resolve) => {
        window.addEventListener('message', ({ data }) => data === 'the last one' && resolve(null));
      });
      window.postMessage('the last one', '/');
      await delivered;
      return said;
    }, DESK_PORT_MARK);

    // The desk has its port and listens for no other.
    expect(heard).toEqual([]);
    await page.keyboard.press('n');
    const field = page.locator('textarea:focus');
    await field.fill('Still the real desk.');
    await field.press('Control+Enter');
    await expect(ticket.getByRole('list', { name: 'What happened' })).toContainText('Still the real desk.');
  });
});

/** No request takes any of these. */
const wrongShapes: readonly unknown[] = [
  null,
  0,
  'desk',
  [],
  [{}],
  { unknown: true },
  {
    path: '//evil.example',
    ticket: '../1',
    address: { href: 'x' },
    origin: 'app://console',
    isOn: 'yes',
    text: 1,
    extra: 0,
  },
  JSON.parse('{"__proto__": {"isOn": true}, "constructor": 1}'),
];

function mayAsk(windows: readonly ConsoleWindow[], role: ConsoleWindow): boolean {
  return windows.includes(role);
}

/** Asks each with the same input. Resolves to the codes of the refusals; `answered` where there was none. */
async function askEach(page: Page, names: readonly string[], input: unknown): Promise<readonly string[]> {
  return page.evaluate(
    async ([names, input]) => {
      const codes: string[] = [];
      for (const name of names) {
        const answer = (await window.deskbellDesktop?.ask[name]?.(input)) as { ok: boolean; code?: string };
        codes.push(answer.ok ? `${name} answered` : (answer.code ?? ''));
      }
      return codes;
    },
    [names, input] as const,
  );
}

/**
 * Wraps what code cannot help calling, and looks at all that passes for what only a preload holds. Runs in the page, so it
 * stands alone.
 */
function spoilBuiltIns(): void {
  const caught = { calls: 0, ofPreload: [] as string[] };
  Object.defineProperty(window, 'caught', { value: caught });
  const telling = ['invoke', 'sendSync', 'ipcRenderer', 'contextBridge', 'require'];
  function look(where: string, values: readonly unknown[]): void {
    caught.calls += 1;
    for (const value of values) {
      const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
      for (const name of telling) if (isObject && name in value) caught.ofPreload[caught.ofPreload.length] = where;
    }
  }
  const targets: readonly (readonly [object, readonly string[]])[] = [
    [Function.prototype, ['call', 'apply', 'bind']],
    [Array.prototype, ['map', 'push', 'forEach', 'filter', 'slice', 'includes']],
    [Object, ['fromEntries', 'entries', 'freeze', 'defineProperty', 'keys', 'assign']],
    [JSON, ['parse', 'stringify']],
    [Promise.prototype, ['then', 'catch', 'finally']],
    [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
    [MessagePort.prototype, ['postMessage', 'start']],
    [Reflect, ['apply', 'construct', 'get', 'ownKeys']],
    [window, ['postMessage', 'structuredClone', 'queueMicrotask']],
  ];
  const { apply, get, defineProperty } = Reflect;
  for (const [target, names] of targets) {
    for (const name of names) {
      const real = get(target, name) as (...args: unknown[]) => unknown;
      const value = function spoiled(this: unknown, ...args: unknown[]): unknown {
        look(name, [this, ...args]);
        return apply(real, this, args);
      };
      defineProperty(target, name, { configurable: true, writable: true, value });
    }
  }
}
