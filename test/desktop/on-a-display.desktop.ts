import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import electron from 'electron';
import { expect } from '@playwright/test';
import { signIn, test as desktopTest } from '../support/desktop-console.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openTicketWindow } from '../support/open-ticket.ts';
import { displayOfWorker } from '../support/on-display.ts';
import { windowsOn } from '../support/x-windows.ts';

/** With a screen of their own, on which windows are what people would see. */
const test = desktopTest.extend<object, { readonly display: string }>({
  display: displayOfWorker(),
});

test.describe('on a display', { tag: '@display' }, () => {
  test('the desk and a ticket of its own are windows with titles', async ({
    console: desktop,
    hub,
    desk,
    display,
  }, testInfo) => {
    const { number } = await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
    const { app, page } = await desktop.start(`--hub=${hub.origin}`);
    await signIn(page, desk.mira);
    const ticket = await openTicketWindow(app, page, 'Outlook is slow');

    const titles = async () => (await windowsOn(display)).map(({ title }) => title);
    await expect
      .poll(titles)
      .toEqual([
        expect.stringMatching(new RegExp(`${number} Outlook is slow`)),
        expect.stringMatching(new RegExp(`${number} Outlook is slow`)),
      ]);
    await page.getByRole('link', { name: 'People' }).click();
    await expect.poll(titles).toEqual(expect.arrayContaining(['Deskbell', expect.stringContaining(number)]));

    // Windows are painted some time after they are there.
    let picture = Buffer.of();
    await expect
      .poll(async () => {
        picture = Buffer.from(await ticket.evaluate(takeScreen), 'base64');
        return picture.length;
      })
      .toBeGreaterThan(20_000);
    await testInfo.attach('screen', { body: picture, contentType: 'image/png' });
  });

  test('a second start brings the desk to the front', async ({ console: desktop, hub, desk, display }) => {
    await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
    const { app, page } = await desktop.start(`--hub=${hub.origin}`);
    await signIn(page, desk.mira);
    // A page is there before its window is.
    await expect.poll(async () => (await windowsOn(display)).length).toBe(1);
    const [deskWindow] = await windowsOn(display);
    await openTicketWindow(app, page, 'Outlook is slow');
    await expect.poll(async () => (await windowsOn(display)).length).toBe(2);
    await expect.poll(async () => (await windowsOn(display)).at(-1)?.id).not.toBe(deskWindow?.id);

    const folder = fileURLToPath(new URL('../../dist/desktop/console', import.meta.url));
    // In plain Node the package gives the path of its program.
    const program = electron as unknown as string;
    await once(spawn(program, [`--user-data-dir=${desktop.profile}`, folder], { stdio: 'ignore' }), 'exit');

    await expect.poll(async () => (await windowsOn(display)).at(-1)?.id).toBe(deskWindow?.id);
    expect(await windowsOn(display)).toHaveLength(2);
  });
});

/** The whole screen, as somebody's picture for a ticket would show it: PNG in Base64. Runs in the page. */
async function takeScreen(): Promise<string> {
  await window.deskbellDesktop?.ask['capture.begin']?.({});
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true });
  const video = Object.assign(document.createElement('video'), { srcObject: stream, muted: true });
  await video.play();
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  for (const track of stream.getTracks()) track.stop();
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
