import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';
import { beginWithTicket } from '../support/begin-with-ticket.ts';
import { signIn, test } from '../support/desktop-console.ts';
import { chooseInMenu } from '../support/desktop-menu.ts';
import { logTicket } from '../support/log-ticket.ts';
import { openTicket, openTicketWindow } from '../support/open-ticket.ts';

test('the menu leads to every screen of the desk', async ({ console: desktop, hub, desk }) => {
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);

  for (const screen of ['People', 'Devices', 'Knowledge', 'Announcements', 'Sync']) {
    await chooseInMenu(app, 'Go', screen);
    await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible();
  }
  await chooseInMenu(app, 'Go', 'Queue');
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await chooseInMenu(app, 'File', 'Log a Call');
  await expect(page.getByRole('combobox', { name: 'Who is calling?' })).toBeVisible();
  await chooseInMenu(app, 'File', 'Settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await chooseInMenu(app, 'Help', 'Keyboard Shortcuts');
  await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
});

test('the menu leads nowhere before there is a hub', async ({ console: desktop }) => {
  const { app, page } = await desktop.start();
  await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();

  await chooseInMenu(app, 'Go', 'People');
  await chooseInMenu(app, 'File', 'Print the Ticket…');

  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect(page.getByRole('heading', { name: 'Where is your desk?' })).toBeVisible();
});

test('the menu acts on the page in front, and a screen that cannot do it says so', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { app, page } = await beginWithTicket({ console: desktop, hub, desk }, 'Outlook is slow');
  const printed = await notePrints(app);

  await chooseInMenu(app, 'File', 'Print the Ticket…');
  await expect(page.getByText('This screen cannot do that. Open a ticket first.')).toBeVisible();
  expect(await printed()).toEqual([]);

  const ticket = await openTicketWindow(app, page, 'Outlook is slow');
  await chooseInMenu(app, 'Go', 'People');
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await bringToFront(app, '/ticket/');
  await chooseInMenu(app, 'File', 'Print the Ticket…');
  await expect.poll(printed).toEqual([expect.stringContaining('Outlook is slow')]);
  await expect(ticket.getByText('This screen cannot do that.')).toHaveCount(0);
});

test('a ticket is saved as a PDF without what only the desk reads, and printed with it', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const { incident, number, session } = await logTicket(hub.origin, desk, { summary: 'Outlook is slow' });
  await session.issue('incident.reply', incident.id, { text: 'Please restart Outlook.' });
  await session.issue('incident.note', incident.id, { text: 'The mailbox server swaps.' });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await signIn(page, desk.mira);
  await openTicket(page, 'Outlook is slow');
  const printed = await notePrints(app);
  const file = join(desktop.profile, 'ticket.pdf');
  await answerSaveDialog(app, join(desktop.profile, 'no-such-folder', 'ticket.pdf'));
  await chooseInMenu(app, 'File', 'Save the Ticket as PDF…');
  await expect(page.getByText('It could not be written there.')).toBeVisible();
  const offered = await answerSaveDialog(app, file);

  await chooseInMenu(app, 'File', 'Save the Ticket as PDF…');
  await expect
    .poll(async () => (await readFile(file).catch(() => Buffer.of())).subarray(0, 5).toString())
    .toBe('%PDF-');
  const [saved] = await offered();
  expect(saved?.name).toBe(`${number}.pdf`);
  expect(saved?.paper).toContain('Please restart Outlook.');
  expect(saved?.paper).toContain('Internal notes of the desk are left out.');
  expect(saved?.paper).not.toContain('The mailbox server swaps.');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('internal notes');
  await page.getByRole('button', { name: 'Print the ticket with internal notes' }).click();
  await expect.poll(printed).toEqual([expect.stringContaining('The mailbox server swaps.')]);
  expect((await printed())[0]).toContain('With internal notes: for the desk only.');
  // The pages that were printed are gone.
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('what is saved of the diagnostics is what was read, and nothing that belongs to anybody', async ({
  console: desktop,
  hub,
  desk,
}) => {
  await logTicket(hub.origin, desk, { summary: 'Zwetschgenkuchen' });
  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  const secrets = await noteSecrets(app);
  await signIn(page, desk.mira);
  await openTicket(page, 'Zwetschgenkuchen');
  const file = join(desktop.profile, 'diagnostics.txt');

  await chooseInMenu(app, 'Help', 'Diagnostics…');
  await expect(page.getByRole('heading', { name: 'Diagnostics' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Screens' }).uncheck();
  const shown = await page
    .getByRole('textbox')
    .evaluateAll((fields) => fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value.trim() : '')));
  await answerSaveDialog(app, join(desktop.profile, 'no-such-folder', 'diagnostics.txt'));
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('It could not be written there.')).toBeVisible();
  await answerSaveDialog(app, file);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  const saved = await readFile(file, 'utf8');
  for (const part of shown) expect(saved).toContain(part);
  const written = saved.replaceAll(/^== \w+$/gm, '').replaceAll(/\s+/g, '');
  expect(written).toBe(shown.join('').replaceAll(/\s+/g, ''));
  expect(saved).toContain('"event":"console started"');
  expect(saved).not.toContain('scaleFactor');
  await expect.poll(async () => (await secrets())[0]?.length).toBeGreaterThan(20);
  const [token] = await secrets();
  for (const secret of [
    token ?? '',
    desk.mira.password,
    desk.mira.name,
    'Zwetschgenkuchen',
    desk.vera.name,
    homedir(),
  ]) {
    expect(saved, secret).not.toContain(secret);
  }
});

test('spelling is checked with the word lists of the hub, until somebody turns it off', async ({
  console: desktop,
  hub,
  desk,
}) => {
  const first = await desktop.start(`--hub=${hub.origin}`);
  await signIn(first.page, desk.mira);
  const isChecked = (app: ElectronApplication) =>
    app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled());
  await expect.poll(() => isChecked(first.app)).toBe(true);

  await chooseInMenu(first.app, 'File', 'Settings');
  // Drawn over the input, which is what has the name.
  await first.page.getByRole('switch', { name: 'Check spelling' }).uncheck({ force: true });
  await expect.poll(() => isChecked(first.app)).toBe(false);
  await first.app.close();

  const { app, page } = await desktop.start(`--hub=${hub.origin}`);
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeVisible();
  await expect.poll(() => isChecked(app)).toBe(false);
});

test('a field offers cut, copy and paste at the pointer; text to copy; and nothing where there is nothing', async ({
  console: desktop,
}) => {
  const { app, page } = await desktop.start();
  const heading = page.getByRole('heading', { name: 'Where is your desk?' });
  await expect(heading).toBeVisible();
  const popups = await notePopups(app);

  await heading.click({ button: 'right' });
  await page.getByRole('textbox', { name: 'Address of the hub' }).click({ button: 'right' });
  await expect.poll(popups).toEqual([['Cut', 'Copy', 'Paste', 'Select All']]);

  await heading.selectText();
  await heading.click({ button: 'right' });
  await expect.poll(async () => (await popups()).at(-1)).toEqual(['Copy']);
});

/** What stands on each page that goes to the printer from now on. */
async function notePrints(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ app }) => {
    const papers: string[] = [];
    Reflect.set(globalThis, 'papers', papers);
    app.on('browser-window-created', (_event, { webContents }) => {
      async function note(done?: (isPrinted: boolean, reason: string) => void): Promise<void> {
        papers.push(String(await webContents.executeJavaScript('document.body.innerText')));
        done?.(true, '');
      }
      webContents.print = (_options, done) => void note(done);
    });
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'papers') as readonly string[]);
}

interface OfferedFile {
  readonly name: string;
  /** What stands on the page that is about to be saved. */
  readonly paper: string;
}

/** Answers as somebody would who saves everything in one place. */
async function answerSaveDialog(
  app: ElectronApplication,
  file: string,
): Promise<() => Promise<readonly OfferedFile[]>> {
  await app.evaluate(({ BrowserWindow, dialog }, file) => {
    const offered: OfferedFile[] = [];
    Reflect.set(globalThis, 'offered', offered);
    const answer = async (...asked: readonly unknown[]) => {
      const paper = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('/print/'));
      const text = await paper?.webContents.executeJavaScript('document.body.innerText');
      offered.push({ name: (asked.at(-1) as { defaultPath: string }).defaultPath, paper: String(text) });
      return { canceled: false, filePath: file };
    };
    dialog.showSaveDialog = answer;
  }, file);
  return () => app.evaluate(() => Reflect.get(globalThis, 'offered') as readonly OfferedFile[]);
}

/** All that is handed to the key store from now on. */
async function noteSecrets(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ safeStorage }) => {
    const secrets: string[] = [];
    Reflect.set(globalThis, 'secrets', secrets);
    const seal = safeStorage.encryptStringAsync.bind(safeStorage);
    safeStorage.encryptStringAsync = async (secret) => {
      secrets.push(secret);
      return seal(secret);
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'secrets') as readonly string[]);
}

/** The labels of each menu that opens from now on; none of them is drawn. */
async function notePopups(app: ElectronApplication): Promise<() => Promise<readonly (readonly string[])[]>> {
  await app.evaluate(({ Menu }) => {
    const popups: string[][] = [];
    Reflect.set(globalThis, 'popups', popups);
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      popups.push(this.items.map(({ label }) => label));
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'popups') as readonly string[][]);
}

/** Ends when it is the window that the menu acts on. */
async function bringToFront(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, path) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes(path))
      ?.focus();
  }, path);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL()))
    .toContain(path);
}
