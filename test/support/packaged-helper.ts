import { join } from 'node:path';
import { test as helperTest } from './desktop-helper.ts';
import type { InstalledApp, PackagedApp } from './packaged-app.ts';
import { installApp, packageApp } from './packaged-app.ts';
import { runHub } from './run-hub.ts';

interface PackagedParts {
  readonly installed: InstalledApp;
}

interface PackagedWorkerParts {
  readonly packaged: PackagedApp;
}

/** What a test of the packaged helper starts from: its hub serves updates. */
export const test = helperTest.extend<PackagedParts, PackagedWorkerParts>({
  packaged: [
    async ({}, use) => {
      const packaged = await packageApp('helper');
      await use(packaged);
      await packaged.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  hub: async ({ line, packaged }, use, testInfo) => {
    const { updatesFolder } = packaged;
    const logFile = testInfo.outputPath('hub.log');
    const hub = await runHub({ databaseUrl: null, lines: [line], logFile, updatesFolder });
    await use(hub);
    await hub.remove();
  },

  installed: async ({ packaged }, use) => {
    const installed = await installApp(packaged, (home) => ({
      HOME: home,
      XDG_CONFIG_HOME: '',
      DESKBELL_HELPER_DATA: join(home, 'data'),
    }));
    await use(installed);
    await installed.remove();
  },
});
