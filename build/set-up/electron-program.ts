import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './needed-programs.ts';

/** What runs the desktop apps. */
export interface ElectronProgram {
  readonly path: string;
  /** False: the stand-in over Chromium, where Electron's own binary was not fetched. */
  readonly isReal: boolean;
}

/** The marker that `npx install-electron` leaves behind, with the name of the executable. */
const installedMarker = 'node_modules/electron/path.txt';

/**
 * Electron itself where it is installed; its stand-in on a Linux machine with Chromium; `null` elsewhere.
 *
 * @param root The project's folder.
 */
export function findElectron(
  root: string,
  { platform, chromium }: { readonly platform: NodeJS.Platform; readonly chromium: string | null } = {
    platform: process.platform,
    chromium: findChromium(),
  },
): ElectronProgram | null {
  const marker = join(root, installedMarker);
  if (existsSync(marker)) {
    return { path: join(root, 'node_modules/electron/dist', readFileSync(marker, 'utf8').trim()), isReal: true };
  }
  if (platform !== 'linux' || chromium === null) return null;
  return { path: join(root, 'test/electron-standin/electron'), isReal: false };
}
