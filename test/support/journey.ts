import type { Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import type { CuttableLine } from './cuttable-line.ts';
import { openCuttableLine } from './cuttable-line.ts';
import { createDatabase, startPostgres } from './postgres.ts';
import type { HubUnderTest } from './run-hub.ts';
import { runHub } from './run-hub.ts';
import type { SmallDesk } from './small-desk.ts';
import { foundSmallDesk } from './small-desk.ts';

export interface JourneyOptions {
  /** What the hub keeps its data in. */
  readonly engine: 'sqlite' | 'postgres';
}

interface JourneyParts {
  /** Two ways from browsers to the hub; each can be cut without the other. */
  readonly lines: readonly [CuttableLine, CuttableLine];
  readonly databaseUrl: string | null;
  readonly hub: HubUnderTest;
  readonly desk: SmallDesk;
  /** A browser of its own, as on another computer: nothing is shared with the others. */
  readonly openBrowser: (settings?: BrowserSettings) => Promise<Page>;
}

interface JourneyWorker extends JourneyOptions {
  readonly postgresUrl: string | null;
}

export interface BrowserSettings {
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** What a journey starts from. Fixtures a journey does not name are not made. */
export const test = base.extend<JourneyParts, JourneyWorker>({
  engine: ['sqlite', { scope: 'worker', option: true }],

  postgresUrl: [
    async ({ engine }, use) => {
      const server = engine === 'postgres' ? await startPostgres({ isDurable: true }) : null;
      await use(server?.url ?? null);
      await server?.stop();
    },
    { scope: 'worker' },
  ],

  databaseUrl: async ({ postgresUrl }, use) => {
    const database = postgresUrl === null ? null : await createDatabase(postgresUrl);
    await use(database?.url ?? null);
    await database?.drop();
  },

  lines: async ({}, use) => {
    const lines = [await openCuttableLine(), await openCuttableLine()] as const;
    await use(lines);
    for (const line of lines) await line.close();
  },

  hub: async ({ databaseUrl, lines }, use, testInfo) => {
    const hub = await runHub({ databaseUrl, lines, logFile: testInfo.outputPath('hub.log') });
    await use(hub);
    await hub.remove();
  },

  desk: async ({ hub }, use) => {
    await use(await foundSmallDesk(hub.origin, hub.setUpToken));
  },

  openBrowser: async ({ browser }, use) => {
    const broken: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (settings = {}) => {
      const context = await browser.newContext(settings);
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => broken.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !isOfNetwork(message.text())) broken.push(message.text());
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(broken, 'what browsers complained of').toEqual([]);
  },
});

/** Browsers write down every request without an answer, and every one that was refused. That is what journeys are about. */
function isOfNetwork(complaint: string): boolean {
  return /^(?:Failed to load resource|WebSocket connection to)/.test(complaint);
}
