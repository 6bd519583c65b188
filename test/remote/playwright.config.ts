import { defineConfig } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { withoutFeatures } from '../support/chromium-switches.ts';

const chromium = findChromium();

/** Links between pages as they are built, in real Chromium. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/remote',
  preserveOutput: 'failures-only',
  // What waits for a line to come back waits beside the others.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'pages', testMatch: 'pages.setup.ts' },
    { name: 'chromium', testMatch: '**/*.remote.ts', grepInvert: /@long/, dependencies: ['pages'] },
  ],
  use: {
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
        // Names that a LAN would resolve; here nobody does.
        withoutFeatures('WebRtcHideLocalIpsWithMdns'),
        // A machine without a network has no other address.
        '--allow-loopback-in-peer-connection',
        '--disable-renderer-backgrounding',
        '--disable-background-timer-throttling',
        '--disable-backgrounding-occluded-windows',
      ],
    },
  },
});
