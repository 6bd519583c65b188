import fs from 'node:fs';
import path from 'node:path';
import { unpackAsar } from './asar.ts';
import { hostState } from './host-state.ts';
import { openScratchFolder } from './scratch-folder.ts';

export interface FoundApp {
  /** Absolute path of the module to load. */
  readonly mainModule: string;
  readonly isPackaged: boolean;
  readonly about: { readonly appName: string; readonly appVersion: string; readonly appPath: string };
}

/**
 * The app to run, looked for where Electron looks: `resources/app.asar`, `resources/app`, then the path on the command line.
 *
 * An archive is unpacked to a scratch folder that is itself called `app.asar`, so paths inside the app read as they
 * would in Electron.
 */
export function findApp(resourcesPath: string, target: string | null): FoundApp {
  const archive = path.join(resourcesPath, 'app.asar');
  if (fs.existsSync(archive)) {
    const folder = path.join(openScratchFolder(), 'app.asar');
    unpackAsar(archive, folder);
    return { ...readApp(folder), isPackaged: true };
  }
  const folder = path.join(resourcesPath, 'app');
  if (fs.existsSync(folder)) return { ...readApp(folder), isPackaged: true };
  if (target === null) throw new Error('No app: there is no resources/app.asar, and the command line names no folder.');
  return { ...readApp(path.resolve(target)), isPackaged: false };
}

function readApp(target: string): Omit<FoundApp, 'isPackaged'> {
  if (fs.statSync(target).isFile()) {
    const about = { appName: 'Electron', appVersion: hostState.electronVersion, appPath: path.dirname(target) };
    return { mainModule: target, about };
  }
  const text = fs.readFileSync(path.join(target, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as { name?: string; productName?: string; version?: string; main?: string };
  return {
    mainModule: path.join(target, manifest.main ?? 'index.js'),
    about: {
      appName: manifest.productName ?? manifest.name ?? 'Electron',
      appVersion: manifest.version ?? '0.0.0',
      appPath: target,
    },
  };
}
