/**
 * Entry of the stand-in: takes Electron's own command line and starts the app in Electron's own order.
 *
 *     command line → `electron` resolves to the stand-in → process as Electron shows it → inspector → preloads (-r)
 *     → the app's main module → Chromium, with the switches collected so far → ready
 *
 * Playwright waits for two lines on stderr: Node's "Debugger listening on …", then Chromium's "DevTools listening on …".
 */
import inspector from 'node:inspector';
import { createRequire, runMain } from 'node:module';
import path from 'node:path';
import { findApp } from './app-folder.ts';
import { becomeReady } from './app/become-ready.ts';
import { startBrowser } from './browser/start-browser.ts';
import { readCommandLine } from './command-line.ts';
import { app } from './electron.ts';
import { hostState, setPathOf } from './host-state.ts';
import { resolveElectronHere } from './resolve-electron.ts';
import { showUncaughtErrors } from './uncaught-errors.ts';

const [executablePath = '', ...args] = process.argv.slice(2);
const commandLine = readCommandLine(args);
const resourcesPath = path.join(path.dirname(executablePath), 'resources');
const found = findApp(resourcesPath, commandLine.appTarget);

resolveElectronHere(new URL('./electron.ts', import.meta.url));
dressProcess();
takeOverSwitches();
Object.assign(hostState, { ...found.about, executablePath, isPackaged: found.isPackaged });
showUncaughtErrors();

if (commandLine.inspect !== null) {
  const { port, host, waitsForDebugger } = commandLine.inspect;
  inspector.open(port, host, waitsForDebugger);
}
// Only Electron's development start knows `-r`; a packaged app loads nothing but itself.
const requireFromHere = createRequire(path.join(process.cwd(), 'here.js'));
if (!found.isPackaged) for (const preload of commandLine.preloads) requireFromHere(preload);

// A CommonJS module has run when this returns; an ES module runs on while Chromium starts, as it may in Electron.
runMain(found.mainModule);
await startBrowser();
becomeReady();

/** What an Electron main process sees of itself; written over Node's own answers. */
function dressProcess(): void {
  hostState.nodePath = process.execPath;
  process.argv = [executablePath, ...args];
  process.execPath = executablePath;
  Object.assign(process.versions, { electron: hostState.electronVersion, chrome: '0' });
  Object.assign(process, { type: 'browser', resourcesPath, defaultApp: found.isPackaged ? undefined : true });
}

/** Chromium's switches wait in `app.commandLine`, where the app may still add its own. */
function takeOverSwitches(): void {
  for (const [name, value] of commandLine.switches) {
    if (name === 'user-data-dir') setPathOf('userData', path.resolve(value));
    else if (name === 'remote-debugging-port') hostState.wantsDevToolsPort = true;
    else {
      hostState.startSwitches.set(name, value);
      app.commandLine.appendSwitch(name, value);
    }
  }
}
