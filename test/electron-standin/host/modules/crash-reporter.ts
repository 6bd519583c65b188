import type { CrashReporter } from 'electron';
import { record } from '../recorded-calls.ts';

const parameters = new Map<string, string>();
let uploads = true;

/** Nothing is caught or sent; the app reads back what it set. */
export const crashReporter: CrashReporter = {
  start: (options) => {
    uploads = options.uploadToServer ?? true;
    for (const [key, value] of Object.entries(options.extra ?? {})) parameters.set(key, value);
    record('crashReporter.start', { ...options });
  },
  addExtraParameter: (key, value) => void parameters.set(key, value),
  removeExtraParameter: (key) => void parameters.delete(key),
  getParameters: () => Object.fromEntries(parameters),
  getUploadToServer: () => uploads,
  setUploadToServer: (uploadToServer) => {
    uploads = uploadToServer;
  },
  getLastCrashReport: () => null,
  getUploadedReports: () => [],
};
