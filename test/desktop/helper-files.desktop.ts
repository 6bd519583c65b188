import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import type { IncidentId } from '#domain/kernel/fields.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { describeFile } from '#platform/any/attachment/describe-file.ts';
import { sendAttachment } from '#platform/any/attachment/send-attachment.ts';
import { test } from '../support/desktop-helper.ts';
import { reportQuickly } from '../support/helper-acts.ts';
import type { SmallDesk } from '../support/small-desk.ts';

const manual = new TextEncoder().encode('%PDF-1.7 how to open the tray');

test('a file that the desk sends is saved where the person says, and said to be', async ({ helper, hub, desk }) => {
  const { app, page } = await helper.startEnrolled();
  const ticket = await reportQuickly(page, desk, 'The printer is jammed');
  await attach(hub.origin, desk, ticket, 'Manual.pdf');
  const folder = join(helper.home, 'Documents');
  await mkdir(folder);
  const asked = await answerSaveDialogs(app, join(folder, 'printer.pdf'));
  const opened = await noteOpened(app);

  await page.getByRole('link', { name: /^My tickets/ }).click();
  await page.getByRole('link', { name: /The printer is jammed/ }).click();
  await page.getByRole('button', { name: 'Save “Manual.pdf”' }).click();
  await expect(page.getByText('It is saved.')).toBeVisible();

  expect(await asked()).toEqual(['Manual.pdf']);
  expect(new Uint8Array(await readFile(join(folder, 'printer.pdf')))).toEqual(manual);
  expect(await readdir(folder)).toEqual(['printer.pdf']);
  expect(await opened()).toEqual([]);
});

test('without a connection it is said why a file cannot be saved, and nobody is asked where', async ({
  helper,
  hub,
  line,
  desk,
}) => {
  const { app, page } = await helper.startEnrolled();
  const ticket = await reportQuickly(page, desk, 'The printer is jammed');
  await attach(hub.origin, desk, ticket, 'Manual.pdf');
  const asked = await answerSaveDialogs(app, join(helper.home, 'printer.pdf'));
  await page.getByRole('link', { name: /^My tickets/ }).click();
  await page.getByRole('link', { name: /The printer is jammed/ }).click();
  const save = page.getByRole('button', { name: 'Save “Manual.pdf”' });
  await expect(save).toBeVisible();

  line.cut();
  await expect(page.getByText('The help desk cannot be reached.').first()).toBeVisible();
  await save.click();

  await expect(page.getByText('There is no connection to the help desk right now.')).toBeVisible();
  expect(await asked()).toEqual([]);
});

/** As an agent sends a file along with what the requester may read. */
async function attach(hub: string, { administrator }: SmallDesk, ticket: IncidentId, name: string): Promise<void> {
  const described = await describeFile({ name, mediaType: 'application/pdf', bytes: manual });
  if (!described.ok) throw new Error(described.refusal.code);
  const attachments = [described.value];
  await administrator.issue('incident.attach', ticket, { attachments, text: 'This is how.', audience: 'readers' });
  const asking = { token: administrator.opened.token, signal: AbortSignal.timeout(10_000) };
  const { sha256 } = described.value;
  expect(await sendAttachment(attachmentLink(hub), { sha256, bytes: manual }, asking)).toMatchObject({ ok: true });
}

/** Answers the system's dialogs from now on. Returns which names they were opened with. */
async function answerSaveDialogs(app: ElectronApplication, path: string): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ dialog }, path) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'askedWhere', asked);
    dialog.showSaveDialog = async (...given: readonly unknown[]) => {
      asked.push((given.at(-1) as { defaultPath: string }).defaultPath);
      return { canceled: false, filePath: path };
    };
  }, path);
  return () => app.evaluate(() => Reflect.get(globalThis, 'askedWhere') as readonly string[]);
}

/** What the system is asked to open from now on. */
async function noteOpened(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedOutside', opened);
    shell.openPath = async (path) => {
      opened.push(path);
      return '';
    };
    shell.openExternal = async (address) => void opened.push(address);
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'openedOutside') as readonly string[]);
}
