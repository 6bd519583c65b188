import type { App } from 'electron';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { SettingsStore } from './settings.ts';

export interface GraphicsOptions {
  readonly settings: Pick<SettingsStore, 'change'>;
  readonly log: AppLog;
  readonly nowMs: () => number;
}

const MOST_CRASHES = 3;
const CRASHES_COUNT_FOR_MS = 60_000;

/**
 * Notes the ends of Chromium's own processes. Chromium starts its graphics process again by itself; where that crashes
 * again and again, the next start of the console goes without hardware acceleration.
 */
export function watchGraphics(app: Pick<App, 'on'>, { settings, log, nowMs }: GraphicsOptions): void {
  let crashesAtMs: readonly number[] = [];
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('process of chromium ended', { type, reason, exitCode });
    if (type !== 'GPU') return;
    crashesAtMs = [...crashesAtMs.filter((atMs) => nowMs() - atMs < CRASHES_COUNT_FOR_MS), nowMs()];
    if (crashesAtMs.length < MOST_CRASHES) return;
    settings.change({ isGpuOff: true }).catch((error: unknown) => log.error('settings not written', { error }));
  });
}
