import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { app, appLife } from '../app/app.ts';
import { DevToolsClient } from '../cdp/devtools-client.ts';
import { hostState, isHeadless, pathOf } from '../host-state.ts';
import { nativeTheme } from '../modules/native-theme.ts';
import { closePage, pages } from '../pages/open-pages.ts';
import { closePopup } from '../pages/popups.ts';
import { Browser, setRunningBrowser } from './browser.ts';
import { chromiumSwitches } from './chromium-switches.ts';
import { ELECTRON_CHROMIUM_MAJOR, readChromiumVersion } from './chromium-version.ts';
import { findChromium } from './find-chromium.ts';
import { writeFirstPreferences } from './first-preferences.ts';
import { Targets } from './targets.ts';
import { refusedTargets, watchRequests } from './watch-requests.ts';

/** Starts Chromium with the switches collected by now; pages can be opened when this resolves. */
export async function startBrowser(): Promise<void> {
  const program = findChromium(process.env);
  const profileFolder = join(pathOf('sessionData'), 'standin-chromium');
  writeFirstPreferences(profileFolder);
  const switches = chromiumSwitches({
    isHeadless: isHeadless(),
    wantsDevToolsPort: hostState.wantsDevToolsPort,
    profileFolder,
    appSwitches: appLife.switches,
    captureSource: process.env['ELECTRON_STANDIN_CAPTURE'] ?? 'Entire screen',
  });
  const chromium = spawn(program, switches, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  passOnDevToolsAddress(chromium.stderr as Readable);
  const client = new DevToolsClient(chromium.stdio[3] as Writable, chromium.stdio[4] as Readable);
  const targets: Targets = new Targets(client, {
    onPopup: closePopup,
    onTitle: (targetId, title) => pages.byTarget(targetId)?.navigation.takeTitle(title),
    onGone: (targetId) => {
      refusedTargets.delete(targetId);
      browser.forget(targetId);
      const page = pages.byTarget(targetId);
      if (page !== undefined) closePage(page);
    },
  });
  const browser: Browser = new Browser({ client, process: chromium, targets, program, profileFolder });
  endTogether(browser);
  const { product } = await client.browser.send('Browser.getVersion');
  const version = readChromiumVersion(product);
  Object.assign(process.versions, { chrome: version });
  console.error(
    `Stand-in for Electron ${hostState.electronVersion} (Chromium ${ELECTRON_CHROMIUM_MAJOR}) on Chromium ${version}`,
  );
  await watchRequests(client.browser);
  await targets.watch();
  setRunningBrowser(browser);
  nativeTheme.on('updated', showTheme);
}

/** Of what Chromium says, only the line Playwright waits for. */
function passOnDevToolsAddress(stderr: Readable): void {
  createInterface({ input: stderr }).on('line', (line) => {
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
    else if (process.env['ELECTRON_STANDIN_DEBUG'] !== undefined) process.stderr.write(`[chromium] ${line}\n`);
  });
}

/** Neither outlives the other: the app ends when Chromium is gone, and Chromium when the process is told to end. */
function endTogether(browser: Browser): void {
  browser.client.onClosed(() => {
    if (hostState.isQuitting) for (const page of pages.all()) closePage(page);
    else app.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  process.on('exit', () => browser.kill());
}

function showTheme(): void {
  for (const page of pages.all()) {
    // A window that is being closed has no use for the theme.
    page.content.showTheme(nativeTheme.themeSource).catch(() => {});
  }
}
