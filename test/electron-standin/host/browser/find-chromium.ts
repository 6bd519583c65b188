import { existsSync } from 'node:fs';

const usualPlace = '/usr/bin/chromium';

/** The Chromium to drive: `CHROMIUM_PATH`, else Debian's. @throws Error that says what to do when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv): string {
  const chosen = environment['CHROMIUM_PATH'] ?? usualPlace;
  if (existsSync(chosen)) return chosen;
  throw new Error(
    `The stand-in for Electron needs Chromium, and there is none at ${chosen}: install the package chromium or set CHROMIUM_PATH.`,
  );
}
