import { chromium, expect, test } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { withoutFeatures } from '../support/chromium-switches.ts';
import { splitDisplay } from '../support/x-monitors.ts';
import { startDisplay } from '../support/x-display.ts';

const left = { name: 'LEFT', x: 0, y: 0, width: 1_280, height: 800, colour: 'magenta' } as const;
const right = { name: 'RIGHT', x: 1_280, y: 0, width: 1_024, height: 768, colour: 'green' } as const;

/** A browser with a window on one monitor, painted in its colour; it captures this monitor alone. */
async function captureOf(display: string, source: string, { x, colour }: typeof left | typeof right) {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    headless: false,
    env: { ...process.env, DISPLAY: display },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      withoutFeatures(),
      `--auto-select-desktop-capture-source=${source}`,
      `--window-position=${x + 60},40`,
      '--window-size=600,400',
    ],
  });
  // With a page of a given size Chromium's window grows to hold it, and reaches over to the other monitor.
  const page = await browser.newPage({ viewport: null });
  await page.route('https://monitors.invalid/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<body style="background: ${colour}"><button>Show</button>` }),
  );
  await page.goto('https://monitors.invalid/');
  // A page must have been touched before it may ask for a screen.
  await page.getByRole('button').click();
  const video = await page.evaluateHandle(async () => {
    const stream = await navigator.mediaDevices.getDisplayMedia({
      video: { width: { ideal: 16_384 }, height: { ideal: 16_384 } },
    });
    const shown = Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
    await shown.play();
    return shown;
  });

  return {
    /** How large the next frame is, and whose windows are on it, however little of them. */
    look: () =>
      video.evaluate(async (shown) => {
        await new Promise((resolve) => shown.requestVideoFrameCallback(resolve));
        const pen = new OffscreenCanvas(shown.videoWidth, shown.videoHeight).getContext('2d')!;
        pen.drawImage(shown, 0, 0);
        const { data } = pen.getImageData(0, 0, shown.videoWidth, shown.videoHeight);
        const windows = new Set<string>();
        for (let at = 0; at < data.length; at += 4) {
          const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
          if (red > 200 && green < 60 && blue > 200) windows.add('magenta');
          if (red < 60 && green > 100 && blue < 60) windows.add('green');
        }
        return { size: [shown.videoWidth, shown.videoHeight], windows: [...windows] };
      }),
    close: () => browser.close(),
  };
}

test('Chromium captures each monitor of an X screen by itself, and nothing of the other (V9)', async () => {
  const display = await startDisplay({ width: 2_304, height: 800 });
  const join = await splitDisplay(display.name, [left, right]);
  const [first, second] = await Promise.all([
    captureOf(display.name, 'Screen 1', left),
    captureOf(display.name, 'Screen 2', right),
  ]);
  const ofFirst = { size: [left.width, left.height], windows: [left.colour] };
  const ofSecond = { size: [right.width, right.height], windows: [right.colour] };

  // A window is painted some time after its page has loaded, and captured some time after that.
  await expect.poll(first.look).toEqual(ofFirst);
  await expect.poll(second.look).toEqual(ofSecond);
  for (let frame = 0; frame < 5; frame += 1) {
    expect(await first.look()).toEqual(ofFirst);
    expect(await second.look()).toEqual(ofSecond);
  }

  await Promise.all([first.close(), second.close()]);
  join();
  await display.stop();
});
