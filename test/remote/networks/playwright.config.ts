import { defineConfig } from '@playwright/test';
import desktop from '../../desktop/playwright.config.ts';

/** Run by `networks.remote.ts`, in a network of its own. */
export default defineConfig({
  ...desktop,
  testDir: '.',
  testMatch: '**/*.network.ts',
  outputDir: '../../../test-results/networks',
  workers: 1,
  projects: [{ name: 'networks' }],
});
