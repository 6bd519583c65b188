import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { App } from 'electron';

/** What the stand-in knows about the app it runs. `boot.ts` fills it in before the app's main module is loaded. */
export interface HostState {
  /** The version of Electron whose types the stand-in follows. */
  readonly electronVersion: string;
  /** `productName` or `name` of the app's package.json; `app.setName` changes it. */
  appName: string;
  appVersion: string;
  /** The folder that holds the app's package.json. */
  appPath: string;
  /** The stand-in's launcher, or what a packager renamed it to. */
  executablePath: string;
  /** The Node that runs this process; utility processes run on it too. */
  nodePath: string;
  isPackaged: boolean;
  /** From the moment `ready` is emitted. */
  isReady: boolean;
  /** From the moment the app's `before-quit` was not prevented. */
  isQuitting: boolean;
  /** Whether Chromium shall also listen on a port of its own choice: Playwright asks for it on the command line. */
  wantsDevToolsPort: boolean;
  /** The switches the process was started with; `app.commandLine` also has what the app and its preloads added. */
  readonly startSwitches: Map<string, string>;
  /** What `app.setPath` and `--user-data-dir` laid down. */
  readonly paths: Map<PathName, string>;
}

export type PathName = Parameters<App['getPath']>[0];

/** One process of the stand-in stands for one process of Electron, so this state belongs to the process as a whole. */
export const hostState: HostState = {
  electronVersion: '45.4.1',
  appName: 'Electron',
  appVersion: '45.4.1',
  appPath: process.cwd(),
  executablePath: process.execPath,
  nodePath: process.execPath,
  isPackaged: false,
  isReady: false,
  isQuitting: false,
  wantsDevToolsPort: false,
  startSwitches: new Map(),
  paths: new Map(),
};

const homeFolders = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: 'Videos',
} as const;

/** Where Electron on Linux keeps the named thing; throws for names it does not know. */
export function pathOf(name: PathName): string {
  const chosen = hostState.paths.get(name);
  if (chosen !== undefined) return chosen;
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
    case 'userData':
      return join(pathOf('appData'), hostState.appName);
    case 'sessionData':
      return pathOf('userData');
    case 'logs':
      return join(pathOf('userData'), 'logs');
    case 'crashDumps':
      return join(pathOf('userData'), 'Crashpad');
    case 'temp':
      return tmpdir();
    case 'exe':
    case 'module':
      return hostState.executablePath;
    case 'assets':
      return join(hostState.executablePath, '..', 'resources');
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'music':
    case 'pictures':
    case 'videos':
      return join(homedir(), homeFolders[name]);
    case 'recent':
      throw new Error("Failed to get 'recent' path");
    default:
      throw new Error(`Failed to get '${String(name satisfies never)}' path`);
  }
}

/** Lays a path down and makes the folder, as `app.setPath` does. */
export function setPathOf(name: PathName, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute');
  mkdirSync(path, { recursive: true });
  hostState.paths.set(name, path);
}

/** Without a display everything runs in Chromium's headless mode; a test may ask for it beside one. */
export function isHeadless(): boolean {
  if (process.env['ELECTRON_STANDIN_HEADLESS'] === '1') return true;
  return process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined;
}
