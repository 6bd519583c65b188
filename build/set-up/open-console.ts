import { join } from 'node:path';
import type { Child } from './child.ts';
import { startProgram } from './child.ts';
import type { ElectronProgram } from './electron-program.ts';
import { findElectron } from './electron-program.ts';
import { hasDisplay } from './open-browser.ts';
import type { Places } from './places.ts';

/** The console in windows of its own, as `npm start` opens it. */
export interface OpenedConsole {
  readonly child: Child;
  readonly isRealElectron: boolean;
}

/**
 * Opens the console's desktop app for whoever sits here, with a profile of its own in the data folder.
 *
 * @returns `null` where nobody would see it, or where nothing on this machine runs it: a browser serves then.
 */
export function openConsole(root: string, origin: string, places: Places): OpenedConsole | null {
  if (!hasDisplay(process.platform, process.env)) return null;
  const electron = findElectron(root);
  return electron === null
    ? null
    : { child: startConsole(electron, root, origin, places), isRealElectron: electron.isReal };
}

function startConsole({ path }: ElectronProgram, root: string, origin: string, places: Places): Child {
  return startProgram({
    command: [path, join(root, 'dist/desktop/console'), `--user-data-dir=${places.consoleFolder}`, `--hub=${origin}`],
    environment: {},
    logFile: places.consoleLog,
  });
}
