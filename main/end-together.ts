import type { App } from 'electron';
import { finishBeforeExit } from '#platform/electron/finish-before-exit.ts';

export interface EndOptions {
  /** Whether the console goes on with all windows closed: sync does, but not before there is a hub. */
  readonly isWorthKeeping: () => boolean;
  /** False when somebody has to be asked first; they end it then. */
  readonly mayEnd: () => boolean;
  readonly beforeWindowsClose: () => void;
  /** Finishes what is being written. */
  readonly finish: () => Promise<unknown>;
  readonly reportFault: (error: unknown) => void;
}

/** Lets the console end only after everything it keeps is on the disk. */
export function endTogether(app: Pick<App, 'on' | 'quit' | 'exit'>, options: EndOptions): void {
  app.on('window-all-closed', () => {
    if (!options.isWorthKeeping()) app.quit();
  });
  app.on('before-quit', (event) => {
    if (options.mayEnd()) options.beforeWindowsClose();
    else event.preventDefault();
  });
  finishBeforeExit(app, options.finish, options.reportFault);
}
