import { defineConfig } from '@playwright/test';

/** A hand on one display, and what it does on another one: real X servers, real Chromium, real programs. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/input',
  preserveOutput: 'failures-only',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'pages', testMatch: 'pages.setup.ts' },
    { name: 'displays', testMatch: '**/*.input.ts', dependencies: ['pages'] },
  ],
});
