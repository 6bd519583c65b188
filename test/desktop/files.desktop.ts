import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { MAX_BUNDLE_BYTES } from '#contracts/exchange.ts';
import { anArchive } from '#platform/any/attachment/zip.fixtures.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openTicket } from '../support/open-ticket.ts';

const run = promisify(execFile);
const pdf = Buffer.from('%PDF-1.7\nminutes of the meeting');
const files = [
  { name: 'minutes.pdf', mimeType: 'application/pdf', buffer: pdf },
  { name: 'setup.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ program') },
  { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ another program') },
  {
    name: 'letter.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(
      anArchive([
        ['[Content_Types].xml', ''],
        ['word/vbaProject.bin', ''],
      ]),
    ),
  },
];

/** A ticket with these files, in the desk's window. */
async function ticketWithFiles(page: Page): Promise<void> {
  await openTicket(page, 'Files of all kinds');
  await page.getByRole('article').locator('input[type="file"]').setInputFiles(files);
  await expect(page.getByRole('list', { name: 'Files that will be sent along' }).getByRole('listitem')).toHaveCount(4);
  await page.getByRole('article').getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('button', { name: 'Save minutes.pdf' })).toBeVisible();
}

/** Answers the system's dialog for a place to save from now on. Resolves to what it was asked. */
async function answerSaveDialog(app: ElectronApplication, filePath: string | null): Promise<() => Promise<unknown>> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async (...asked: readonly unknown[]) => {
      Reflect.set(globalThis, 'saveDialogAsked', asked.at(-1));
      return { canceled: filePath === null, filePath: filePath ?? '' };
    };
  }, filePath);
  return () => app.evaluate(() => Reflect.get(globalThis, 'saveDialogAsked') as unknown);
}

/** Paths that the system was asked to open. */
async function noteOpened(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedPaths', opened);
    shell.openPath = async (path) => {
      opened.push(path);
      return '';
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'openedPaths') as string[]);
}

test('a file of a ticket is saved where the person says, for everybody their umask lets in', async ({
  console: desktop,
  hub,
  desk,
}, testInfo) => {
  await logTicket(hub.origin, desk, { summary: 'Files of all kinds' });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await ticketWithFiles(page);
  const folder = testInfo.outputPath('saved');
  await mkdir(folder, { recursive: true });

  const asked = await answerSaveDialog(app, join(folder, 'minutes of Monday.pdf'));
  await page.getByRole('button', { name: 'Save minutes.pdf' }).click();
  await expect.poll(() => readdir(folder)).toEqual(['minutes of Monday.pdf']);

  expect(await readFile(join(folder, 'minutes of Monday.pdf'))).toEqual(pdf);
  expect((await stat(join(folder, 'minutes of Monday.pdf'))).mode & 0o777).toBe(0o666 & ~process.umask());
  expect(await asked()).toMatchObject({
    defaultPath: 'minutes.pdf',
    filters: [
      { name: 'PDF', extensions: ['pdf'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });

  const refused = await answerSaveDialog(app, null);
  await page.getByRole('button', { name: 'Save setup.exe' }).click();
  await expect.poll(refused).toMatchObject({ defaultPath: 'setup.exe' });
  await answerSaveDialog(app, join(folder, 'nowhere', 'setup.exe'));
  await page.getByRole('button', { name: 'Save setup.exe' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'could not be written there' })).toBeVisible();
  expect(await readdir(folder)).toEqual(['minutes of Monday.pdf']);
});

test('a full disk is said in plain words, and leaves no half of a file', async ({
  console: desktop,
  hub,
  desk,
}, testInfo) => {
  const disk = testInfo.outputPath('small-disk');
  await mkdir(disk, { recursive: true });
  await logTicket(hub.origin, desk, { summary: 'Files of all kinds' });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await openTicket(page, 'Files of all kinds');
  const large = { name: 'large.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(64 * 1024, 7) };
  await page.getByRole('article').locator('input[type="file"]').setInputFiles([large]);
  await page.getByRole('article').getByRole('button', { name: 'Send reply' }).click();
  const makeRoom = await fillDisk(app, disk);
  try {
    await answerSaveDialog(app, join(disk, 'large.bin'));
    await page.getByRole('button', { name: 'Save large.bin' }).click();

    await expect(page.getByRole('alert').filter({ hasText: 'The disk is full' })).toBeVisible();
    expect(await readdir(disk)).toEqual(['other.bin']);
  } finally {
    await makeRoom();
  }
});

/**
 * A small disk in the place of a folder, full but for a little. Where nobody may make one, the app is answered as by such
 * a disk: what it writes there breaks off half-way. Returns what takes it away.
 */
async function fillDisk(app: ElectronApplication, folder: string): Promise<() => Promise<void>> {
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  await writeFile(join(folder, 'other.bin'), Buffer.alloc(12 * 1024));
  if (isMounted) return async () => void (await run('umount', [folder]));
  await app.evaluate((_, folder) => {
    const files = process.getBuiltinModule('node:fs/promises');
    const open = files.open;
    files.open = async (path, ...how) => {
      const file = await open(path, ...how);
      if (!String(path).startsWith(folder)) return file;
      file.writeFile = async () => {
        await file.write('half of it');
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      };
      return file;
    };
  }, folder);
  return async () => {};
}

test('a file that runs nothing is opened from a copy nobody changes, which is gone at the next start', async ({
  console: desktop,
  hub,
  desk,
}) => {
  await logTicket(hub.origin, desk, { summary: 'Files of all kinds' });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await ticketWithFiles(page);
  const opened = await noteOpened(app);
  const copies = join(desktop.profile, 'opened-files');

  for (const _ of [1, 2]) await page.getByRole('button', { name: 'Open minutes.pdf' }).click();
  await expect.poll(async () => (await opened()).length).toBe(2);
  const [path = '', again] = await opened();
  expect(path).toMatch(new RegExp(`^${copies}/[0-9a-f]{32}/minutes\\.pdf$`));
  expect(again).toBe(path);
  expect(await readFile(path)).toEqual(pdf);
  expect((await stat(path)).mode & 0o777).toBe(0o400);

  await test.step('what may run something says why it can only be saved', async () => {
    await expect(page.getByRole('button', { name: 'Open setup.exe' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Open setup.exe' }).hover();
    await expect(page.getByRole('tooltip')).toContainText('It can only be saved.');
    for (const name of ['invoice.pdf', 'letter.docx']) {
      await page.getByRole('button', { name: `Open ${name}` }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'It can only be saved.' })).toBeVisible();
    }
    expect(await opened()).toHaveLength(2);
  });

  await app.close();
  await desktop.start(`--hub=${hub.origin}`);
  expect(existsSync(copies)).toBe(false);
});

test('a page that was taken over neither says where a file goes nor opens what runs', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  const opened = await noteOpened(app);
  const asked = await answerSaveDialog(app, null);

  const answers = await page.evaluate(async (tooManyBytes) => {
    const bytes = new TextEncoder().encode('MZ program');
    const tried: readonly (readonly ['file.save' | 'file.open', object])[] = [
      ['file.save', { name: '../../.bashrc', bytes }],
      ['file.save', { name: '/etc/passwd', bytes }],
      ['file.save', { name: 'a\u202Etxt.exe', bytes }],
      ['file.save', { name: 'CON', bytes }],
      ['file.save', { name: 'a.txt', bytes, path: '/etc' }],
      ['file.save', { name: 'a.txt', bytes: 'text' }],
      ['file.save', { name: 'a.txt', bytes: new Uint8Array(tooManyBytes) }],
      ['file.open', { name: '../a.pdf', bytes }],
      ['file.open', { name: 'a.exe', bytes }],
      ['file.open', { name: 'a.pdf', bytes }],
    ];
    const replies: unknown[] = [];
    for (const [request, input] of tried) replies.push(await window.deskbellDesktop?.ask[request]?.(input));
    return replies;
  }, MAX_BUNDLE_BYTES + 1);

  const refused = { ok: false, code: 'ipc.input-invalid' };
  expect(answers.slice(0, 8)).toEqual(answers.slice(0, 8).map(() => expect.objectContaining(refused) as unknown));
  expect(answers.slice(8)).toEqual([
    { ok: true, value: 'file.not-openable' },
    { ok: true, value: 'file.not-openable' },
  ]);
  expect([await opened(), await asked()]).toEqual([[], undefined]);
});

test('a picture from the clipboard and a file that is dropped go along with a reply', async ({
  console: desktop,
  hub,
  desk,
}) => {
  await logTicket(hub.origin, desk, { summary: 'Files of all kinds' });
  const { page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await openTicket(page, 'Files of all kinds');

  await page
    .getByRole('article')
    .getByRole('textbox')
    .evaluate(async (field) => {
      const canvas = new OffscreenCanvas(64, 64);
      canvas.getContext('2d')?.fillRect(0, 0, 32, 32);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }));
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }));
      field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
  const chips = page.getByRole('list', { name: 'Files that will be sent along' }).getByRole('listitem');
  await expect(chips).toHaveCount(2);
  await page.getByRole('article').getByRole('button', { name: 'Send reply' }).click();

  await expect(page.getByRole('button', { name: /^Show Picture/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open dropped.txt' })).toBeVisible();
});
