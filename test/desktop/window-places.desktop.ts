import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { signIn, test } from '../support/desktop-console.ts';
import { chooseInMenu } from '../support/desktop-menu.ts';

test('the desk opens where it stood and as it was zoomed', async ({ console: desktop, hub, desk }) => {
  const first = await desktop.start(`--hub=${hub.origin}`);
  await signIn(first.page, desk.mira);
  const bounds = { x: 60, y: 40, width: 1_000, height: 640 };
  await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), bounds);
  await chooseInMenu(first.app, 'View', 'Zoom In');
  await expect.poll(async () => (await placeOf(first.app)).zoomLevel).toBeGreaterThan(0);
  const place = await placeOf(first.app);
  expect(place.bounds).toEqual(bounds);
  await first.app.close();

  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await expect.poll(() => placeOf(app)).toEqual(place);
});

test('a display that is gone takes no window with it', async ({ console: desktop, hub, desk }) => {
  const left = { bounds: { x: 9_000, y: 40, width: 1_000, height: 640 }, isMaximised: false, zoomLevel: 0 };
  await writeFile(join(desktop.profile, 'windows.json'), JSON.stringify({ desk: left }));

  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);

  const { bounds } = await placeOf(app);
  const areas = await app.evaluate(({ screen }) => screen.getAllDisplays().map(({ workArea }) => workArea));
  expect(areas.some((area) => bounds.x >= area.x && bounds.x < area.x + area.width)).toBe(true);
});

/** Of the first window. */
async function placeOf(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    return { bounds: window.getNormalBounds(), zoomLevel: window.webContents.getZoomLevel() };
  });
}
