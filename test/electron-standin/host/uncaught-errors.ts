/**
 * Electron shows a dialog for an error nobody caught, unless the app listens itself. Nobody could close that dialog in a
 * test, so the stand-in says the same on stderr and ends.
 */
export function showUncaughtErrors(): void {
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    console.error('A JavaScript error occurred in the main process\n', error);
    process.exit(1);
  });
}
