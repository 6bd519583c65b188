import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, test as base, expect } from '@playwright/test';
import type { CuttableLine } from './cuttable-line.ts';
import { openCuttableLine } from './cuttable-line.ts';
import type { HubSession } from './hub-session.ts';
import type { HubUnderTest } from './run-hub.ts';
import { runHub } from './run-hub.ts';
import type { SmallDesk } from './small-desk.ts';
import { foundSmallDesk } from './small-desk.ts';

const helperFolder = fileURLToPath(new URL('../../dist/desktop/helper', import.meta.url));

export interface StartedHelper {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** The helper as a desktop app on one computer: what it keeps outlives the app. */
export interface DesktopHelper {
  /** The home of its user. */
  readonly home: string;
  /** What its core keeps. */
  readonly data: string;
  /** Starts it; the window that comes first. */
  start(...switches: readonly string[]): Promise<StartedHelper>;
  /** Starts it and makes the computer known to the desk, as Vera's. */
  startEnrolled(...switches: readonly string[]): Promise<StartedHelper>;
}

export interface HelperParts {
  readonly line: CuttableLine;
  readonly hub: HubUnderTest;
  readonly desk: SmallDesk;
  /** Whether the desktop says that it has a tray. */
  readonly hasTray: boolean;
  readonly helper: DesktopHelper;
}

/** What a test of the helper app starts from. Its only way to the hub is the line. */
export const test = base.extend<HelperParts>({
  hasTray: [false, { option: true }],

  line: async ({}, use) => {
    const line = await openCuttableLine();
    await use(line);
    await line.close();
  },

  hub: async ({ line }, use, testInfo) => {
    const hub = await runHub({ databaseUrl: null, lines: [line], logFile: testInfo.outputPath('hub.log') });
    await use(hub);
    await hub.remove();
  },

  desk: async ({ hub }, use) => {
    await use(await foundSmallDesk(hub.origin, hub.setUpToken));
  },

  helper: async ({ line, desk, hasTray }, use) => {
    const home = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-home-'));
    const data = join(home, 'data');
    const started: ElectronApplication[] = [];
    const path = [await binFolder(home, hasTray), process.env['PATH']].join(delimiter);
    const start: DesktopHelper['start'] = async (...switches) => {
      const app = await _electron.launch({
        // Tests may run as root, which the helper refuses unless it is told so plainly.
        args: [`--user-data-dir=${join(home, 'profile')}`, '--no-sandbox', ...switches, helperFolder],
        env: {
          ...environment(),
          PATH: path,
          HOME: home,
          XDG_CONFIG_HOME: '',
          DESKBELL_HELPER_DATA: data,
          LANG: 'en_GB.UTF-8',
        },
      });
      started.push(app);
      return { app, page: await app.firstWindow() };
    };
    await use({
      home,
      data,
      start,
      startEnrolled: async (...switches) => {
        const helper = await start(...switches);
        await enrol(helper.page, line.origin, await offerCode(desk.administrator, desk.vera.person));
        return helper;
      },
    });
    for (const app of started) await app.close();
    await rm(home, { recursive: true, force: true, maxRetries: 10 });
  },
});

/** A code as an agent gives it out in the console. */
export async function offerCode(agent: HubSession, person: SmallDesk['vera']['person'] | null): Promise<string> {
  return (await agent.ask('enrolment.offer', { person, site: null })).code;
}

/** Types address and code into the first window; ends at the start screen. */
export async function enrol(page: Page, hub: string, code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Address of the help desk' }).fill(hub);
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.getByRole('button', { name: 'Connect this computer' }).click();
  await expect(page.getByRole('heading', { name: 'What can I do for you?' })).toBeVisible();
}

/** A program in the helper's path that answers for the session bus: whether somebody there shows trays. */
async function binFolder(home: string, hasTray: boolean): Promise<string> {
  const folder = join(home, 'bin');
  await mkdir(folder);
  const program = join(folder, 'gdbus');
  await writeFile(program, `#!/bin/sh\necho '(${hasTray},)'\n`);
  await chmod(program, 0o755);
  return folder;
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
