import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { aLogInput } from '#domain/incident/incident.fixtures.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { expectAccessible } from '../support/accessibility.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { test } from '../support/journey.ts';
import { untilBack } from '../support/patience.ts';
import { openConsole, openPortal, untilKeptForOffline } from '../support/sign-in.ts';
import type { SmallDesk } from '../support/small-desk.ts';

/** Gives whoever reads it a picture of one colour, as the clipboard does after a screenshot. */
async function pastePicture(field: Locator, colour: string): Promise<void> {
  await field.evaluate(async (element, fill) => {
    const canvas = new OffscreenCanvas(640, 360);
    const context = canvas.getContext('2d')!;
    context.fillStyle = fill;
    context.fillRect(0, 0, 640, 360);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, colour);
}

/** A photo as a phone takes it: held upright, kept lying, red above and blue below, and of a megabyte or more. */
async function pastePhoto(field: Locator): Promise<void> {
  await field.evaluate(async (element) => {
    const canvas = new OffscreenCanvas(1_600, 900);
    const context = canvas.getContext('2d')!;
    for (let left = 0; left < 1_600; left += 4) {
      for (let top = 0; top < 900; top += 4) {
        const shade = 200 + ((left * 7 + top * 13) % 56);
        context.fillStyle = left < 800 ? `rgb(${shade}, 0, 0)` : `rgb(0, 0, ${shade})`;
        context.fillRect(left, top, 4, 4);
      }
    }
    const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
    // APP1 of Exif 2.3 with one entry: to be turned by a quarter to the right.
    const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
    const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
    const parts = [picture.slice(0, 2), Uint8Array.of(0xff, 0xe1, 0, exif.length + 2, ...exif), picture.slice(2)];
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(parts, 'photo.jpg', { type: 'image/jpeg' }));
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
}

/** The colour of a picture at a point, in shares of its width and height. */
async function colourAt(picture: Locator, x: number, y: number): Promise<readonly number[]> {
  return await picture.evaluate(
    async (canvas: HTMLCanvasElement, [left, top]) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext('2d')!;
      context.drawImage(canvas, 0, 0);
      return [...context.getImageData(canvas.width * left, canvas.height * top, 1, 1).data];
    },
    [x, y] as const,
  );
}

async function logForVera(origin: string, desk: SmallDesk): Promise<string> {
  const mira = await signInOverApi(origin, desk.mira.login, desk.mira.password);
  const target = newRecordId('incident');
  const routing = { team: desk.team, owner: desk.mira.agent };
  const said = { ...aLogInput(), summary: 'The scanner makes stripes', requester: desk.vera.person };
  await mira.issue('incident.log', target, { ...said, number: null, routing });
  return target;
}

const statusOf = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' }).getByRole('status');
const timelineOf = (page: Page) => page.getByRole('list', { name: 'What happened' });

test(
  'a picture pasted without a network survives a reload, reaches a colleague, and the requester only when it is for them (INC-4)',
  { tag: '@both-engines' },
  async ({ desk, lines: [line, other], openBrowser }) => {
    const target = await logForVera(other.origin, desk);
    const [mira, tom, vera] = [await openBrowser(), await openBrowser(), await openBrowser()];
    await openConsole(mira, line.origin, desk.mira);
    await untilKeptForOffline(mira);
    await mira.getByRole('link', { name: /The scanner makes stripes/ }).click();

    await test.step('Mira pastes one for Vera and one for her colleagues while she is offline', async () => {
      line.cut();
      await expect(mira.getByText('Offline').first()).toBeVisible();
      await pastePicture(mira.getByRole('textbox', { name: /^Reply to Vera/ }), 'rgb(0, 128, 0)');
      await expect(mira.getByRole('list', { name: 'Files that will be sent along' })).toContainText('Picture');
      await mira.getByRole('textbox', { name: /^Reply to Vera/ }).fill('Like this?');
      await mira.getByRole('button', { name: 'Send reply' }).click();
      await mira.getByRole('button', { name: 'Note' }).click();
      await pastePicture(mira.getByRole('textbox', { name: 'A note for your colleagues' }), 'rgb(0, 0, 160)');
      await mira.getByRole('button', { name: 'Save note' }).click();
      await expect(timelineOf(mira).getByRole('button', { name: /^Show Picture/ })).toHaveCount(2);
    });

    await test.step('both are there after a reload, and wait', async () => {
      await mira.reload();
      await expect(timelineOf(mira).getByRole('button', { name: /^Show Picture/ })).toHaveCount(2);
      await expect(timelineOf(mira).getByText('Waits to be uploaded')).toHaveCount(2);
      await statusOf(mira).click();
      await expect(mira.getByRole('heading', { name: '2 files still to be uploaded' })).toBeVisible();
      await expectAccessible(mira, 'what is still to be uploaded');
    });

    await test.step('back online they go up by themselves', async () => {
      line.restore();
      await expect(mira.getByRole('heading', { name: /still to be uploaded/ })).toBeHidden(untilBack);
    });

    await test.step('Tom sees both as they were made', async () => {
      await openConsole(tom, other.origin, desk.tom);
      await tom.goto(`${other.origin}/queue/all/${target}`);
      const pictures = timelineOf(tom).getByRole('button', { name: /^Show Picture/ });
      await expect(pictures).toHaveCount(2);
      await expect.poll(() => colourAt(pictures.first().locator('canvas'), 0.5, 0.5)).toEqual([0, 128, 0, 255]);
      await expect.poll(() => colourAt(pictures.last().locator('canvas'), 0.5, 0.5)).toEqual([0, 0, 160, 255]);
      await pictures.first().click();
      await expect(tom.getByRole('img', { name: /^Picture/ })).toBeVisible();
      await expectAccessible(tom, 'a large picture');
      await tom.keyboard.press('Escape');
    });

    await test.step('Vera sees the one for her, and answers with one of her own', async () => {
      await openPortal(vera, other.origin, desk.vera);
      await vera.getByRole('link', { name: /The scanner makes stripes/ }).click();
      const pictures = vera.getByRole('button', { name: /^Look at Picture/ });
      await expect(pictures).toHaveCount(1);
      await expect.poll(() => colourAt(pictures.locator('canvas'), 0.5, 0.5)).toEqual([0, 128, 0, 255]);
      await expectAccessible(vera, 'a conversation with pictures');
      await vera.getByLabel('Add pictures or files').setInputFiles({
        name: 'stripes.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('||| || |||'),
      });
      await expect(vera.getByRole('list', { name: 'Pictures and files that will be sent' })).toContainText(
        'stripes.txt',
      );
      await vera.getByRole('button', { name: 'Send' }).click();
      await expect(timelineOf(tom)).toContainText('stripes.txt');
      const download = tom.waitForEvent('download');
      await expect(async () => {
        await timelineOf(tom).getByRole('button', { name: 'Save stripes.txt' }).click();
        expect((await download).suggestedFilename()).toBe('stripes.txt');
      }).toPass();
    });
  },
);

test('a report from the portal brings its picture with it, also when the page was offline', async ({
  desk,
  lines: [line, other],
  openBrowser,
}) => {
  const [vera, mira] = [await openBrowser(), await openBrowser()];
  await openPortal(vera, line.origin, desk.vera);
  await vera.getByRole('textbox', { name: 'What is the matter?' }).fill('The scanner makes stripes');
  await vera.getByRole('button', { name: 'Continue' }).click();
  await vera.getByRole('radio', { name: /It affects me/ }).check();
  await pastePicture(vera.getByRole('textbox', { name: /Anything else/ }), 'rgb(160, 0, 0)');
  await expect(vera.getByRole('list', { name: 'Pictures and files that will be sent' })).toBeVisible();
  line.cut();
  await vera.getByRole('button', { name: 'Send' }).click();
  line.restore();
  await expect(vera.getByText('Thank you. We have it.')).toBeVisible(untilBack);

  await openConsole(mira, other.origin, desk.mira);
  await mira
    .getByRole('list', { name: 'Views of the queue' })
    .getByRole('link', { name: /^Unclaimed/ })
    .click();
  await mira.getByRole('link', { name: /The scanner makes stripes/ }).click();

  const picture = timelineOf(mira).getByRole('button', { name: /^Show Picture/ });
  await expect(picture).toBeVisible(untilBack);
  await expect.poll(() => colourAt(picture.locator('canvas'), 0.5, 0.5)).toEqual([160, 0, 0, 255]);
});

test('a part of the screen goes straight to a ticket, and what is blacked out is gone from its pixels', async ({
  desk,
  lines: [line, other],
  openBrowser,
}) => {
  const target = await logForVera(other.origin, desk);
  const mira = await openBrowser();
  await openConsole(mira, line.origin, desk.mira);
  await mira.goto(`${line.origin}/queue/mine/${target}`);
  await mira.getByRole('button', { name: 'Attach a picture of the screen' }).click();
  const editor = mira.getByRole('dialog', { name: 'Picture of the screen' });
  const stage = editor.getByRole('button', { name: /^The picture/ });
  await expect(stage).toBeFocused();

  await test.step('Escape keeps nothing', async () => {
    await mira.keyboard.press('Escape');
    await expect(editor).toBeHidden();
    await expect(timelineOf(mira).getByRole('button', { name: /^Show/ })).toHaveCount(0);
    await mira.getByRole('button', { name: 'Attach a picture of the screen' }).click();
  });

  await test.step('a part is chosen by dragging and by keys, and its left half blacked out', async () => {
    // Rests on it only when it stands still.
    await stage.hover();
    const box = (await stage.boundingBox())!;
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await mira.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
      await mira.mouse.down();
      await mira.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 5 });
      await mira.mouse.up();
    };
    await drag([0.25, 0.25], [0.75, 0.75]);
    const chosen = await editor.getByRole('status').first().textContent();
    await expectAccessible(mira, 'the picture of the screen');
    await stage.focus();
    await mira.keyboard.press('Shift+ArrowLeft');
    await expect(editor.getByRole('status').first()).not.toHaveText(chosen ?? '');
    await editor.getByRole('button', { name: 'Black out' }).click();
    await drag([0.2, 0.2], [0.5, 0.8]);
    await editor.getByRole('textbox', { name: 'A line about it (optional)' }).fill('Here it is.');
    await editor.getByText('Only the desk').click();
    await mira.keyboard.press('Control+Enter');
    await expect(editor).toBeHidden();
  });

  await test.step('it stands on the ticket, for the desk alone', async () => {
    const entry = timelineOf(mira).getByRole('listitem').filter({ hasText: 'Here it is.' });
    await expect(entry).toContainText('Only the desk');
    const picture = entry.getByRole('button', { name: /^Show Screenshot/ });
    await expect(picture).toBeVisible();
    const canvas = picture.locator('canvas');
    for (const [x, y] of [
      [0.02, 0.02],
      [0.25, 0.5],
      [0.45, 0.98],
    ] as const) {
      await expect.poll(() => colourAt(canvas, x, y)).toEqual([0, 0, 0, 255]);
    }
    expect(await colourAt(canvas, 0.75, 0.5)).not.toEqual([0, 0, 0, 255]);
  });
});

test('colleagues get a photo small, upright and for offline; the large one comes when it is opened, and can go again (INC-4)', async ({
  desk,
  lines: [line, other],
  openBrowser,
}) => {
  const target = await logForVera(other.origin, desk);
  const [mira, tom] = [await openBrowser(), await openBrowser()];
  await openConsole(mira, other.origin, desk.mira);
  await mira.goto(`${other.origin}/queue/mine/${target}`);
  await mira.getByRole('button', { name: 'Note' }).click();
  await pastePhoto(mira.getByRole('textbox', { name: 'A note for your colleagues' }));
  await expect(mira.getByRole('list', { name: 'Files that will be sent along' })).toContainText('photo.jpg');
  await mira.getByRole('button', { name: 'Save note' }).click();
  await expect(timelineOf(mira).getByText('Waits to be uploaded')).toHaveCount(0);
  const own = timelineOf(mira).getByRole('button', { name: 'Show photo.jpg' }).locator('canvas');
  await expect.poll(() => colourAt(own, 0.2, 0.8)).toMatchObject([0, 0, expect.any(Number), 255]);

  await openConsole(tom, line.origin, desk.tom);
  await untilKeptForOffline(tom);
  await tom.goto(`${line.origin}/queue/all/${target}`);
  const photo = timelineOf(tom).getByRole('button', { name: 'Show photo.jpg' });
  const used = tom.getByText(/ of 250 MB used$/);

  await test.step('upright, and without the large one', async () => {
    await expect(photo).toBeVisible(untilBack);
    await expect.poll(() => colourAt(photo.locator('canvas'), 0.5, 0.2)).toMatchObject([expect.any(Number), 0, 0, 255]);
    const { width, height } = (await photo.boundingBox())!;
    expect(height).toBeGreaterThan(width);
    await tom.getByRole('link', { name: 'Settings' }).click();
    await expect(used).toHaveText(/^(?:\d|1\d|2[0-4])(?:\.\d)? kB/);
  });

  await test.step('also without a network', async () => {
    line.cut();
    await tom.goto(`${line.origin}/queue/all/${target}`);
    await expect(photo).toBeVisible();
    await photo.click();
    await expect(tom.getByText('The large picture is not on this device.')).toBeVisible();
    await expect(tom.getByRole('img', { name: 'photo.jpg' })).toBeVisible();
    await tom.keyboard.press('Escape');
    line.restore();
  });

  await test.step('the large one comes when it is opened, and its room is free again at a click', async () => {
    await expect(tom.getByText('Offline')).toHaveCount(0, untilBack);
    await photo.click();
    await expect(tom.getByText(/^The large picture/)).toHaveCount(0, untilBack);
    await expect(tom.getByRole('img', { name: 'photo.jpg' })).toBeVisible();
    await tom.keyboard.press('Escape');
    await tom.getByRole('link', { name: 'Settings' }).click();
    await expect(used).not.toHaveText(/^(?:\d|1\d|2[0-4])(?:\.\d)? kB/);
    await expectAccessible(tom, 'room for files');
    await tom.getByRole('button', { name: 'Let go now' }).click();
    await expect(used).toHaveText(/^0 kB/);
  });
});
