import type { App } from 'electron';
import { finishBeforeExit } from '#platform/electron/finish-before-exit.ts';

export interface EndHelperPorts {
  /** From now on windows close for good. */
  readonly letGo: () => void;
  /** Finishes what is being written. */
  readonly finish: () => Promise<unknown>;
  readonly reportFault: (error: unknown) => void;
}

/** Keeps the helper running without windows, and lets it end only when everything it keeps is on the disk. */
export function endHelper(app: Pick<App, 'on' | 'exit'>, { letGo, finish, reportFault }: EndHelperPorts): void {
  // Electron would quit; the helper stays until it is told to.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', letGo);
  finishBeforeExit(app, finish, reportFault);
}
