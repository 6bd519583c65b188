import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { test as helperTest } from '../support/desktop-helper.ts';
import { filesOf, incidentsOf, shareOf, writeProblem } from '../support/helper-acts.ts';
import { displayOfWorker } from '../support/on-display.ts';
import { paintScreen } from '../support/x-screen.ts';

const SCREEN = { width: 1_024, height: 768 };
const MAGENTA = [0xff, 0x00, 0xff] as const;

/** With a screen of its own, which is what a picture of the screen shows. */
const test = helperTest.extend<object, { readonly display: string }>({
  display: displayOfWorker(SCREEN),
});

test.describe('on a display', { tag: '@display' }, () => {
  test('a picture shows the screen as it is behind the helper, whose window comes back', async ({
    helper,
    hub,
    desk,
    display,
  }) => {
    const { app, page } = await helper.startEnrolled();
    await paintScreen(display, 0xff_00_ff);
    await expect.poll(async () => shareOf(app, await screenOf(app), MAGENTA)).toBeGreaterThan(0.3);
    await expect.poll(async () => shareOf(app, await screenOf(app), MAGENTA)).toBeLessThan(0.8);
    await page.getByRole('link', { name: /^Report a problem/ }).click();
    await writeProblem(page, 'My screen is all magenta');
    await page.getByRole('button', { name: 'Take a picture of the screen' }).click();
    await expect(page.getByRole('heading', { name: 'Picture 1' })).toBeVisible();
    await expect.poll(() => areShown(app)).toEqual([true]);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect.poll(() => incidentsOf(desk)).toHaveLength(1);

    const [picture] = await filesOf(hub.origin, desk, 1);
    const size = await app.evaluate(
      ({ nativeImage }, png) => nativeImage.createFromBuffer(Buffer.from(png)).getSize(),
      [...picture!],
    );
    expect(size).toEqual(SCREEN);
    // Before, the helper's window hid a third of it.
    expect(await shareOf(app, picture!, MAGENTA)).toBeGreaterThan(0.9);
  });
});

/** What stands on the screen at this moment. */
async function screenOf(app: ElectronApplication): Promise<Uint8Array> {
  const png = await app.evaluate(async ({ desktopCapturer }, thumbnailSize) => {
    const [screen] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
    return screen!.thumbnail.toPNG().toString('base64');
  }, SCREEN);
  return Buffer.from(png, 'base64');
}

async function areShown(app: ElectronApplication): Promise<readonly boolean[]> {
  return await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
}
