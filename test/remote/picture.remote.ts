import type { LinkSignal } from '#contracts/remote-session/link-signal.ts';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';
import { switchForSharing } from '../../agent-helper/app/remote/sharing-switches.ts';
import { servePages, siteAddress } from './link-page-site.ts';
import config from './playwright.config.ts';
import { extensionIn, extensionNumber } from './rtp-extension.ts';
import { openUdpLine } from './udp-line.ts';

const PLAYOUT_DELAY = 'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay';
/** Least and most in 12 bits each: not held back at all. */
const AT_ONCE = '000000';
const ENOUGH_FRAMES = 60;
const GRAINY_FRAMES = 20;

interface PictureSent {
  /** What its packets say of how long a frame may be held back; `null`: nothing. */
  readonly saidOfDelay: ReadonlySet<string | null>;
  /** By the receiver's clock; 0: it shows each frame as soon as it is decoded. */
  readonly putOffToMs: number;
  /** Before they left, while frames took many bits. */
  readonly waitedToLeaveMs: number;
}

/** What the helper tells Chromium before it starts, as a command line has it. */
function switchesOfHelper(): readonly string[] {
  const given: string[] = [];
  switchForSharing({ appendSwitch: (name, value = '') => void given.push(`--${name}=${value}`) });
  return given;
}

/** Sends a picture from a browser with these switches to one that has none, as a console has none. */
async function sendPicture(switches: readonly string[], consoles: Browser): Promise<PictureSent> {
  const { executablePath, args = [] } = config.use?.launchOptions ?? {};
  const helpers = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...args, ...switches],
  });
  const line = openUdpLine();
  const saidOfDelay = new Set<string | null>();
  const carry = async (signal: LinkSignal, to: Page): Promise<void> => {
    const number = signal.kind === 'description' ? extensionNumber(signal.sdp, PLAYOUT_DELAY) : null;
    if (number !== null) line.watch((packet) => void saidOfDelay.add(extensionIn(packet, number)));
    const carried = await line.carry(signal);
    // A page that is gone by now hears nothing.
    if (carried !== null) await to.evaluate((said) => window.linkPage.signal(said), carried).catch(() => null);
  };
  const [helper, helperContext] = await openPage(helpers);
  const [console, consoleContext] = await openPage(consoles);
  await listen(helper, (signal) => carry(signal, console));
  await listen(console, (signal) => carry(signal, helper));
  await console.evaluate(() => window.linkPage.open('simple', 'console'));
  await helper.evaluate(() => window.linkPage.open('simple', 'helper'));
  await helper.evaluate(() => window.linkPage.show(true));
  await expect.poll(() => console.evaluate(() => window.linkPage.frames())).toBeGreaterThan(ENOUGH_FRAMES);
  const putOffToMs = await console.evaluate(() => window.linkPage.putOffToMs());
  await helper.evaluate(() => window.linkPage.showGrain());
  const before = await console.evaluate(() => window.linkPage.frames());
  await expect.poll(() => console.evaluate(() => window.linkPage.frames())).toBeGreaterThan(before + GRAINY_FRAMES);
  const waitedToLeaveMs = await helper.evaluate(() => window.linkPage.waitedToLeaveMs());
  await Promise.all([helperContext.close(), consoleContext.close()]);
  await helpers.close();
  line.close();
  return { saidOfDelay, putOffToMs, waitedToLeaveMs };
}

async function openPage(browser: Browser): Promise<readonly [Page, BrowserContext]> {
  const context = await browser.newContext();
  await servePages(context);
  return [await context.newPage(), context];
}

async function listen(page: Page, onSignal: (signal: LinkSignal) => Promise<void>): Promise<void> {
  await page.exposeFunction('tellTest', async (event: { readonly signal?: LinkSignal }) => {
    if (event.signal !== undefined) await onSignal(event.signal);
  });
  await page.goto(`${siteAddress}link.html`);
}

/**
 * The guard of a field trial, which Chromium may drop any day. It is run without the trial as well: a guard that says the same
 * then would guard nothing. How long frames took is a bad witness: a quiet line is smoothed for 5 ms, and a busy machine takes
 * longer than that by itself.
 */
test('a frame leaves and is shown as it comes, and it is the switches of the helper that do it (V5)', async ({
  browser,
}) => {
  const asHelper = await sendPicture(switchesOfHelper(), browser);
  const withoutTrial = await sendPicture(
    switchesOfHelper().filter((one) => !one.startsWith('--force-fieldtrials=')),
    browser,
  );

  expect(asHelper.saidOfDelay).toContain(AT_ONCE);
  expect(withoutTrial.saidOfDelay).not.toContain(AT_ONCE);
  expect(asHelper.putOffToMs).toBe(0);
  expect(withoutTrial.putOffToMs).toBeGreaterThan(0);
  // It is twenty times less, whatever the machine is doing besides.
  expect(asHelper.waitedToLeaveMs).toBeLessThan(withoutTrial.waitedToLeaveMs / 2);
});
