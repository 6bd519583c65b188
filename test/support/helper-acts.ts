import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Incident } from '#domain/incident/incident.record.ts';
import { attachmentsIn } from '#domain/kernel/attachment.ts';
import { articleId, epochMs, incidentId } from '#domain/kernel/fields.ts';
import type { JournalLine } from '#domain/kernel/journal.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import type { SmallDesk } from './small-desk.ts';

export async function writeProblem(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'What is the matter?' }).fill(words);
  await page.getByRole('radio', { name: /It affects me/ }).check();
}

/** Reports a problem and waits until the desk has it. */
export async function reportQuickly(page: Page, desk: SmallDesk, words: string): Promise<Incident['id']> {
  await page.getByRole('link', { name: /^Report a problem/ }).click();
  await writeProblem(page, words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => incidentsOf(desk)).toHaveLength(1);
  await page.getByRole('link', { name: 'Back to the start' }).click();
  return (await incidentsOf(desk))[0]!.id;
}

/** Screens are the system's; a white one stands for them. */
export async function giveScreens(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ desktopCapturer, nativeImage }) => {
    const [width, height] = [400, 300];
    const thumbnail = nativeImage.createFromBitmap(Buffer.alloc(width * height * 4, 0xff), { width, height });
    const screen = { id: 'screen:0:0', name: 'Entire screen', display_id: '1', thumbnail, appIcon: thumbnail };
    desktopCapturer.getSources = async () => [screen];
  });
}

/** Blacks out the left half of the first picture with the mouse. */
export async function blackOut(page: Page): Promise<void> {
  const area = page.getByRole('button', { name: 'Black out parts of the picture' });
  // Scrolls to it, and rests on it only when it stands still.
  await area.hover();
  const { x, y, width, height } = (await area.boundingBox())!;
  await page.mouse.move(x + 1, y + 1);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height - 1, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('1 part blacked out')).toBeVisible();
}

/** How much of a picture is of one colour: red, green, blue. */
export async function shareOf(
  app: ElectronApplication,
  png: Uint8Array,
  colour: readonly [number, number, number],
): Promise<number> {
  return await app.evaluate(
    ({ nativeImage }, { bytes, colour: [red, green, blue] }) => {
      const bitmap = nativeImage.createFromBuffer(Buffer.from(bytes)).toBitmap();
      let found = 0;
      for (let at = 0; at < bitmap.length; at += 4)
        if (bitmap[at] === blue && bitmap[at + 1] === green && bitmap[at + 2] === red) found += 1;
      return found / (bitmap.length / 4);
    },
    { bytes: [...png], colour },
  );
}

async function recordsOf<State>(desk: SmallDesk, name: string): Promise<readonly State[]> {
  const records = [...(await desk.administrator.readAll()).values()];
  // The feed gives a record by the name in its id.
  return records.filter(({ id }) => id.startsWith(`${name}:`)) as readonly unknown[] as readonly State[];
}

type Device = {
  readonly id: string;
  readonly person: string | null;
  readonly inventory: { readonly processor: unknown };
};
export const devicesOf = (desk: SmallDesk) => recordsOf<Device>(desk, 'device');
export const incidentsOf = (desk: SmallDesk) => recordsOf<Incident>(desk, 'incident');

export async function linesOf(desk: SmallDesk, target: string): Promise<readonly JournalLine[]> {
  return (await recordsOf<JournalLine>(desk, 'journal')).filter((line) => line.target === target);
}

/** The bytes of the files that stand in the journal, as an agent gets them, once `count` are there: they follow their ticket. */
export async function filesOf(origin: string, desk: SmallDesk, count: number): Promise<readonly Uint8Array[]> {
  const { token } = desk.administrator.opened;
  let files: readonly Uint8Array[] = [];
  const readThem = async () => {
    const lines = await recordsOf<JournalLine>(desk, 'journal');
    const asked = await Promise.all(
      lines
        .flatMap(({ input }) => attachmentsIn(input))
        .map(({ sha256 }) => attachmentLink(origin).read(sha256, { token, signal: AbortSignal.timeout(10_000) })),
    );
    files = asked.flatMap((one) => (one.ok ? [one.value] : []));
    return files.length;
  };
  await expect.poll(readThem).toBe(count);
  return files;
}

/** As an agent logs it who has Vera on the phone. */
export async function aTicketOfVeras({ administrator, team, vera }: SmallDesk) {
  const incident = incidentId.parse(newRecordId('incident'));
  const { principal } = administrator.opened;
  if (principal.kind !== 'agent') throw new Error('Only agents log calls.');
  await administrator.issue('incident.log', incident, {
    summary: 'The projector stays dark',
    description: null,
    channel: 'phone',
    requester: vera.person,
    device: null,
    service: null,
    site: null,
    category: null,
    impact: 'user-affected',
    urgency: 'medium',
    number: null,
    routing: { team, owner: principal.id },
  });
  return incident;
}

export async function publishArticle(desk: SmallDesk): Promise<void> {
  const id = articleId.parse(newRecordId('article'));
  await desk.administrator.issue('article.draft', id, {
    title: 'Paper jam in the printer',
    body: 'Open the tray and pull gently.',
    language: 'en',
    audience: 'end-users',
    owner: desk.mira.agent,
    reviewDueAtMs: epochMs.parse(Date.now() + 1_000 * 3_600_000),
    source: null,
    number: null,
  });
  await desk.administrator.issue('article.publish', id, {});
}

/** From now on notifications are noted down where they would be shown. Works on any Electron. */
export async function noteNotifications(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Reflect.set(globalThis, 'shownNotifications', shown);
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push(this);
    };
  });
}

export async function notificationsOf(app: ElectronApplication): Promise<readonly string[]> {
  return await app.evaluate(() => {
    const shown: readonly Electron.Notification[] = Reflect.get(globalThis, 'shownNotifications');
    return shown.map(({ title }) => title);
  });
}

export async function clickNotification(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const shown: readonly Electron.Notification[] = Reflect.get(globalThis, 'shownNotifications');
    shown.at(-1)?.emit('click');
  });
}

interface NotedTray {
  toolTip: string;
  menu: Electron.Menu | null;
}

/** From now on it is noted down what the tray is told to show. Works on any Electron. */
export async function noteTray(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ Tray }) => {
    const noted: NotedTray = { toolTip: '', menu: null };
    Reflect.set(globalThis, 'notedTray', noted);
    Tray.prototype.setToolTip = (toolTip) => void (noted.toolTip = toolTip);
    Tray.prototype.setContextMenu = (menu) => void (noted.menu = menu);
  });
  // With its language the tray is drawn anew.
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByText('Deutsch', { exact: true }).click();
  // Until then English is what is chosen, and choosing it once more would change nothing.
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('link', { name: 'Help', exact: true }).click();
}

export async function trayOf(
  app: ElectronApplication,
): Promise<{ readonly toolTip: string; readonly labels: readonly string[] }> {
  return await app.evaluate(() => {
    const { toolTip, menu }: NotedTray = Reflect.get(globalThis, 'notedTray');
    return { toolTip, labels: (menu?.items ?? []).map(({ label }) => label) };
  });
}

export async function pressInTray(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate((_electron, wanted) => {
    const { menu }: NotedTray = Reflect.get(globalThis, 'notedTray');
    menu?.items.find((item) => item.label === wanted)?.click();
  }, label);
}
