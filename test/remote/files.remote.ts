import type { BrowserContext, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import { servePages, siteAddress } from './link-page-site.ts';
import type { FilePageEvent } from './pages/file-page.ts';
import type { UdpLine } from './udp-line.ts';
import { openUdpLine } from './udp-line.ts';

interface FileEnd {
  readonly page: Page;
  readonly states: string[];
  readonly ended: string[];
}

interface FilePair {
  readonly helper: FileEnd;
  readonly console: FileEnd;
  readonly line: UdpLine;
  connect(isControlGranted: boolean): Promise<void>;
}

async function openFilePair(context: BrowserContext): Promise<FilePair> {
  await servePages(context);
  const line = openUdpLine();
  let carried: Promise<unknown> = Promise.resolve();

  async function openEnd(onSignal: (signal: LinkSignal) => void): Promise<FileEnd> {
    const page = await context.newPage();
    const states: string[] = [];
    const ended: string[] = [];
    await page.exposeFunction('tellFiles', (event: FilePageEvent) => {
      if (event.kind === 'signal') onSignal(event.signal);
      else if (event.kind === 'state') states.push(event.state.state);
      else if (event.kind === 'ended') ended.push(event.how);
    });
    await page.goto(`${siteAddress}file.html`);
    return { page, states, ended };
  }

  async function carry(signal: LinkSignal, to: 'helper' | 'console'): Promise<void> {
    const passed = await line.carry(signal);
    if (passed !== null) await ends[to]!.page.evaluate((given) => window.filePage.signal(given), passed);
  }

  const ends: { helper?: FileEnd; console?: FileEnd } = {};
  const carryTo = (to: 'helper' | 'console') => (signal: LinkSignal) => {
    carried = carried.then(() => carry(signal, to));
  };
  const helper = (ends.helper = await openEnd(carryTo('console')));
  const console = (ends.console = await openEnd(carryTo('helper')));
  return {
    helper,
    console,
    line,
    connect: async (isControlGranted) => {
      await console.page.evaluate((granted) => window.filePage.open('console', granted), isControlGranted);
      await helper.page.evaluate((granted) => window.filePage.open('helper', granted), isControlGranted);
      await expect.poll(() => [helper.states.at(-1), console.states.at(-1)]).toEqual(['connected', 'connected']);
    },
  };
}

const test = base.extend<{ pair: FilePair }>({
  pair: async ({ context }, use) => {
    const pair = await openFilePair(context);
    await use(pair);
    pair.line.close();
  },
});

const MIB = 1024 * 1024;

/** Some of a file has come, and by far not all of it. */
async function underWay({ helper }: FilePair): Promise<void> {
  const chunksIn = () => helper.page.evaluate(() => window.filePage.chunksIn());
  await expect.poll(chunksIn, { intervals: [10] }).toBeGreaterThan(10);
}

test('files go in both directions at once and arrive as they were (W3, W4)', async ({ pair }) => {
  const { helper, console } = pair;
  await pair.connect(true);

  const [toHelper, toConsole] = await Promise.all([
    console.page.evaluate((bytes) => window.filePage.send('driver.zip', bytes, 1), 3 * MIB + 17),
    helper.page.evaluate((bytes) => window.filePage.send('report.log', bytes, 2), 2 * MIB),
  ]);

  await expect
    .poll(() => [helper.ended, console.ended])
    .toEqual([
      ['kept', 'kept'],
      ['kept', 'kept'],
    ]);
  expect(await helper.page.evaluate((sha256) => window.filePage.hashOf(sha256), toHelper)).toBe(toHelper);
  expect(await console.page.evaluate((sha256) => window.filePage.hashOf(sha256), toConsole)).toBe(toConsole);
});

test('a file goes on where it was after the line was cut (W4)', async ({ pair }) => {
  const { helper, console, line } = pair;
  await pair.connect(true);
  const sizeBytes = 8 * MIB;

  const sha256 = await console.page.evaluate((bytes) => window.filePage.send('image.iso', bytes, 3), sizeBytes);
  await underWay(pair);
  line.cut();
  await expect.poll(() => helper.states.at(-1)).toBe('reconnecting');
  line.mend();

  await expect.poll(() => [helper.ended, console.ended]).toEqual([['kept'], ['kept']]);
  expect(await helper.page.evaluate((hash) => window.filePage.hashOf(hash), sha256)).toBe(sha256);
  // Nothing that was there was sent again.
  expect(await helper.page.evaluate(() => window.filePage.chunksIn())).toBe(sizeBytes / (64 * 1024));
});

test('a file waits when either end says so, and goes on from there (W3)', async ({ pair }) => {
  const { helper, console } = pair;
  await pair.connect(true);
  await console.page.evaluate(async (bytes) => {
    await window.filePage.send('image.iso', bytes, 6);
    window.filePage.pause(true);
  }, MIB);
  await expect.poll(() => helper.page.evaluate(() => window.filePage.underWay())).toBe(1);
  await helper.page.evaluate(() => window.filePage.pause(true));
  await console.page.evaluate(() => window.filePage.pause(false));
  expect(await helper.page.evaluate(() => window.filePage.chunksIn())).toBe(0);
  expect(console.ended).toEqual([]);
  await helper.page.evaluate(() => window.filePage.pause(false));

  await expect.poll(() => [helper.ended, console.ended]).toEqual([['kept'], ['kept']]);
});

test('a file goes on where it was when a program was started anew, if it is still the same (W4)', async ({ pair }) => {
  const { helper, console } = pair;
  await pair.connect(false);
  const sizeBytes = 8 * MIB;
  const send = () => console.page.evaluate((bytes) => window.filePage.send('image.iso', bytes, 4), sizeBytes);
  const sha256 = await send();
  await underWay(pair);

  await Promise.all([helper, console].map(({ page }) => page.evaluate(() => window.filePage.leave())));
  await pair.connect(false);
  const before = await helper.page.evaluate(() => window.filePage.chunksIn());
  expect(before).toBeLessThan(sizeBytes / (64 * 1024));
  await send();

  await expect.poll(() => helper.ended).toEqual(['kept']);
  expect(await helper.page.evaluate((hash) => window.filePage.hashOf(hash), sha256)).toBe(sha256);
  expect(await helper.page.evaluate(() => window.filePage.chunksIn())).toBe(sizeBytes / (64 * 1024));
});

test('a part that a disk has spoilt is thrown away, and no file is made of it (W4)', async ({ pair }) => {
  const { helper, console } = pair;
  await pair.connect(false);
  const send = () => console.page.evaluate((bytes) => window.filePage.send('image.iso', bytes, 5), 8 * MIB);
  const sha256 = await send();
  await underWay(pair);
  await Promise.all([helper, console].map(({ page }) => page.evaluate(() => window.filePage.leave())));
  await helper.page.evaluate((hash) => window.filePage.spoil(hash), sha256);

  await pair.connect(false);
  await send();

  await expect.poll(() => [helper.ended, console.ended]).toEqual([['file.hash-differs'], ['file.hash-differs']]);
  expect(await helper.page.evaluate(() => window.filePage.parts())).toEqual({});
});

test('a console whose browser has no room says so, and goes on from there once there is some (W4)', async ({
  context,
}) => {
  await servePages(context);
  const page = await context.newPage();
  await page.goto(`${siteAddress}file.html`);
  const browser = await context.newCDPSession(page);
  const origin = new URL(siteAddress).origin;
  const keep = () => page.evaluate((sha256) => window.filePage.keepInBrowser(sha256, 64), 'a'.repeat(64));
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2 * MIB });

  const full = await keep();
  expect(full.stop).toBe('file.no-room');
  expect(full.there).toBeLessThan(64);

  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  expect(await keep()).toEqual({ there: 64, stop: null });
});
