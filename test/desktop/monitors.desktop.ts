import { readFile } from 'node:fs/promises';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { XHand } from '../input/x-hand.ts';
import { openHand } from '../input/x-hand.ts';
import { agree, answered } from '../support/agent-hands.ts';
import { test as helpedTest, windowOf } from '../support/helped-computer.ts';
import { aTicketOfVeras } from '../support/helper-acts.ts';
import { displayOfWorker } from '../support/on-display.ts';
import { openConsole } from '../support/sign-in.ts';
import type { Terminal } from '../support/terminal.ts';
import { openTerminal } from '../support/terminal.ts';

/** Two monitors side by side, of different sizes, as the stand-in for Electron has them on one X screen. */
const first = { x: 0, y: 0, width: 1_280, height: 800 } as const;
const second = { x: 1_280, y: 0, width: 1_024, height: 768 } as const;
/** Of the line of a mark. */
const RED = [209, 36, 47] as const;

interface MonitorParts {
  /** Somebody's hand on the mouse there. */
  readonly hand: XHand;
  /** Starts a terminal at a place of the X screen; gives what was typed into it. */
  readonly terminal: (place: string) => () => Promise<string>;
}

const test = helpedTest.extend<MonitorParts, { readonly display: string }>({
  display: displayOfWorker({ width: 2_304, height: 800 }),
  hand: async ({ display }, use) => {
    const hand = await openHand(display);
    await use(hand);
    hand.server.close();
  },
  terminal: async ({ display }, use, testInfo) => {
    const file = testInfo.outputPath('typed.txt');
    const opened: Terminal[] = [];
    await use((place) => {
      opened.push(openTerminal(display, place, `cat > '${file}'`));
      return () => readFile(file, 'utf8').catch(() => '');
    });
    for (const terminal of opened) await terminal.close();
  },
});

/** Plugs in and out, and tells as Electron does. */
async function plug(app: ElectronApplication, monitors: readonly (typeof first | typeof second)[], event: string) {
  await app.evaluate(
    ({ screen }, [areas, name]) => {
      const desktop = Reflect.get(globalThis, Symbol.for('electron-standin.desktop')) as object;
      Reflect.set(desktop, 'monitors', areas);
      screen.emit(name);
    },
    [monitors, event] as const,
  );
}

async function sizeOf(video: Locator) {
  return video.evaluate((one: HTMLVideoElement) => [one.videoWidth, one.videoHeight]);
}

/** Chooses a monitor, and says how long it took until a frame of that size was drawn. */
async function switchTo(agent: Page, choice: string, width: number): Promise<number> {
  return agent.locator('video').evaluate(
    (video: HTMLVideoElement, wanted) =>
      new Promise<number>((resolve) => {
        const list = document.querySelector<HTMLSelectElement>('select[aria-label="Monitor"]')!;
        const option = [...list.options].find(({ text }) => text === wanted.choice)!;
        const fromMs = performance.now();
        const look = (): void => {
          if (video.videoWidth === wanted.width) resolve(performance.now() - fromMs);
          else video.requestVideoFrameCallback(look);
        };
        video.requestVideoFrameCallback(look);
        list.value = option.value;
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    { choice, width },
  );
}

/** Where a place of the monitor that is seen, in its pixels, is on the agent's page. */
async function onPage(video: Locator, [x, y]: readonly [number, number]) {
  return video.evaluate(
    (one: HTMLVideoElement, at) => {
      const box = one.getBoundingClientRect();
      const scale = Math.min(box.width / one.videoWidth, box.height / one.videoHeight);
      const left = box.x + (box.width - one.videoWidth * scale) / 2;
      const top = box.y + (box.height - one.videoHeight * scale) / 2;
      return { x: left + at[0] * scale, y: top + at[1] * scale };
    },
    [x, y] as const,
  );
}

async function drag(agent: Page, from: readonly [number, number], to: readonly [number, number]) {
  const video = agent.locator('video');
  const [start, end] = [await onPage(video, from), await onPage(video, to)];
  await agent.mouse.move(start.x, start.y);
  await agent.mouse.down();
  await agent.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await agent.mouse.move(end.x, end.y);
  await agent.mouse.up();
}

/** Whether a mark is at a place of a monitor, as the X server has it. */
async function hasMark(app: ElectronApplication, monitor: typeof second, [x, y]: readonly [number, number]) {
  const { width, height } = monitor;
  const found = await app.evaluate(
    async ({ desktopCapturer }, wanted) => {
      const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: wanted });
      return [...(sources[1]?.thumbnail.toBitmap().subarray(wanted.at, wanted.at + 3) ?? [])].toReversed();
    },
    { width, height, at: (y * width + x) * 4 },
  );
  return RED.every((part, place) => Math.abs(part - (found[place] ?? -99)) < 24);
}

/** The colour of one of the picture's own pixels. */
async function colourAt(video: Locator, [x, y]: readonly [number, number]): Promise<readonly [number, number, number]> {
  return video.evaluate(
    (one: HTMLVideoElement, at) => {
      const pen = new OffscreenCanvas(one.videoWidth, one.videoHeight).getContext('2d')!;
      pen.drawImage(one, 0, 0);
      const [red = 0, green = 0, blue = 0] = pen.getImageData(at[0], at[1], 1, 1).data;
      return [red, green, blue] as const;
    },
    [x, y] as const,
  );
}

/** Where a page's pixels may be taken to be in the picture: where they ought to be, and one beside that each way. */
const SHIFTS = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/**
 * How far pixels on the agent's page are from those of the video, of 255, in a square of the picture: for each of the shifts. Page
 * and canvas do not make quite the same colours of a frame that was coded coarsely, so none of them says anything alone.
 */
async function differencesAt(agent: Page, [x, y]: readonly [number, number], side: number): Promise<readonly number[]> {
  const video = agent.locator('video');
  const place = await onPage(video, [x, y]);
  const shot = await agent.screenshot({ clip: { ...place, width: side, height: side } });
  return video.evaluate(
    async (one: HTMLVideoElement, wanted) => {
      const bytes = Uint8Array.from(atob(wanted.png), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pixelsOf = (source: CanvasImageSource, left: number, top: number) => {
        const pen = new OffscreenCanvas(wanted.side, wanted.side).getContext('2d')!;
        pen.drawImage(source, -left, -top);
        return pen.getImageData(0, 0, wanted.side, wanted.side).data;
      };
      const seen = pixelsOf(picture, 0, 0);
      return wanted.shifts.map(([right, down]) => {
        const sent = pixelsOf(one, wanted.x + right, wanted.y + down);
        return seen.reduce((sum, part, at) => sum + Math.abs(part - sent[at]!), 0) / seen.length;
      });
    },
    { png: shot.toString('base64'), x, y, side, shifts: SHIFTS },
  );
}

/** Whether each pixel of the picture is one of the page: half a pixel off would be as near to its neighbour. */
async function isOneToOneAt(agent: Page, place: readonly [number, number]): Promise<boolean> {
  const [here = Infinity, ...beside] = await differencesAt(agent, place, 40);
  return here * 2 < Math.min(...beside);
}

test(
  'of several monitors one is seen at a time, or all, and what is done lands on the one that is seen (V9, V10, V12, C7)',
  { tag: '@display' },
  async ({ helper, agent, desk, hub, hand, terminal }, testInfo) => {
    const { app, page } = await helper.startEnrolled();
    await plug(app, [first, second], 'display-added');
    await page.getByRole('link', { name: /^Get help now/ }).click();
    await page.getByRole('button', { name: 'Get a code' }).click();
    const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
    await expect(code).toBeVisible();
    const joined = { code: (await code.textContent()) ?? '', incident: await aTicketOfVeras(desk) };
    const { session } = await desk.administrator.ask('support.join', joined);
    const question = await windowOf(app, 'consent');
    await expect(question.getByText(/^You have 2 screens\./)).toBeVisible();
    await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
    await agent.goto(`${hub.origin}/help/${session}`);
    await answered(question, question.getByRole('button', { name: 'Yes, show my screen' }).click());
    const video = agent.locator('video');
    await expect.poll(() => sizeOf(video)).toEqual([1_280, 800]);
    const banner = await windowOf(app, 'banner');
    const bannerBounds = async () => {
      const window = await app.browserWindow(banner);
      return window.evaluate((one) => one.getBounds());
    };
    await expect(banner.getByText('Screen 1 of 2: this one, with this strip')).toBeVisible();
    expect((await bannerBounds()).x).toBeLessThan(second.x);

    await test.step('another one is there without a new question, and the strip goes with it', async () => {
      const takenMs = [await switchTo(agent, '2: Stand-in 2', second.width)];
      await expect(banner.getByText('Screen 2 of 2: this one, with this strip')).toBeVisible();
      expect((await bannerBounds()).x).toBeGreaterThanOrEqual(second.x);
      for (const [choice, { width }] of [['1: Stand-in', first] as const, ['2: Stand-in 2', second] as const]) {
        takenMs.push(await switchTo(agent, choice, width));
      }
      testInfo.annotations.push({ type: 'switched in ms', description: takenMs.map(Math.round).join(', ') });
      expect(app.windows().some((one) => one.url().includes('consent'))).toBe(false);
    });

    await test.step('a mark stands on the monitor that is seen', async () => {
      // Between two monitors there is nothing to point at.
      await expect(agent.getByRole('button', { name: 'Laser', exact: true })).toBeVisible();
      await agent.keyboard.press('Shift+A');
      await agent.keyboard.press('a');
      await drag(agent, [200, 300], [200, 500]);
      await expect.poll(() => hasMark(app, second, [200, 400])).toBe(true);
      await agent.keyboard.press('Escape');
    });

    await test.step('one to one each of its pixels is one of the page, and the map shows which part is seen', async () => {
      await agent.setViewportSize({ width: 1_200, height: 760 });
      await agent.getByRole('button', { name: 'One to one' }).click();
      await expect.poll(() => video.evaluate((one) => one.getBoundingClientRect().width)).toBe(second.width);
      // The head of the arrow, and the black around it.
      await agent.getByRole('region', { name: 'The picture' }).evaluate((frame) => frame.scrollTo(150, 300));
      await expect.poll(() => isOneToOneAt(agent, [180, 470])).toBe(true);
      await expect(agent.getByRole('group', { name: 'Map of their monitors' })).toBeVisible();
    });

    await test.step('and the view follows their pointer when it is to', async () => {
      const picture = agent.getByRole('region', { name: 'The picture' });
      await agent.keyboard.press('Shift+Z');
      hand.server.fakeMotion(second.x + 1_000, 740);
      await hand.settle();
      const scrolled = () => picture.evaluate(({ scrollLeft, scrollTop }) => [scrollLeft > 0, scrollTop > 0]);
      await expect.poll(scrolled).toEqual([true, true]);
      hand.server.fakeMotion(second.x + 10, 300);
      await hand.settle();
      await expect.poll(() => picture.evaluate(({ scrollLeft }) => scrollLeft)).toBe(0);
      await agent.keyboard.press('0');
      await agent.setViewportSize({ width: 1_440, height: 900 });
    });

    await test.step('mouse and keys reach the program on it', async () => {
      const typed = terminal('40x10+1700+450');
      await agent.getByRole('button', { name: 'They are the same' }).click();
      await agent.getByRole('button', { name: 'Ask for mouse and keyboard' }).click();
      await agree(app, 'Yes, let them', true);
      await expect(agent.getByText('Click the screen to type there.')).toBeVisible();
      await expect
        .poll(async () => {
          const { x, y } = await onPage(video, [1_750 - second.x, 500]);
          await agent.mouse.click(x, y);
          await agent.keyboard.press('Enter');
          return (await typed()).length;
        })
        .toBeGreaterThan(0);
      await agent.keyboard.type('On the second');
      await agent.keyboard.press('Enter');
      await expect.poll(typed).toContain('On the second\n');
      // The picture goes on: the paper of the terminal is white.
      await expect.poll(async () => Math.min(...(await colourAt(video, [1_900 - second.x, 560])))).toBeGreaterThan(200);
      await agent.getByRole('button', { name: 'Give them back' }).click();
    });

    await test.step('all of them are seen side by side, and one is chosen there', async () => {
      // Whoever thinks better of it at once sees what they chose last.
      await agent.getByRole('combobox', { name: 'Monitor' }).selectOption({ label: '1: Stand-in' });
      await switchTo(agent, 'All monitors', 1_920);
      await expect(banner.getByText('All 2 screens')).toBeVisible();
      // The mark on the second is where that stands in the picture of both.
      const mark = async () => {
        const [red, green] = await colourAt(video, [((1_280 + 200) / 2_304) * 1_920, 400 * (1_920 / 2_304)]);
        return red - green > 80;
      };
      await expect.poll(mark).toBe(true);
      await agent.getByRole('button', { name: 'Show 2: Stand-in 2' }).click();
      await expect(banner.getByText('Screen 2 of 2: this one, with this strip')).toBeVisible();
      await expect.poll(() => sizeOf(video)).toEqual([1_024, 768]);
    });

    await test.step('one that is unplugged has a reason, and the others are offered (V10)', async () => {
      await plug(app, [first], 'display-removed');
      await expect(agent.getByText('That monitor is gone')).toBeVisible();
      await expect(banner.getByText('The screen that was seen is gone. Nothing is seen now.')).toBeVisible();
      await agent.getByRole('button', { name: '1: Stand-in' }).click();
      await expect.poll(() => sizeOf(video)).toEqual([1_280, 800]);
      await expect(agent.getByText('That monitor is gone')).toBeHidden();
    });

    await test.step('a locked screen has one, and no screen at all (V10)', async () => {
      const setLocked = (isLocked: boolean) =>
        app.evaluate((_electron, is) => {
          Reflect.set(Reflect.get(globalThis, Symbol.for('electron-standin.desktop')) as object, 'isLocked', is);
        }, isLocked);
      await setLocked(true);
      await expect(agent.getByText('The screen there is locked')).toBeVisible();
      await setLocked(false);
      await expect(agent.getByText('The screen there is locked')).toBeHidden();
    });
  },
);
