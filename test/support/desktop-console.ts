import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron, test as base, expect } from '@playwright/test';
import type { CuttableLine } from './cuttable-line.ts';
import { openCuttableLine } from './cuttable-line.ts';
import type { HubUnderTest } from './run-hub.ts';
import { runHub } from './run-hub.ts';
import type { Account, SmallDesk } from './small-desk.ts';
import { foundSmallDesk } from './small-desk.ts';

export const consoleFolder = fileURLToPath(new URL('../../dist/desktop/console', import.meta.url));

/** The console as a desktop app on one computer: its profile outlives the app. */
export interface DesktopConsole {
  readonly profile: string;
  /** Starts it; the window that comes first. */
  start(...args: readonly string[]): Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
}

export interface DesktopParts {
  readonly line: CuttableLine;
  readonly hub: HubUnderTest;
  readonly desk: SmallDesk;
  readonly console: DesktopConsole;
}

/** What a test of the desktop console starts from. Fixtures that a test does not name are not made. */
export const test = base.extend<DesktopParts>({
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

  console: async ({}, use) => {
    const profile = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-profile-'));
    const started: ElectronApplication[] = [];
    await use({
      profile,
      start: async (...args) => {
        // Electron takes the first argument that is no switch for its app.
        const switches = args.filter((argument) => argument.startsWith('--'));
        const others = args.filter((argument) => !argument.startsWith('--'));
        const app = await _electron.launch({
          args: [`--user-data-dir=${profile}`, ...switches, consoleFolder, ...others],
          env: { ...environment(), LANG: 'en_GB.UTF-8' },
        });
        started.push(app);
        return { app, page: await app.firstWindow() };
      },
    });
    for (const app of started) await app.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10 });
  },
});

/** This process's own, without what is empty. */
export function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Signs in where the console asks for it; ends at the agent's own queue, or at the ticket that was asked for. */
export async function signIn(
  page: Page,
  { login, password }: Pick<Account, 'login' | 'password'>,
  ticket?: string,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill(login);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const arrived =
    ticket === undefined ? page.getByRole('heading', { name: 'Mine' }) : page.getByRole('article', { name: ticket });
  await expect(arrived).toBeVisible();
}
