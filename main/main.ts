import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  app,
  desktopCapturer,
  dialog,
  ipcMain,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { consoleIpc } from '#contracts/console-ipc.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import { describeError, logFatalStart, openAppLog } from '#platform/electron/app-log.ts';
import { appScheme, createAppProtocol } from '#platform/electron/app-protocol.ts';
import { cutOff } from '#platform/electron/cut-off.ts';
import { createKeyStore } from '#platform/electron/key-store.ts';
import { createOneUseGrants } from '#platform/electron/one-use-grants.ts';
import { createOpenLink } from '#platform/electron/open-link.ts';
import type { OneUse } from '#platform/electron/permissions.ts';
import type { IpcGate } from '#platform/electron/typed-ipc.ts';
import { createIpcGate, serveIpc } from '#platform/electron/typed-ipc.ts';
import { createScreenCapture } from './capture/screen-capture.ts';
import type { ConsoleAnswerPorts } from './console-answers.ts';
import { consoleAnswers } from './console-answers.ts';
import { guardConsole } from './console-permissions.ts';
import { openConsoleUpdates } from './console-updates.ts';
import type { ConsoleWindows } from './console-windows.ts';
import { createConsoleWindows } from './console-windows.ts';
import { createDeskProcess } from './desk-process.ts';
import { endTogether } from './end-together.ts';
import { fatalSentence } from './fatal-start.ts';
import { createConsoleFiles } from './files/console-files.ts';
import type { GivenMails } from './files/given-mails.ts';
import { listenToMails } from './files/listen-to-mails.ts';
import { deskRemains, finishLeaving, leaveHub } from './leave-hub.ts';
import { createDiagnostics } from './diagnostics/diagnostics.ts';
import type { Links } from './links/listen-to-links.ts';
import { listenToLinks } from './links/listen-to-links.ts';
import { showMenu } from './menu/show-menu.ts';
import { createTellAgent } from './news/tell-agent.ts';
import { createPrinting } from './printing/print-ticket.ts';
import type { SettingsStore } from './settings.ts';
import { givenHub, openSettings } from './settings.ts';
import { createConsoleSpelling } from './spelling/console-spelling.ts';
import { watchGraphics } from './watch-graphics.ts';
import { wordsFor } from './words/words.ts';

/** The agents' console as a desktop app. What Electron wants before it is ready stands in `start`, all else in `open`. */
const HOST = 'console';
const origin = `${appScheme.scheme}://${HOST}`;
const appFolder = import.meta.dirname;
const kept = (name: string) => join(app.getPath('userData'), name);
const nowMs = () => Date.now();
/** Where a call is logged: mails that were opened with the console become one. */
const CALL = '/log';
/** Copies of files that other programs show; a sign-out starts anew, and a start empties it. */
const OPENED_FILES = 'opened-files';
/** A ticket of a thousand entries stands on its page in a second or two. */
const PRINT_PATIENCE_MS = 20_000;
const LOG_FILE = 'logs/console.log';
const words = () => wordsFor(app.getLocale());

async function start(): Promise<void> {
  finishLeaving(app.getPath('userData'));
  // All that pages store lies in a folder of its own, so that a sign-out can remove it whole.
  mkdirSync(kept(deskRemains.pages), { recursive: true, mode: 0o700 });
  app.setPath('sessionData', kept(deskRemains.pages));
  const log = openAppLog(kept(LOG_FILE), nowMs);
  process.on('unhandledRejection', (error) => log.error('console met a fault', describeError(error)));
  const settings = openSettings(kept('settings.json'), givenHub(process.argv, process.env));
  if (settings.read().isGpuOff) app.disableHardwareAcceleration();
  const given = {
    links: listenToLinks(app, process.argv),
    mails: listenToMails(app, process.argv, process.cwd()),
  };
  await app.whenReady();
  open(settings, given, log);
}

function open(settings: SettingsStore, given: GivenFromOutside, log: AppLog): void {
  log.info('console started', { version: app.getVersion() });
  const reportFault = (error: unknown) => log.error('console met a fault', describeError(error));
  const keyStore = createKeyStore(safeStorage, process.platform, reportFault);
  protocol.handle(appScheme.scheme, createAppProtocol({ host: HOST, folder: join(appFolder, 'pages') }));

  const desk = createDeskProcess({
    fork: () =>
      utilityProcess.fork(join(appFolder, 'data-service.cjs'), [], {
        serviceName: 'Deskbell data service',
        // What comes in with a sync is done with at once; by itself V8 lets some hundred megabytes of it lie.
        execArgv: ['--max-semi-space-size=4'],
      }),
    folder: kept(deskRemains.desks),
    keyStore,
    log,
    nowMs,
    onGone: ({ willReturn }) => {
      windows.tell('desk.gone', { willReturn });
      if (!willReturn) windows.trouble.deskGivenUp();
    },
    onSignedOut: () => {
      agent.forget();
      windows.sessions.forget();
      leaveHub(app, app.getPath('userData')).catch(reportFault);
    },
    onNews: (news) => agent.news(news),
  });
  const openDesk = () => {
    const { hub } = settings.read();
    if (hub !== null) desk.open(hub);
    spelling.follow();
    cutOff(session.defaultSession, hub).catch(reportFault);
  };
  const opened = kept(OPENED_FILES);
  const files = createConsoleFiles({ dialog, shell, opened, words, mails: given.mails, reportFault });
  const refusals = () => pages.refusals();
  const diagnostics = createDiagnostics({ settings, log, keyStore, files, words, nowMs, refusals });
  const openLink = createOpenLink(nowMs);
  const shown = { origin, appFolder, kept, log, nowMs, words, openLink };
  const windows = createConsoleWindows({ ...shown, reportFault, openDesk });
  const own = openConsoleUpdates({ hub: () => settings.read().hub, windows, nowMs, reportFault });
  const printing = createPrinting({ factory: () => windows.factory, files, patienceMs: PRINT_PATIENCE_MS });
  const spelling = createConsoleSpelling(settings);
  const changeSpelling = spelling.change;
  const acts = { openLink, openDesk, changeSpelling, diagnostics, printing, files, own };
  const pages = answerPages({ settings, keyStore, desk, windows, ...acts }, log);
  showMenu({ app, windows, words: words().menu, hasHub: () => settings.read().hub !== null });
  const agent = createTellAgent({ app, appFolder, windows, words });

  powerMonitor.on('suspend', desk.hangUp);
  powerMonitor.on('resume', desk.wake);
  watchGraphics(app, { settings, log, nowMs });
  endTogether(app, {
    isWorthKeeping: () => settings.read().hub !== null,
    mayEnd: windows.sessions.mayEnd,
    beforeWindowsClose: windows.tickets.freeze,
    finish: () => Promise.all([desk.close(), windows.placements.flush(), windows.tickets.flush()]).then(own.finish),
    reportFault,
  });

  openDesk();
  openFirst(settings, given, windows);
}

/** Answers the pages of our windows, and denies them all else. */
function answerPages(parts: Omit<ConsoleAnswerPorts, 'capture' | 'grants' | 'version'>, log: AppLog): IpcGate {
  const { factory } = parts.windows;
  const grants = createOneUseGrants<OneUse>(nowMs);
  const getScreens = () => desktopCapturer.getSources({ types: ['screen'] });
  const capture = createScreenCapture({ screen, getScreens, sleep: setTimeout });
  guardConsole(origin, factory, { grants, capture });
  const gate = createIpcGate({
    contract: consoleIpc,
    answers: consoleAnswers({ ...parts, capture, grants, version: app.getVersion() }),
    senderOf: factory.senderOf,
    newReportId: randomUUID,
    report: ({ cause, ...refusal }) => log.error('message refused', { ...refusal, cause: describeError(cause) }),
  });
  serveIpc(ipcMain, gate);
  return gate;
}

interface GivenFromOutside {
  readonly links: Links;
  readonly mails: GivenMails;
}

/** Shows what this start was asked for, and from then on what links and mails ask for; without a hub there is one question first. */
function openFirst(settings: SettingsStore, { links, mails }: GivenFromOutside, windows: ConsoleWindows): void {
  const show = (path: string) => {
    if (settings.read().hub === null) windows.factory.show('set-up', '/');
    else windows.desk.show(path);
  };
  show(mails.waiting() === null ? links.first() : CALL);
  windows.tickets.reopen();
  links.follow(show);
  mails.follow(() => {
    show(CALL);
    windows.tell('mail.given', {});
  });
}

/** Says in one sentence why the console does not start, writes down the rest, and ends it. */
async function tellAndEnd(error: unknown): Promise<void> {
  logFatalStart(kept(LOG_FILE), nowMs, error);
  await app.whenReady();
  dialog.showErrorBox(words().fatal.title, fatalSentence(error, words()));
  app.exit(1);
}

protocol.registerSchemesAsPrivileged([appScheme]);
if (app.requestSingleInstanceLock()) start().catch(tellAndEnd);
else app.quit();
