import type { App } from 'electron';

/** Lets an app end only when everything it keeps is on the disk. What could not be finished is told, and ends it all the same. */
export function finishBeforeExit(
  app: Pick<App, 'on' | 'exit'>,
  finish: () => Promise<unknown>,
  reportFault: (error: unknown) => void,
): void {
  let isFinishing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (isFinishing) return;
    isFinishing = true;
    void finish()
      .catch(reportFault)
      .finally(() => app.exit(0));
  });
}
