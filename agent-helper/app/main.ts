import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  app,
  desktopCapturer,
  dialog,
  ipcMain,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  utilityProcess,
} from 'electron';
import { helperIpc } from '#contracts/helper-ipc.ts';
import { Fault } from '#contracts/fault.ts';
import { mayWiden } from '#domain/remote-control/frozen-acts.rules.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import { describeError, logFatalStart, openAppLog } from '#platform/electron/app-log.ts';
import { appScheme, createAppProtocol } from '#platform/electron/app-protocol.ts';
import { createKeyStore } from '#platform/electron/key-store.ts';
import type { OpenLink } from '#platform/electron/open-link.ts';
import { createOpenLink } from '#platform/electron/open-link.ts';
import { createIpcGate, serveIpc } from '#platform/electron/typed-ipc.ts';
import { writeForeignFile } from '#platform/node/foreign-file.ts';
import { sleep } from '#platform/node/sleep.ts';
import { koffiFile } from '../input/koffi.ts';
import { askToQuit } from './ask-to-quit.ts';
import { chooseFolder } from './choose-folder.ts';
import type { CoreProcess, CoreProcessOptions } from './core-process.ts';
import { createCoreProcess } from './core-process.ts';
import { endHelper } from './end-helper.ts';
import { forkCaged } from './fork-caged.ts';
import { guardHelper } from './guard-helper.ts';
import { helperAnswers } from './helper-answers.ts';
import { setHelperMenu } from './helper-menu.ts';
import type { SettingsOfHelper } from './helper-settings.ts';
import { createHelperSettings } from './helper-settings.ts';
import type { HelperTray, HelperTrayOptions } from './helper-tray.ts';
import { createHelperTray } from './helper-tray.ts';
import type { HelperUpdates } from './helper-updates.ts';
import { openHelperUpdates } from './helper-updates.ts';
import type { HelperWindows } from './helper-windows.ts';
import { createHelperWindows } from './helper-windows.ts';
import type { Remote } from './remote/open-remote.ts';
import { openRemote } from './remote/open-remote.ts';
import { openSettings } from './settings.ts';
import { createNewsTeller } from './show-news.ts';
import { hasTray } from './start/has-tray.ts';
import { refuseRoot } from './start/refuse-root.ts';
import { autostartEntries, autostartPlaces, loginItems } from './start/start-at-login.ts';
import { switchForSharing } from './remote/sharing-switches.ts';
import { startCommand, startsHidden } from './start/start-order.ts';
import { savesWith } from './saves.ts';
import { takeScreenshot } from './take-screenshot.ts';
import type { Words } from './words/en.ts';
import { filled, languageOf, wordsIn } from './words/words.ts';

/** The end user's helper as a desktop app. What it knows and does is the core's; this process has the windows. */
const origin = `${appScheme.scheme}://helper`;
const appFolder = import.meta.dirname;
const kept = (name: string) => join(app.getPath('userData'), name);
const nowMs = () => Date.now();
function forkInput() {
  const { isPackaged } = app;
  const { resourcesPath, platform, arch } = process;
  const koffi = koffiFile({ isPackaged, resourcesPath, appFolder, platform, arch });
  return utilityProcess.fork(join(appFolder, 'input.cjs'), [koffi], { serviceName: 'Deskbell helper input' });
}
const LOG_FILE = 'logs/helper.log';

async function start(): Promise<void> {
  refuseRoot(process.getuid?.(), process.argv);
  const log = openAppLog(kept(LOG_FILE), nowMs);
  process.on('unhandledRejection', (error) => log.error('helper met a fault', describeError(error)));
  await app.whenReady();
  open(log, await hasTray(process.platform));
}

function open(log: AppLog, isTrayThere: boolean): void {
  log.info('helper started', { version: app.getVersion(), isTrayThere });
  const reportFault = (error: unknown) => log.error('helper met a fault', describeError(error));
  protocol.handle(appScheme.scheme, createAppProtocol({ host: 'helper', folder: join(appFolder, 'pages') }));
  setHelperMenu();
  const openLink = createOpenLink(nowMs);
  const shown = { origin, appFolder, kept, log, nowMs, openLink };
  const windows = createHelperWindows({ ...shown, reportFault, hasTray: isTrayThere });
  const own = openHelperUpdates({ windows, nowMs, reportFault });

  let isControlled = false;
  const settings = createHelperSettings({
    store: openSettings(kept('settings.json')),
    startAtLogin: startAtLogin(),
    nativeTheme,
    facts: { systemLanguage: languageOf(app.getLocale()), version: app.getVersion(), hasTray: isTrayThere },
    isFrozen: () => !mayWiden('settings', isControlled).ok,
    askForFolder: () => chooseFolder(dialog, words()),
    onChanged: (now) => {
      windows.tell('settings.changed', now);
      tray?.renew();
      remote.renew();
    },
  });
  const words = () => wordsIn(settings.read().language ?? settings.read().systemLanguage);
  const quit = quitWith(() => isControlled, words, reportFault);
  const tray = isTrayThere ? trayFor(windows, words, { onQuit: quit.ask, onStopSession: () => remote.panic() }) : null;
  const core = coreWith(log, reportFault, {
    onState: (state) => {
      own.follow(state);
      remote.follow(state);
      windows.tell('state.changed', state);
      tray?.mark(state.stage === 'enrolled' && state.unread.length > 0);
    },
    onNews: createNewsTeller(words, windows.main),
    onCrashed: ({ willReturn }) => {
      remote.coreEnded();
      if (willReturn) windows.tell('core.restarted', {});
      else windows.tell('state.changed', { stage: 'blocked', refusal: { code: 'core.given-up' } });
    },
  });
  const around = { windows, core, words, nowMs, reportFault, log };
  const remote = openRemote({
    ...around,
    forkInput,
    settings: settings.read,
    onLive: (isLive) => tray?.markLive(isLive),
    onControl: (isIt) => {
      isControlled = isIt;
      if (isIt) windows.main.stepAside();
      windows.tell('settings.changed', settings.read());
    },
  });
  guardHelper({ origin, factory: windows.factory, remote, reportFault });
  servePages({ factory: windows.factory, core, settings, own, remote, words, openLink, quit }, log);

  followSystem({ windows, core, remote, own, reportFault });
  core.start();
  if (startsHidden(process.argv)) windows.main.openHidden();
  else windows.main.show();
}

interface SystemParts {
  readonly windows: HelperWindows;
  readonly core: CoreProcess;
  readonly remote: Remote;
  readonly own: HelperUpdates;
  readonly reportFault: (error: unknown) => void;
}

/** What the system and other starts of the helper want of it, to its end. */
function followSystem({ windows, core, remote, own, reportFault }: SystemParts): void {
  app.on('second-instance', () => windows.main.show());
  app.on('activate', () => windows.main.show());
  powerMonitor.on('resume', core.wake);
  endHelper(app, {
    letGo: () => {
      windows.main.letGo();
      // Before its banner is closed with all windows, which would end the session at the desk as well.
      void remote.stop().catch(reportFault);
    },
    finish: () => Promise.all([remote.stop(), core.stop(), windows.placements.flush()]).then(own.finish),
    reportFault,
  });
}

/** Ways to end the helper by hand: none while somebody else has a hand on the mouse (C17). */
function quitWith(isControlled: () => boolean, words: () => Words, reportFault: (error: unknown) => void) {
  const mayQuit = () => mayWiden('quit', isControlled()).ok;
  const ask = () => void askToQuit({ dialog, app, mayQuit }, words()).catch(reportFault);
  return { ask, now: () => (mayQuit() ? app.quit() : ask()) };
}

function coreWith(
  log: AppLog,
  reportFault: (error: unknown) => void,
  hearing: Pick<CoreProcessOptions, 'onState' | 'onNews' | 'onCrashed'>,
): CoreProcess {
  return createCoreProcess({
    fork: () => utilityProcess.fork(join(appFolder, 'core.cjs'), [], { serviceName: 'Deskbell helper core' }),
    startCaged: forkCaged((...call) => utilityProcess.fork(...call), join(appFolder, 'caged-call.cjs')),
    keyStore: createKeyStore(safeStorage, process.platform, reportFault),
    log,
    nowMs,
    ...hearing,
  });
}

type TrayActs = Pick<HelperTrayOptions, 'onQuit' | 'onStopSession'>;

function trayFor({ main }: HelperWindows, words: () => Words, acts: TrayActs): HelperTray {
  const folder = join(appFolder, 'icons');
  const onReport = () => main.show({ place: 'report' });
  return createHelperTray({ folder, platform: process.platform, words, onOpen: () => main.show(), onReport, ...acts });
}

interface PageParts {
  readonly factory: HelperWindows['factory'];
  readonly core: CoreProcess;
  readonly settings: SettingsOfHelper;
  readonly own: HelperUpdates;
  readonly remote: Remote;
  readonly words: () => Words;
  readonly openLink: OpenLink;
  readonly quit: ReturnType<typeof quitWith>;
}

function servePages({ factory, core, settings, own, remote, words, openLink, quit }: PageParts, log: AppLog): void {
  const allFiles = () => words().allFiles;
  const answers = helperAnswers({
    core,
    own,
    remote: remote.answers,
    settings: settings.read,
    changeSettings: settings.change,
    chooseFolder: settings.chooseFolder,
    isFrozen: () => settings.read().isFrozen,
    takeScreenshot: () =>
      takeScreenshot({
        desktopCapturer,
        displays: () => screen.getAllDisplays(),
        // The banner of a session stays: without it nothing may be seen.
        windows: () =>
          factory
            .all()
            .filter(({ role }) => role === 'helper')
            .map(({ browserWindow }) => browserWindow),
        wait: (delayMs) => sleep(delayMs, new AbortController().signal),
      }),
    ...savesWith({ core, dialog, write: writeForeignFile, allFiles }),
    openLink,
    quit: quit.now,
  });
  const gate = createIpcGate({
    contract: helperIpc,
    answers,
    senderOf: factory.senderOf,
    newReportId: randomUUID,
    report: ({ cause, ...refusal }) => log.error('message refused', { ...refusal, cause: describeError(cause) }),
  });
  serveIpc(ipcMain, gate);
}

function startAtLogin() {
  if (process.platform !== 'linux') return loginItems(app);
  const appFolderGiven = app.isPackaged ? null : app.getAppPath();
  const { APPIMAGE: appImage } = process.env;
  const command = startCommand({ execPath: process.execPath, appImage, appFolder: appFolderGiven });
  return autostartEntries(autostartPlaces(process.env, homedir()), command);
}

/** Says in one sentence why the helper does not start, and ends it. */
async function tellAndEnd(error: unknown): Promise<void> {
  logFatalStart(kept(LOG_FILE), nowMs, error);
  await app.whenReady();
  const { fatal } = wordsIn(languageOf(app.getLocale()));
  const code = error instanceof Fault ? error.code : 'start.failed';
  const sentence = code === 'start.as-root' ? fatal[code] : filled(fatal.other, { code });
  process.stderr.write(`${sentence}\n`);
  dialog.showErrorBox(fatal.title, sentence);
  app.exit(1);
}

switchForSharing(app.commandLine);
protocol.registerSchemesAsPrivileged([appScheme]);
if (app.requestSingleInstanceLock()) start().catch(tellAndEnd);
else app.quit();
