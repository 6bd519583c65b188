import type { BrowserContext, Page } from '@playwright/test';
import { chromium, test as base } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import type { GateOutcome, InputGate } from '../../agent-helper/input/gate-input.ts';
import { createInputGate } from '../../agent-helper/input/gate-input.ts';
import type { Injector } from '../../agent-helper/input/inject-input.ts';
import { createInjector } from '../../agent-helper/input/inject-input.ts';
import { aStanding } from '../../agent-helper/input/input.fixtures.ts';
import { openX11Input } from '../../agent-helper/input/x11/open-x11-input.ts';
import type { XDisplay } from '../support/x-display.ts';
import { startDisplay } from '../support/x-display.ts';
import { openAgentPage } from './agent-pages.ts';
import type { XHand } from './x-hand.ts';
import { openHand, setLayout } from './x-hand.ts';
import { withoutFeatures } from '../support/chromium-switches.ts';

/** One display of somebody, with a browser over all of it. */
interface Seat {
  readonly display: XDisplay;
  readonly page: Page;
  readonly browser: BrowserContext;
  /** Plays whoever sits there. */
  readonly hand: XHand;
}

/** The agent's seat and the user's, with everything between a hand there and a program here but the link. */
export interface TwoDisplays {
  readonly agent: Seat;
  readonly user: Seat;
  readonly gate: InputGate;
  readonly injector: Injector;
  /** What the gate said to each message so far. */
  readonly outcomes: readonly GateOutcome[];
  setLayouts(agent: string, user: string): void;
}

const size = { width: 1_280, height: 800 } as const;

async function sitDown(): Promise<Seat> {
  const display = await startDisplay(size);
  const path = findChromium();
  // A profile of its own: only the first window of a browser is as large as the screen at once.
  const browser = await chromium.launchPersistentContext('', {
    ...(path === null ? {} : { executablePath: path }),
    headless: false,
    viewport: null,
    args: ['--no-sandbox', '--kiosk', '--disable-gpu', '--no-first-run', withoutFeatures()],
    env: { ...process.env, DISPLAY: display.name, LANG: 'C.UTF-8' },
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  const hand = await openHand(display.name);
  await waitForKeys(page, hand);
  return { display, browser, page, hand };
}

/** A window has the keys a while after it has its page. */
async function waitForKeys(page: Page, hand: XHand): Promise<void> {
  await page.setContent('<p>Waiting for a key.</p>');
  await page.evaluate(() => addEventListener('keyup', () => (document.title = 'heard')));
  await base.expect
    .poll(async () => {
      await page.bringToFront();
      hand.press('F2');
      await hand.settle();
      return page.title();
    })
    .toBe('heard');
}

async function standUp({ browser, display, hand }: Seat): Promise<void> {
  hand.server.close();
  await browser.close();
  await display.stop();
}

/** Two displays for all tests of a worker: a browser takes its time to start. */
export const test = base.extend<object, { seats: TwoDisplays }>({
  seats: [
    async ({}, use: (seats: TwoDisplays) => Promise<void>) => {
      const [agent, user] = await Promise.all([sitDown(), sitDown()]);
      const lost: string[] = [];
      const opened = await openX11Input(user.display.name, {
        onLocalInput: () => injector.seeLocalInput(),
        onPanic: () => injector.release(),
        onLost: (reason) => lost.push(reason),
        onFault: (code) => lost.push(code),
      });
      if (!opened.isOpen) throw new Error(opened.reason);
      const nowMs = () => performance.now();
      const injector = createInjector({ port: opened.port, nowMs, onFault: (code) => lost.push(code) });
      const monitors = [{ x: 0, y: 0, ...size }];
      const outcomes: GateOutcome[] = [];
      const gate = createInputGate({
        standing: () => aStanding({ monitors }),
        inject: injector.take,
        // As if somebody did a hundred things a second, however fast the test does them.
        nowMs: () => outcomes.length * 10,
      });
      await agent.page.exposeFunction('tellMessage', (channel: 'ptr' | 'ctl', message: unknown) => {
        outcomes.push(gate.take(channel, message));
      });
      await openAgentPage(agent.page);
      await use({
        agent,
        user,
        gate,
        injector,
        outcomes,
        setLayouts: (agentLayout, userLayout) => {
          setLayout(agent.display.name, agentLayout);
          setLayout(user.display.name, userLayout);
        },
      });
      base.expect(lost).toEqual([]);
      await opened.port.close();
      await Promise.all([standUp(agent), standUp(user)]);
    },
    { scope: 'worker' },
  ],
});

export const { expect } = base;
