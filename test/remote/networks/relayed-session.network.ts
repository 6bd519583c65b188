import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserServer, Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { findChromium } from '../../../build/set-up/needed-programs.ts';
import type { XHand } from '../../input/x-hand.ts';
import { openHand } from '../../input/x-hand.ts';
import { agree, clickThere, downOn, giveControl, typeInto } from '../../support/agent-hands.ts';
import { withoutFeatures } from '../../support/chromium-switches.ts';
import { test as helperTest } from '../../support/desktop-helper.ts';
import { SCREEN } from '../../support/helped-computer.ts';
import { displayOfWorker } from '../../support/on-display.ts';
import { runHub } from '../../support/run-hub.ts';
import { openTerminal } from '../../support/terminal.ts';
import type { XDisplay } from '../../support/x-display.ts';
import { startDisplay } from '../../support/x-display.ts';
import type { RelayServer } from '../relay-server.ts';
import { startRelayServer } from '../relay-server.ts';
import type { Networks } from './networks.ts';
import { openNetworks } from './networks.ts';

interface Parts {
  readonly agentBrowser: BrowserServer;
  readonly agent: Page;
  /** Between both computers, and between the helper and the hub: nothing passes while it is cut. */
  readonly wire: { readonly cut: () => void; readonly mend: () => void };
  readonly hand: XHand;
}

interface WorkerParts {
  readonly display: string;
  readonly agentDisplay: XDisplay;
  readonly networks: Networks;
  readonly relay: RelayServer;
}

/** The helper on one computer, hub and relay on another, an agent's browser on a third, each with a screen and a network of its own. */
const test = helperTest.extend<Parts, WorkerParts>({
  display: displayOfWorker(SCREEN),
  agentDisplay: [
    async ({}, use) => {
      const display = await startDisplay();
      await use(display);
      await display.stop();
    },
    { scope: 'worker' },
  ],
  networks: [
    async ({}, use) => {
      const networks = await openNetworks();
      networks.setDirectWay(true);
      await use(networks);
      await networks.close();
    },
    { scope: 'worker' },
  ],
  relay: [
    async ({ networks }, use) => {
      const relay = await startRelayServer(networks.hub);
      await use(relay);
      await relay.stop();
    },
    { scope: 'worker' },
  ],
  hub: async ({ line, networks, relay: { relay } }, use, testInfo) => {
    const logFile = testInfo.outputPath('hub.log');
    const hub = await runHub({ databaseUrl: null, lines: [line], logFile, place: networks.hub, relay });
    await use(hub);
    await hub.remove();
  },
  agentBrowser: async ({ agentDisplay, networks, hub }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'deskbell-agent-'));
    const program = join(folder, 'chromium');
    const command = [...networks.agent.through, findChromium() ?? 'chromium'].join(' ');
    await writeFile(program, `#!/bin/sh\nexec ${command} "$@"\n`);
    await chmod(program, 0o755);
    const server = await chromium.launchServer({
      executablePath: program,
      headless: false,
      env: { ...process.env, DISPLAY: agentDisplay.name },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        withoutFeatures('WebRtcHideLocalIpsWithMdns'),
        '--allow-loopback-in-peer-connection',
        // As if the hub had a certificate.
        `--unsafely-treat-insecure-origin-as-secure=${hub.origin}`,
      ],
    });
    await use(server);
    await server.close();
    await rm(folder, { recursive: true, force: true });
  },
  agent: async ({ agentBrowser, networks }, use) => {
    const browser = await chromium.connect(agentBrowser.wsEndpoint());
    const page = await browser.newPage({ viewport: { width: 1_400, height: 800 } });
    if (!networks.isReal) await page.addInitScript(takeNoWayButRelays);
    await use(page);
    await browser.close();
  },
  wire: async ({ networks, agentBrowser }, use) => {
    // All processes of a browser are of one group: stopped, it is as silent as one whose wire is cut.
    const signal = (name: NodeJS.Signals) => void process.kill(-agentBrowser.process().pid!, name);
    await use({
      cut: () => (networks.isReal ? networks.setWire(false) : signal('SIGSTOP')),
      mend: () => (networks.isReal ? networks.setWire(true) : signal('SIGCONT')),
    });
    if (!networks.isReal) signal('SIGCONT');
  },
  hand: async ({ display }, use) => {
    const hand = await openHand(display);
    await use(hand);
    hand.server.close();
  },
});

function takeNoWayButRelays(): void {
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super({ ...configuration, iceTransportPolicy: 'relay' });
    }
  };
}

/** Notes the longest time without a frame, from now on. */
async function watchFrames(agent: Page): Promise<void> {
  await agent.locator('video').evaluate((video: HTMLVideoElement) => {
    window.longestGapMs = 0;
    let lastMs = performance.now();
    const note = () => {
      window.longestGapMs = Math.max(window.longestGapMs, performance.now() - lastMs);
      lastMs = performance.now();
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  });
}

async function expectWay(agent: Page, way: string): Promise<void> {
  await agent.getByRole('button', { name: 'Frame rate and delay' }).click();
  await expect(agent.getByRole('region', { name: 'Frame rate and delay' })).toContainText(way);
  await agent.getByRole('region', { name: 'Frame rate and delay' }).getByRole('button', { name: 'Close' }).click();
}

/** What is there of a file that has not come wholly, in bytes. */
async function partBytes(home: string): Promise<number> {
  // A folder in there may go while it is looked into.
  const paths = await readdir(home, { recursive: true }).catch(() => []);
  const parts = paths.filter((path) => path.endsWith('.part'));
  const sizes = await Promise.all(
    parts.map(async (path) => (await stat(join(home, path)).catch(() => null))?.size ?? 0),
  );
  return Math.max(0, ...sizes);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const CUT_MS = 10_000;
/** Findings: a browser alone takes more than six seconds. */
const MOST_FROZEN_MS = 2_500;
const MOST_AFTER_MS = 3_000;

test('a session loses its direct way, goes on over the relay, is cut for 10 s, and is ended for both (S8, S9, S11, I3, W4)', async ({
  helper,
  agent,
  desk,
  hub,
  hand,
  networks,
  wire,
  display,
}, testInfo) => {
  test.slow();
  const { app, banner, session } = await giveControl(helper, agent, desk, hub.origin);
  const file = testInfo.outputPath('typed.txt');
  const typed = () => readFile(file, 'utf8').catch(() => '');
  const terminal = openTerminal(display, '40x10+100+450', `cat > '${file}'`);
  const moving = openTerminal(display, '40x10+700+450', 'while :; do date +%N; sleep 0.05; done');
  await typeInto(agent, typed, 160, 520, 'As it began');

  if (networks.isReal) {
    await test.step('the direct way is lost for good: the picture comes over the relay soon (S8)', async () => {
      await expectWay(agent, 'Direct');
      await watchFrames(agent);
      networks.setDirectWay(false);
      await expect.poll(() => agent.evaluate(() => window.longestGapMs)).toBeGreaterThan(1_000);
      await expectWay(agent, 'Over the relay');
      const frozenMs = await agent.evaluate(() => window.longestGapMs);
      console.log(`frozen for ${Math.round(frozenMs)} ms`);
      expect(frozenMs).toBeLessThan(MOST_FROZEN_MS);
      await typeInto(agent, typed, 160, 520, 'Over the relay');
    });
  }

  await test.step('a line that begins without any direct way comes about over the relay (S8)', async () => {
    await agent.reload();
    await expect(agent.getByText('Verified by its key')).toBeVisible();
    await expect(agent.getByText('You have mouse and keyboard')).toBeVisible();
    await expectWay(agent, 'Over the relay');
    await typeInto(agent, typed, 160, 520, 'From the beginning');
  });

  await test.step('cut for 10 s: nothing stays down, the same session is back soon, and a file goes on (S11, I3, W4)', async () => {
    const disk = randomBytes(8 * 1024 * 1024);
    await agent.getByRole('tab', { name: 'Text and files' }).click();
    await agent.getByRole('button', { name: /^Ask to send files/ }).click();
    await agree(app, 'Yes, take them');
    await agent.getByRole('combobox', { name: 'How keys are taken' }).selectOption('place');
    await clickThere(agent, 640, 700);
    for (const key of ['Shift', 'F9']) await agent.keyboard.down(key);
    await expect.poll(async () => (await downOn(hand)).length).toBe(2);
    const name = 'image.iso';
    await agent
      .getByLabel(/^Send files/)
      .and(agent.locator('input'))
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: disk });
    await expect.poll(() => partBytes(helper.home), { intervals: [20] }).toBeGreaterThan(1024 * 1024);

    wire.cut();
    const cutAtMs = performance.now();
    await expect(banner.getByText('No connection to Ada Winter')).toBeVisible();
    await expect.poll(() => downOn(hand)).toEqual([]);
    expect(await partBytes(helper.home)).toBeLessThan(disk.byteLength);
    await banner.waitForTimeout(CUT_MS - (performance.now() - cutAtMs));
    wire.mend();
    const mendedAtMs = performance.now();
    await expect(banner.getByText('Ada Winter uses your mouse and keyboard')).toBeVisible();
    const backMs = performance.now() - mendedAtMs;
    console.log(`back after ${Math.round(backMs)} ms`);
    expect(backMs).toBeLessThan(MOST_AFTER_MS);
    expect(await downOn(hand)).toEqual([]);
    for (const key of ['F9', 'Shift']) await agent.keyboard.up(key);

    const row = agent.getByRole('listitem').filter({ hasText: name });
    await expect(row.getByText('Arrived, unaltered')).toBeVisible({ timeout: 60_000 });
    expect(hashOf(await readFile(join(helper.home, 'Downloads/Deskbell', name)))).toBe(hashOf(disk));
    await typeInto(agent, typed, 160, 520, 'and on');
  });

  await test.step('ended by the desk, it is over at both ends, whatever the relay still lets through (S9)', async () => {
    await desk.administrator.issue('support-session.end', session, { why: 'done' });
    await expect.poll(() => app.windows().some((page) => page.url().includes('banner'))).toBe(false);
    await expect(agent.locator('video')).toHaveCount(0);
  });
  await terminal.close();
  await moving.close();
});

declare global {
  interface Window {
    longestGapMs: number;
  }
}
