import { defineConfig } from '@playwright/test';
import { findChromium } from './build/set-up/needed-programs.ts';
import { withoutFeatures } from './test/support/chromium-switches.ts';
import type { JourneyOptions } from './test/support/journey.ts';

const chromium = findChromium();

/** Every journey runs against a hub on SQLite, those that are about keeping data also on PostgreSQL. */
export default defineConfig<object, JourneyOptions>({
  testDir: 'test/journeys',
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results',
  preserveOutput: 'failures-only',
  // A journey keeps several browsers, a hub and often a database busy.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // Wanted by hand (`--trace on`): to write down every step and picture takes about a sixth of the time.
    trace: 'off',
    actionTimeout: 20_000,
    launchOptions: {
      ...(chromium === null ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        withoutFeatures(),
        // Nobody is there to choose a screen; the one that is shown is made up by the browser.
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
      ],
    },
  },
  projects: [
    { name: 'sqlite', use: { engine: 'sqlite' } },
    { name: 'postgres', use: { engine: 'postgres' }, grep: /@both-engines/ },
  ],
});
