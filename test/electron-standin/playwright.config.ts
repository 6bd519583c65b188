import { defineConfig } from '@playwright/test';
import type { SampleOptions } from './launch-sample.ts';

process.env['ELECTRON_OVERRIDE_DIST_PATH'] = import.meta.dirname;

/** The stand-in's own tests: a sample app, driven as apps on real Electron are. */
export default defineConfig<SampleOptions>({
  testMatch: '*.standin.ts',
  outputDir: '../../test-results/electron-standin',
  preserveOutput: 'failures-only',
  reporter: [['list']],
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A machine that runs tests is busy.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'headless', use: { isHeaded: false } },
    { name: 'headed', use: { isHeaded: true }, grep: /@both/ },
  ],
});
