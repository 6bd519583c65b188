import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = new URL('../../', import.meta.url);

// Where Electron's binary was never fetched, a stand-in for it runs the very same bundles over Chromium.
if (!existsSync(new URL('node_modules/electron/path.txt', root))) {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= fileURLToPath(new URL('test/electron-standin', root));
}

// Nobody's screen is for tests to show windows on; those that need one bring their own.
process.env['ELECTRON_STANDIN_HEADLESS'] ??= '1';

// Each app is several processes of Node: what Node made of a source is kept for the next one, as it is for the hub.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('.cache/compiled', root));

/** The desktop apps as they are built, driven by Playwright's own driver for Electron. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.desktop.ts',
  outputDir: '../../test-results/desktop',
  preserveOutput: 'failures-only',
  // Each test runs a hub and an app of several processes.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'headless', grepInvert: /@display/ },
    { name: 'display', grep: /@display/ },
  ],
});
