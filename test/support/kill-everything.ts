import type { ElectronApplication } from '@playwright/test';
import { childrenWith, processesNaming } from './processes.ts';

/** As a power cut does: the main process, the data service, and Chromium, none of which is told. */
export function killEverything(app: ElectronApplication, profile: string): void {
  const main = app.process().pid ?? Number.NaN;
  killAll([main, ...childrenWith(main, 'data-service.cjs'), ...processesNaming(profile)]);
}

export function killAll(ids: readonly number[]): void {
  for (const id of new Set(ids)) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It went with the one before.
    }
  }
}
