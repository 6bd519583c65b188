import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { answered } from '../support/agent-hands.ts';
import { SCREEN, test, windowOf } from '../support/helped-computer.ts';
import { aTicketOfVeras, linesOf } from '../support/helper-acts.ts';
import { openConsole } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';

/** Of the line of a mark, and of what stands for black in a picture that was blacked out. */
const RED = [209, 36, 47] as const;
const BLACK = [0, 0, 0] as const;

/** Where a place of the user's screen, in its pixels, is on the agent's page. */
async function onPage(video: Locator, [x, y]: readonly [number, number]) {
  const box = (await video.boundingBox())!;
  const scale = Math.min(box.width / SCREEN.width, box.height / SCREEN.height);
  const left = box.x + (box.width - SCREEN.width * scale) / 2;
  const top = box.y + (box.height - SCREEN.height * scale) / 2;
  return { x: left + x * scale, y: top + y * scale };
}

async function drag(page: Page, video: Locator, from: readonly [number, number], to: readonly [number, number]) {
  const [start, end] = [await onPage(video, from), await onPage(video, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await page.mouse.move(end.x, end.y);
  await page.mouse.up();
}

function isNear(colour: readonly number[] | undefined, wanted: readonly number[]): boolean {
  return wanted.every((part, place) => Math.abs(part - (colour?.[place] ?? -99)) < 24);
}

/** Whether something of this colour is at a place of the user's screen, as the X server has it. */
async function isThere(app: ElectronApplication, [x, y]: readonly [number, number], colour: readonly number[]) {
  const found = await app.evaluate(
    async ({ desktopCapturer }, { width, height, at }) => {
      const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width, height } });
      // Four bytes a pixel, blue first.
      return [...(sources[0]?.thumbnail.toBitmap().subarray(at, at + 3) ?? [])].toReversed();
    },
    { ...SCREEN, at: (Math.round(y) * SCREEN.width + Math.round(x)) * 4 },
  );
  return isNear(found, colour);
}

/** What was written down at the computer, by type. */
async function annotatedIn(desk: SmallDesk, session: string): Promise<readonly unknown[]> {
  const lines = await linesOf(desk, session);
  const entries = lines.flatMap(
    ({ input }) => (Reflect.get(Object(input), 'entries') as readonly object[] | undefined) ?? [],
  );
  return entries.flatMap((entry) => (Reflect.get(entry, 'type') === 'annotated' ? [Reflect.get(entry, 'data')] : []));
}

/** Colours of places of the picture that the agent sees, in its own pixels. */
async function lookAt(video: Locator, places: readonly (readonly [number, number])[]) {
  return video.evaluate((element: HTMLVideoElement, at) => {
    const pen = new OffscreenCanvas(element.videoWidth, element.videoHeight).getContext('2d')!;
    pen.drawImage(element, 0, 0);
    return at.map(([x, y]) => Array.from(pen.getImageData(x, y, 1, 1).data.slice(0, 3)));
  }, places);
}

async function attachedPicture({ administrator }: SmallDesk, origin: string): Promise<Uint8Array> {
  const asking = { token: administrator.opened.token, signal: AbortSignal.timeout(30_000) };
  let bytes = new Uint8Array();
  await expect
    .poll(async () => {
      const lines = [...(await administrator.readAll()).values()];
      const [picture] = lines.flatMap((line) => attachmentsIn(Reflect.get(line, 'input')));
      if (picture === undefined) return 'not there';
      const read = await attachmentLink(origin).read(picture.sha256, asking);
      if (read.ok) bytes = read.value;
      return read.ok ? picture.mediaType : read.refusal.code;
    })
    .toBe('image/png');
  return bytes;
}

async function pixelsIn(page: Page, png: Uint8Array, places: readonly (readonly [number, number])[]) {
  return page.evaluate(
    async ([text, at]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')!;
      pen.drawImage(picture, 0, 0);
      return at.map(([x, y]) => Array.from(pen.getImageData(x, y, 1, 1).data.slice(0, 3)));
    },
    [Buffer.from(png).toString('base64'), places] as const,
  );
}

const step = { mark: 'step', number: 1, text: 'Press <b>OK</b> here' };

test(
  'what an agent points at stands on the screen of the user, and a picture of both is on the ticket (V13, V14)',
  { tag: '@display' },
  async ({ helper, agent, desk, hub }) => {
    const { app, page } = await helper.startEnrolled();
    await page.getByRole('link', { name: /^Get help now/ }).click();
    await page.getByRole('button', { name: 'Get a code' }).click();
    const code = page.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
    await expect(code).toBeVisible();
    const incident = await aTicketOfVeras(desk);
    const joined = { code: (await code.textContent()) ?? '', incident };
    const { session } = await desk.administrator.ask('support.join', joined);
    const question = await windowOf(app, 'consent');
    await openConsole(agent, hub.origin, { login: 'ada', password: 'correct horse battery' });
    await agent.goto(`${hub.origin}/help/${session}`);
    await answered(question, question.getByRole('button', { name: 'Yes, show my screen' }).click());
    await expect(agent.getByText('You see the screen')).toBeVisible();
    const video = agent.locator('video');
    await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.videoWidth)).toBe(SCREEN.width);

    const banner = await windowOf(app, 'banner');
    await test.step('an arrow by mouse stands on their screen, where it was drawn', async () => {
      // The picture is there before it is said that it may be drawn on.
      await expect(agent.getByRole('button', { name: 'Laser', exact: true })).toBeEnabled();
      await agent.keyboard.press('Shift+A');
      await agent.keyboard.press('a');
      await expect(agent.getByRole('button', { name: /^Draw an arrow/ })).toBeFocused();
      await drag(agent, video, [200, 300], [200, 500]);
      await expect.poll(() => isThere(app, [200, 400], RED)).toBe(true);
      // Beside it is what was there before.
      await expect.poll(() => isThere(app, [150, 400], BLACK)).toBe(true);
    });

    await test.step('a numbered step with its words, by nothing but keys', async () => {
      await agent.keyboard.press('n');
      for (let step = 0; step < 4; step += 1) await agent.keyboard.press('Shift+ArrowRight');
      await agent.keyboard.press('Enter');
      await agent.getByRole('textbox', { name: 'Words beside step 1' }).fill('Press <b>OK</b> here');
      await agent.keyboard.press('Enter');
      const at = [(32_768 + 4 * 6_554) / 65_535, 0.5] as const;
      await expect.poll(() => isThere(app, [at[0] * SCREEN.width - 11, at[1] * SCREEN.height], RED)).toBe(true);
      await expect.poll(() => annotatedIn(desk, session)).toEqual([{ mark: 'arrow' }, step]);
      await agent.keyboard.press('Escape');
    });

    await test.step('a picture of it is on the ticket, and what was blacked out is not in it', async () => {
      // What the user sees has come back with the picture.
      await expect.poll(async () => isNear((await lookAt(video, [[200, 400]]))[0], RED)).toBe(true);
      await agent.keyboard.press('Shift+S');
      const editor = agent.getByRole('dialog', { name: 'Picture of the screen' });
      await expect(editor.getByRole('button', { name: /^The picture/ })).toBeFocused();
      await agent.keyboard.press('b');
      await agent.keyboard.press('Control+Enter');
      await expect(editor).toBeHidden();
      const png = await attachedPicture(desk, hub.origin);
      const [arrow, middle] = await pixelsIn(agent, png, [
        [200, 400],
        [SCREEN.width / 2, SCREEN.height / 2],
      ]);
      expect([isNear(arrow, RED), middle]).toEqual([true, [...BLACK]]);
      await agent.getByRole('tab', { name: 'What happened' }).click();
      await expect(agent.getByText('Step 1 was shown on the screen: “Press <b>OK</b> here”.')).toBeVisible();
      await expect(agent.getByText(/^Screenshot: /)).toBeVisible();
    });

    await test.step('the user hides them with one click, and has them back with another', async () => {
      await banner.getByRole('button', { name: 'Hide marks' }).click();
      await expect.poll(() => isThere(app, [200, 400], RED)).toBe(false);
      await expect(agent.getByText(`${desk.vera.name} has hidden your marks.`)).toBeVisible();
      await banner.getByRole('button', { name: 'Show marks' }).click();
      await expect.poll(() => isThere(app, [200, 400], RED)).toBe(true);
    });

    await test.step('a pause takes them away for good', async () => {
      await banner.getByRole('button', { name: 'Pause' }).click();
      await expect.poll(() => isThere(app, [200, 400], RED)).toBe(false);
      await banner.getByRole('button', { name: 'Go on' }).click();
      await expect(agent.getByRole('button', { name: 'Laser' })).toBeVisible();
      await expect(agent.getByRole('button', { name: 'Take all marks away' })).toBeHidden();
      expect(await isThere(app, [200, 400], RED)).toBe(false);
    });
  },
);
