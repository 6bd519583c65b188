import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openTicket } from '../support/open-ticket.ts';
import type { SmallDesk } from '../support/small-desk.ts';
import { startDisplay } from '../support/x-display.ts';
import { paintScreen } from '../support/x-screen.ts';

const SUMMARY = 'The screen flickers';

/** Whether the window was shown, from now on, each time that changed. */
async function noteVisibility(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    Reflect.set(globalThis, 'visibility', seen);
    const [window] = BrowserWindow.getAllWindows();
    window?.on('hide', () => seen.push('hidden'));
    window?.on('show', () => seen.push('shown'));
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'visibility') as string[]);
}

/** A picture of a part of the screen with its middle blacked out, by nothing but keys, for colleagues. */
async function captureByKeys(page: Page): Promise<void> {
  await page.keyboard.press('Shift+S');
  const editor = page.getByRole('dialog', { name: 'Picture of the screen' });
  // The picture has the keys a moment after it is there.
  await expect(editor.getByRole('button', { name: /^The picture/ })).toBeFocused();
  for (let step = 0; step < 20; step += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('b');
  await page.keyboard.press('Control+Enter');
  await expect(editor).toBeHidden();
  await expect(page.getByRole('button', { name: /^Show Screenshot/ })).toBeVisible();
}

/** The picture as Tom gets it from the hub. */
async function pictureForTom(origin: string, { tom }: SmallDesk): Promise<Uint8Array> {
  const session = await signInOverApi(origin, tom.login, tom.password);
  const asking = { token: session.opened.token, signal: AbortSignal.timeout(30_000) };
  let bytes = new Uint8Array();
  await expect
    .poll(async () => {
      const lines = [...(await session.readAll()).values()];
      const [picture] = lines.flatMap((line) => attachmentsIn(Reflect.get(line, 'input')));
      if (picture === undefined) return 'not there';
      const read = await attachmentLink(origin).read(picture.sha256, asking);
      if (read.ok) bytes = read.value;
      return read.ok ? picture.mediaType : read.refusal.code;
    })
    .toBe('image/png');
  return bytes;
}

/** How large a picture is, and its colours at some points, in shares of width and height. */
async function lookAt(page: Page, png: Uint8Array, points: readonly (readonly [number, number])[]) {
  return page.evaluate(
    async ([text, points]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const colours = points.map(([x, y]) =>
        Array.from(context.getImageData(picture.width * x, picture.height * y, 1, 1).data.slice(0, 3)),
      );
      return { width: picture.width, height: picture.height, colours };
    },
    [Buffer.from(png).toString('base64'), points] as const,
  );
}

const black = [0, 0, 0];
/** The middle, and the corners of what was blacked out. */
const hiddenPoints = [
  [0.5, 0.5],
  [0.38, 0.38],
  [0.62, 0.62],
] as const;
const seenPoints = [
  [0.1, 0.3],
  [0.3, 0.5],
  [0.9, 0.9],
] as const;

test('a part of the screen reaches a colleague by keys alone; our window is out of the way meanwhile', async ({
  console: desktop,
  hub,
  desk,
}) => {
  await logTicket(hub.origin, desk, { summary: SUMMARY });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await openTicket(page, SUMMARY);
  const visibility = await noteVisibility(app);

  await captureByKeys(page);

  await expect.poll(visibility).toEqual(['hidden', 'shown']);
  const { colours } = await lookAt(page, await pictureForTom(hub.origin, desk), [...hiddenPoints, ...seenPoints]);
  expect(colours.slice(0, 3)).toEqual([black, black, black]);
  expect(colours.slice(3)).not.toContainEqual(black);
  await test.step('without leave there is no picture, and leave is for one', async () => {
    const refused = page.evaluate(() => navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'given'));
    await expect(refused).rejects.toThrow('NotAllowedError');
  });
});

test(
  'on a screen, the picture is of what was behind our window',
  { tag: '@display' },
  async ({ console: desktop, hub, desk }) => {
    const display = await startDisplay({ width: 1_280, height: 800 });
    const before = { ...process.env };
    process.env['DISPLAY'] = display.name;
    delete process.env['ELECTRON_STANDIN_HEADLESS'];
    try {
      await paintScreen(display.name, 0x00_80_00);
      await logTicket(hub.origin, desk, { summary: SUMMARY });
      const { page } = await desktop.start(`--hub=${hub.origin}`);
      await signIn(page, desk.mira);
      await openTicket(page, SUMMARY);

      await captureByKeys(page);

      const points = [...hiddenPoints, ...seenPoints];
      const { width, height, colours } = await lookAt(page, await pictureForTom(hub.origin, desk), points);
      expect([width, height]).toEqual([1_080, 700]);
      expect(colours.slice(0, 3)).toEqual([black, black, black]);
      for (const [red = 0, shade = 0, blue = 0] of colours.slice(3)) {
        expect(Math.max(red, Math.abs(shade - 128), blue)).toBeLessThan(16);
      }
    } finally {
      await display.stop();
      process.env = before;
    }
  },
);
