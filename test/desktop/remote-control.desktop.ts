import { readFile } from 'node:fs/promises';
import type { BrowserServer, Page } from '@playwright/test';
import { chromium, expect } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import type { DeviceHand } from '../input/device-hand.ts';
import { openDeviceHand } from '../input/device-hand.ts';
import type { XHand } from '../input/x-hand.ts';
import { openHand } from '../input/x-hand.ts';
import { clickThere, downOn, giveControl, typeInto } from '../support/agent-hands.ts';
import { withoutFeatures } from '../support/chromium-switches.ts';
import { test as helperTest } from '../support/desktop-helper.ts';
import { SCREEN } from '../support/helped-computer.ts';
import { displayOfWorker } from '../support/on-display.ts';
import type { Terminal } from '../support/terminal.ts';
import { openTerminal } from '../support/terminal.ts';

interface ControlParts {
  readonly agent: Page;
  /** The agent's whole browser stops, as if its line were cut, and goes on. */
  readonly agentLine: { readonly stop: () => void; readonly goOn: () => void };
  readonly agentBrowser: BrowserServer;
  /** Sees what is down on the screen that is shown, whoever pressed it. */
  readonly hand: XHand;
  readonly person: DeviceHand;
  /** Starts a terminal there; what is typed into it is read back. */
  readonly terminal: (place: string) => () => Promise<string>;
}

/** A screen of its own, somebody's hands at it, and an agent's browser elsewhere. */
const test = helperTest.extend<ControlParts, { readonly display: string }>({
  display: displayOfWorker(SCREEN),
  agentBrowser: async ({}, use) => {
    const server = await chromium.launchServer({
      executablePath: findChromium() ?? '',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        withoutFeatures('WebRtcHideLocalIpsWithMdns'),
        '--allow-loopback-in-peer-connection',
      ],
    });
    await use(server);
    await server.close();
  },
  agentLine: async ({ agentBrowser }, use) => {
    // All processes of a browser are of one group.
    const signal = (name: NodeJS.Signals) => void process.kill(-agentBrowser.process().pid!, name);
    await use({ stop: () => signal('SIGSTOP'), goOn: () => signal('SIGCONT') });
    signal('SIGCONT');
  },
  agent: async ({ agentBrowser }, use) => {
    const browser = await chromium.connect(agentBrowser.wsEndpoint());
    await use(await browser.newPage({ viewport: { width: 1_440, height: 900 } }));
    await browser.close();
  },
  hand: async ({ display }, use) => {
    const hand = await openHand(display);
    await use(hand);
    hand.server.close();
  },
  person: async ({ display }, use) => {
    const person = await openDeviceHand(display);
    await use(person);
    person.close();
  },
  terminal: async ({ display }, use, testInfo) => {
    const terminals: Terminal[] = [];
    await use((place) => {
      const file = testInfo.outputPath(`typed${terminals.length}.txt`);
      terminals.push(openTerminal(display, place, `cat > '${file}'`));
      return () => readFile(file, 'utf8').catch(() => '');
    });
    for (const terminal of terminals) await terminal.close();
  },
});

test.describe('mouse and keyboard', { tag: '@display' }, () => {
  test('of a helped computer reach its programs and never the banner, wait for the person, and leave nothing down (C5, C6, C8, C9, I3, I6)', async ({
    helper,
    agent,
    agentLine,
    desk,
    hub,
    hand,
    person,
    terminal,
  }) => {
    const { app, banner } = await giveControl(helper, agent, desk, hub.origin);
    const left = terminal('40x10+100+450');
    const right = terminal('40x10+700+450');
    await typeInto(agent, left, 160, 520, 'On the left');
    await typeInto(agent, right, 760, 520, 'Rechts: Grüße €');
    expect(await left()).not.toContain('Rechts');
    await expect(agent.getByText(/^Your keys go to/)).toBeVisible();

    await test.step('what is pasted into the console is typed there (I7)', async () => {
      await agent.getByRole('button', { name: 'Type text …' }).click();
      await agent.getByRole('textbox', { name: 'Text to type there' }).fill('ABCD-1234-ü');
      await agent.getByRole('button', { name: 'Type it' }).click();
      await clickThere(agent, 760, 520);
      await agent.keyboard.press('Enter');
      await expect.poll(right).toContain('ABCD-1234-ü\n');
    });

    await test.step('the banner does not hear of clicks from afar (C8)', async () => {
      const end = (await banner.getByRole('button', { name: 'End' }).boundingBox())!;
      const { x, y } = await app.evaluate(({ BrowserWindow }) => {
        const all = BrowserWindow.getAllWindows();
        return all.find(({ webContents }) => webContents.getURL().includes('banner'))!.getContentBounds();
      });
      await clickThere(agent, x + end.x + end.width / 2, y + end.y + end.height / 2);
      await expect(agent.getByText('That is a window of the helper itself.')).toBeVisible();
      await expect(agent.getByText(/^Your keys go to/)).toBeVisible();
    });

    await test.step('the person’s own hand goes first (C6)', async () => {
      const key = hand.keycodeOf('ShiftLeft')!;
      await person.key(key, true);
      await person.key(key, false);
      await expect(agent.getByText(/is using the mouse\. Yours waits\.$/)).toBeVisible();
      await clickThere(agent, 160, 520);
      await agent.keyboard.type('swallowed');
      await expect(agent.getByText(/^Your keys go to/)).toBeVisible();
      await typeInto(agent, left, 160, 520, 'and on');
      expect(await left()).not.toContain('swallowed');
    });

    await test.step('the page of the agent is loaded anew, and proves to be the same (S11)', async () => {
      await agent.reload();
      await expect(agent.getByText('Verified by its key')).toBeVisible();
      await expect(agent.getByText('You have mouse and keyboard')).toBeVisible();
      await expect(agent.getByText('Click the screen to type there.')).toBeVisible();
    });

    await agent.getByRole('combobox', { name: 'How keys are taken' }).selectOption('place');
    const holdKeys = async () => {
      await clickThere(agent, 640, 700);
      await agent.keyboard.down('Shift');
      await agent.keyboard.down('F9');
      await expect.poll(async () => (await downOn(hand)).length).toBe(2);
    };
    await holdKeys();
    await test.step('the line is silent for a while (I3)', async () => {
      agentLine.stop();
      await expect(banner.getByText('No connection to Ada Winter')).toBeVisible();
      await expect.poll(() => downOn(hand)).toEqual([]);
      agentLine.goOn();
      await expect(agent.getByText(/^Your keys go to|^Click the screen/)).toBeVisible();
      await expect(banner.getByText('Ada Winter uses your mouse and keyboard')).toBeVisible();
      for (const key of ['F9', 'Shift']) await agent.keyboard.up(key);
    });

    await holdKeys();
    const panic = (['ControlLeft', 'AltLeft', 'Escape'] as const).map((code) => hand.keycodeOf(code)!);
    for (const keycode of panic) await person.key(keycode, true);
    await expect.poll(() => app.windows().some((page) => page.url().includes('banner'))).toBe(false);
    for (const keycode of panic.toReversed()) await person.key(keycode, false);
    await expect.poll(() => downOn(hand)).toEqual([]);
  });
});
