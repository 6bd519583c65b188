import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { SessionPicture } from '#contracts/remote-session/session-state-messages.ts';
import type { Browser, Page } from '@playwright/test';
import { chromium, expect, test as base } from '@playwright/test';
import { switchForSharing } from '../../agent-helper/app/remote/sharing-switches.ts';
import { servePages, siteAddress } from './link-page-site.ts';
import type { QualityPage } from './pages/quality-page.ts';
import config from './playwright.config.ts';
import type { UdpLine } from './udp-line.ts';
import { openUdpLine } from './udp-line.ts';

/** Acceptance test 3. The queue holds more than it should ever have in it. */
const badLine = { kilobitsPerSecond: 200, queueMs: 1_000, delayMs: 100, loss: 0.05, seed: 7 } as const;
/** Text in which no letter is taken for another. */
const LEGIBLE = 0.9;
/** In two thirds of its size it is not read any more without effort, in half of it not at all. */
const BLURRED = 2 / 3;
/** As good as there. */
const SHARP = 0.98;
/** Of a second at the full pace. Frames are counted: how long they take is a matter of the machine. */
const FRAMES_OF_A_SECOND = 30;
/** Of a second and a half on a thin line. */
const FRAMES_ON_THIN = 15;
const LONGEST_BACKLOG_MS = 300;

type Ask = <Name extends keyof QualityPage>(
  name: Name,
  ...input: Parameters<QualityPage[Name]>
) => Promise<Awaited<ReturnType<QualityPage[Name]>>>;

interface Seen {
  readonly line: UdpLine;
  readonly helper: Ask;
  readonly console: Ask;
  /** What the helper said last of its picture. */
  readonly picture: () => SessionPicture | undefined;
}

const test = base.extend<{ seen: Seen }>({
  seen: async ({}, use) => {
    const { executablePath, args = [] } = config.use?.launchOptions ?? {};
    const own: string[] = [];
    switchForSharing({ appendSwitch: (name, value = '') => void own.push(`--${name}=${value}`) });
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...args, ...own],
    });
    const line = openUdpLine();
    const told: SessionPicture[] = [];
    const ends: { helper?: Page; console?: Page } = {};
    const carryTo = (to: keyof typeof ends) => async (signal: LinkSignal) => {
      const carried = await line.carry(signal);
      // A page that is gone by now hears nothing.
      if (carried !== null)
        await ends[to]?.evaluate((said) => window.qualityPage.signal(said), carried).catch(() => null);
    };
    const onPicture = (picture: SessionPicture) => void told.push(picture);
    const helper = (ends.helper = await openPage(browser, carryTo('console'), onPicture));
    const console = (ends.console = await openPage(browser, carryTo('helper'), onPicture));
    await use({ line, helper: askOf(helper), console: askOf(console), picture: () => told.at(-1) });
    line.close();
    await browser.close();
  },
});

async function openPage(
  browser: Browser,
  carry: (signal: LinkSignal) => Promise<void>,
  onPicture: (picture: SessionPicture) => void,
): Promise<Page> {
  const context = await browser.newContext();
  await servePages(context);
  const page = await context.newPage();
  await page.exposeFunction('carrySignal', carry);
  await page.exposeFunction('tellPicture', onPicture);
  await page.goto(`${siteAddress}quality.html`);
  return page;
}

function askOf(page: Page): Ask {
  return (name, ...input) =>
    page.evaluate(
      // What the page offers takes what its names say; only the types are lost on the way.
      ({ asked, given }) => (window.qualityPage[asked] as (...of: readonly unknown[]) => never)(...given),
      { asked: name, given: input },
    );
}

function note(type: string, figures: readonly { readonly frames: number; readonly ms: number }[]): void {
  const description = figures.map(({ frames, ms }) => `${frames} frames, ${Math.round(ms)} ms`).join('; ');
  test.info().annotations.push({ type, description });
}

test('text is sharp with the first frames, and again as soon as it rests, and the codec changes in mid session (V2, V3)', async ({
  seen: { helper, console, picture },
}) => {
  await console('look');
  await helper('share');
  const first = console('seesText', 0, SHARP);
  await helper('show', { mode: 'auto' });
  const sharpAtFirst = await first;
  // A bound that a blur would pass says nothing.
  const blurred = await console('blurredLikeness', BLURRED);
  note(`a blur has ${blurred.toFixed(2)}`, []);
  expect(blurred).toBeLessThan(LEGIBLE);
  note('sharp at first', [sharpAtFirst]);
  expect(sharpAtFirst.frames).toBeLessThanOrEqual(FRAMES_OF_A_SECOND);
  await expect.poll(picture).toMatchObject({ codec: { choice: 'auto', used: 'av1' } });
  await expect.poll(() => helper('degradation')).toBe('maintain-resolution');

  await test.step('after it was scrolled', async () => {
    await helper('scrollTo', 280);
    const rested = await console('seesText', 280, SHARP);
    note('sharp after motion', [rested]);
    expect(rested.frames).toBeLessThanOrEqual(FRAMES_OF_A_SECOND);
  });

  await test.step('by another codec, with no new link and nothing asked', async () => {
    await helper('show', { mode: 'sharp', codec: 'vp8' });
    await expect.poll(picture).toMatchObject({ codec: { choice: 'vp8', used: 'vp8' } });
    note('seen by VP8', [await console('typeLetter')]);
    await helper('show', { mode: 'sharp', codec: 'auto' });
    await expect.poll(picture).toMatchObject({ codec: { choice: 'auto', used: 'av1' } });
    note('seen by AV1', [await console('typeLetter')]);
    await helper('show', { mode: 'smooth', codec: 'auto' });
    await expect.poll(() => helper('degradation')).toBe('maintain-framerate');
  });
});

test('a line of 200 kbit/s that loses every twentieth packet and takes 200 ms is worked over all the same (V5, V6, acceptance 3)', async ({
  seen: { line, helper, console, picture },
}) => {
  await console('look');
  await helper('share');
  await helper('show', { mode: 'auto' });
  await console('seesText', 0, SHARP);
  line.shape(badLine);
  note('typed before it was known', [await console('typeLetter'), await console('typeLetter')]);
  await expect.poll(picture).toMatchObject({ mode: 'auto', isThin: true });

  line.waited();
  const typed: { readonly frames: number; readonly ms: number }[] = [];
  for (let letter = 0; letter < 10; letter += 1) typed.push(await console('typeLetter'));
  const { longestMs } = line.waited();
  note('typed', typed);
  note('longest backlog', [{ frames: 0, ms: longestMs }]);
  expect(longestMs).toBeLessThanOrEqual(LONGEST_BACKLOG_MS);
  expect(Math.max(...typed.map(({ frames }) => frames))).toBeLessThanOrEqual(FRAMES_ON_THIN);
  await console('seesText', 0, LEGIBLE);

  line.shape(null);
  await expect.poll(picture, { timeout: 30_000 }).not.toHaveProperty('isThin');
});
