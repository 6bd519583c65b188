import { defineConfig } from '@playwright/test';
// Says what stands for Electron where it is not there.
import '../desktop/playwright.config.ts';
import config from './playwright.config.ts';

/** What takes too long for every run of all tests; by hand. */
export default defineConfig({
  ...config,
  timeout: 600_000,
  // For an hour beside whatever else a machine does.
  expect: { timeout: 120_000 },
  projects: [
    { name: 'pages', testMatch: 'pages.setup.ts' },
    { name: 'long', testMatch: '**/*.remote.ts', grep: /@long/, dependencies: ['pages'] },
  ],
});
