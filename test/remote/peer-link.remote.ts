import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { LinkEndPage } from './link-end.ts';
import { connect, test } from './link-pair.ts';
import type { LinkKind } from './pages/link-page.ts';

const combinations: readonly (readonly [helper: LinkKind, console: LinkKind])[] = [
  ['simple', 'simple'],
  ['plain', 'plain'],
  ['simple', 'plain'],
  ['plain', 'simple'],
];

for (const kinds of combinations) {
  test(`a helper on ${kinds[0]} and a console on ${kinds[1]} connect and speak on every channel (RT-2, RT-4)`, async ({
    pair,
  }) => {
    const { helper, console } = pair;

    await connect(pair, kinds);
    await helper.ask('send', 'ctl', 'from the helper');
    await console.ask('send', 'ctl', 'from the console');
    await console.ask('send', 'ptr', 'a move');
    await helper.ask('send', 'file', 'seven b');

    await expect.poll(() => console.heard('ctl')).toEqual(['from the helper']);
    await expect.poll(() => helper.heard('ctl')).toEqual(['from the console']);
    await expect.poll(() => helper.heard('ptr')).toEqual(['a move']);
    await expect.poll(() => console.heard('file')).toEqual(['7 bytes']);
    const [atHelper, atConsole] = [await helper.ask('fingerprints'), await console.ask('fingerprints')];
    expect(atHelper?.own).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(atConsole).toEqual({ own: atHelper?.peer, peer: atHelper?.own });
    expect(await helper.ask('way')).toBe('direct');
    await expect.poll(() => console.ask('roundTripMs')).toBeLessThan(500);
    expect(pair.line.packets()).toBeGreaterThan(10);
  });
}

for (const kind of ['simple', 'plain'] as const) {
  test.describe(`a link on ${kind}`, () => {
    test('asks nobody for its own address but whom it was told (S13, RT-3)', async ({ ownPair: pair }) => {
      const { helper, console } = pair;
      await helper.page.addInitScript(() => {
        const Original = window.RTCPeerConnection;
        window.madeWith = [];
        window.RTCPeerConnection = class extends Original {
          constructor(configuration?: RTCConfiguration) {
            window.madeWith.push(configuration);
            super(configuration);
          }
        };
      });
      await helper.page.reload();

      await connect(pair, [kind, kind]);

      const madeWith = await helper.page.evaluate(() => window.madeWith.map((made) => made?.iceServers));
      expect(madeWith).toEqual([[]]);
      expect(pair.asked).toEqual([]);
      const candidates = pair.signals.flatMap(({ signal }) => (signal.kind === 'candidate' ? [signal.candidate] : []));
      expect(candidates.length).toBeGreaterThan(0);
      expect(candidates.filter(({ candidate }) => !candidate.includes(' typ host'))).toEqual([]);
      expect(console.states()).toEqual(['connected']);
    });

    test('shows nothing until it is told to, and then the codec that was asked for first (C1)', async ({ pair }) => {
      const { helper, console } = pair;
      await connect(pair, [kind, kind]);
      expect(await console.ask('frames')).toBe(0);

      await helper.ask('show', true);

      await expect.poll(() => console.ask('frames')).toBeGreaterThan(5);
      expect(await console.ask('codec')).toBe('video/AV1');
      await helper.ask('show', false);
      await expect
        .poll(async () => {
          const before = await console.ask('frames');
          await console.page.waitForFunction((from) => performance.now() > from, await soon(console, 300));
          return (await console.ask('frames')) - before;
        })
        .toBe(0);
    });

    test('keeps no more of a file waiting than it is told to (W3)', async ({ pair }) => {
      await connect(pair, [kind, kind]);

      const mostWaiting = await pair.helper.ask('pour', 4 * 1024 * 1024, 128 * 1024);

      await expect.poll(() => pair.console.heard('file').length).toBe(64);
      expect(mostWaiting).toBeLessThanOrEqual(128 * 1024);
    });

    test('tells the other end that it was closed, and bears whatever comes after that (RT-2)', async ({ pair }) => {
      const { helper, console, signals } = pair;
      await connect(pair, [kind, kind]);

      await helper.ask('close');
      await console.becomes('ended: closed-there');
      for (const { signal } of signals) await helper.ask('signal', signal);
      await helper.ask('close');
      await helper.ask('restart');

      expect(await helper.ask('send', 'ctl', 'too late')).toBe('lost');
      expect(helper.states()).toEqual(['connected', 'ended: closed-here']);
      expect(console.states()).toEqual(['connected', 'ended: closed-there']);
    });

    test('is opened and closed again and again in one page (RT-2)', async ({ pair }) => {
      expect(await pair.helper.ask('openAndClose', kind, 25)).toEqual([]);
    });

    test('is opened and closed five hundred times in one page, and leaves nothing behind (RT-2) @long', async ({
      ownPair: pair,
    }) => {
      const { page } = pair.helper;
      expect(await pair.helper.ask('openAndClose', kind, 50)).toEqual([]);
      const before = await heapBytes(page);

      expect(await pair.helper.ask('openAndClose', kind, 450)).toEqual([]);

      expect((await heapBytes(page)) - before).toBeLessThan(10 * 1024 * 1024);
    });
  });
}

/** So many milliseconds from now by the page's own clock. */
async function soon({ page }: LinkEndPage, inMs: number): Promise<number> {
  return (await page.evaluate(() => performance.now())) + inMs;
}

/** What is left after a collection. */
async function heapBytes(page: Page): Promise<number> {
  await page.requestGC();
  const session = await page.context().newCDPSession(page);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

declare global {
  interface Window {
    madeWith: (RTCConfiguration | undefined)[];
  }
}
