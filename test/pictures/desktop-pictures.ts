import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import type { PersonId } from '#domain/kernel/fields.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import { findElectron } from '../../build/set-up/electron-program.ts';
import { signIn } from '../support/desktop-console.ts';
import { signInOverApi } from '../support/hub-session.ts';
import { startDisplay } from '../support/x-display.ts';
import type { Credentials, Shown } from './browser-pictures.ts';
import { take } from './picture-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Of the demo organisation. */
const CALLER = 'Vera Lindqvist';

/** Both desktop apps, on whatever runs them here: somebody gets help at their own computer. */
export async function takeDesktopPictures({ origin, agent }: Shown, folder: string): Promise<void> {
  // What is shown to whoever helps.
  const display = await startDisplay({ width: 1_280, height: 800 });
  const own = { DESKBELL_HELPER_DATA: join(folder, 'helper'), HOME: folder, DISPLAY: display.name };
  const helper = await start('helper', own, folder);
  try {
    const there = await helper.firstWindow();
    await enrol(there, origin, agent);
    await there.getByRole('button', { name: 'Understood' }).click();
    // Taller than the window opens, for a reader cannot scroll a picture.
    await there.setViewportSize({ width: 420, height: 1020 });
    await take(there, 'helper');
    const code = await askForHelp(there);
    const app = await start('console', { DESKBELL_HUB: origin }, folder);
    try {
      await takeHelp(app, await app.firstWindow(), agent, { code, helper });
      await there.getByText(/is with you/).waitFor();
      await take(there, 'helper-joined');
      await there.getByRole('button', { name: 'End it' }).click();
      await there.getByText('You have ended it.').waitFor();
    } finally {
      await app.close();
    }
  } finally {
    await helper.close();
    await display.stop();
  }
}

async function start(
  name: 'console' | 'helper',
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<ElectronApplication> {
  const electron = findElectron(root);
  if (electron === null) throw new Error('Nothing on this machine runs the desktop apps.');
  const inherited = Object.entries(process.env).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return await _electron.launch({
    executablePath: electron.path,
    args: [
      `--user-data-dir=${join(folder, `${name}-profile`)}`,
      '--no-sandbox',
      // Both are on this computer, which may have no network.
      '--allow-loopback-in-peer-connection',
      join(root, 'dist/desktop', name),
    ],
    env: { ...Object.fromEntries(inherited), LANG: 'en_GB.UTF-8', ...environment },
  });
}

async function enrol(there: Page, origin: string, { login, password }: Credentials): Promise<void> {
  const session = await signInOverApi(origin, login, password);
  const person = personNamed(CALLER, [...(await session.readAll()).values()]);
  const { code } = await session.ask('enrolment.offer', { person, site: null });
  await there.getByRole('textbox', { name: 'Address of the help desk' }).fill(origin);
  await there.getByRole('textbox', { name: 'Code' }).fill(code);
  await there.getByRole('button', { name: 'Connect this computer' }).click();
  await there.getByRole('heading', { name: 'What can I do for you?' }).waitFor();
}

function personNamed(name: string, records: readonly unknown[]): PersonId {
  const people = records.flatMap((record) => personSchema.safeParse(record).data ?? []);
  const found = people.find((person) => person.name === name);
  if (found === undefined) throw new Error(`The demo has nobody called ${name}.`);
  return found.id;
}

/** Resolves to the nine digits that are read out. */
async function askForHelp(there: Page): Promise<string> {
  await there.getByRole('link', { name: /^Get help now/ }).click();
  await there.getByRole('button', { name: 'Get a code' }).click();
  const code = there.getByRole('status').filter({ hasText: /^\d{3} \d{3} \d{3}$/ });
  await code.waitFor();
  await take(there, 'helper-code');
  return (await code.textContent()) ?? '';
}

interface Asking {
  readonly code: string;
  readonly helper: ElectronApplication;
}

/** An agent joins with the code, and sees the screen in a window of its own once that is allowed. */
async function takeHelp(
  app: ElectronApplication,
  desk: Page,
  agent: Credentials,
  { code, helper }: Asking,
): Promise<void> {
  await signIn(desk, agent);
  await desk.keyboard.press('Shift+H');
  const dialog = desk.getByRole('dialog', { name: 'Help by code' });
  await dialog.getByRole('textbox', { name: 'Their code' }).fill(code);
  await desk.keyboard.press('Enter');
  await dialog.getByText(CALLER).waitFor();
  await dialog.getByRole('radio', { name: 'A new ticket' }).check();
  await dialog.getByRole('textbox', { name: 'In a few words' }).fill('The projector stays dark');
  const [session] = await Promise.all([app.waitForEvent('window'), desk.keyboard.press('Enter')]);
  const question = await windowOf(helper, 'consent');
  await question.getByRole('button', { name: 'Yes, show my screen' }).waitFor();
  await take(question, 'help-consent');
  // The answer takes its window away, at times before the click is over.
  await question
    .getByRole('button', { name: 'Yes, show my screen' })
    .click()
    .catch(() => undefined);
  await session.getByText('You see the screen').waitFor();
  await session.getByRole('button', { name: 'They are the same' }).click();
  await session.getByText('The picture is coming').waitFor({ state: 'hidden' });
  await take(await windowOf(helper, 'banner'), 'help-strip');
  await take(session, 'help-session');
}

/** Of the helper, by its page, as soon as it is there. */
async function windowOf(app: ElectronApplication, name: string): Promise<Page> {
  const untilIt = (page: Page) => page.waitForURL(`**/${name}.html`).then(() => page);
  const coming = new Promise<Page>((resolve) => {
    app.on('window', (page) => void untilIt(page).then(resolve, () => undefined));
  });
  return await Promise.any([...app.windows().map(untilIt), coming]);
}
