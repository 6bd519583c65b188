import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UpdateHold, UpdatesOffReason } from '#contracts/update-state.ts';
import type { UpdateApp } from '#contracts/updates.ts';
import { sleep } from '#platform/node/sleep.ts';
import type { Session } from 'electron';
import { app, session } from 'electron';
import { AppImageUpdater, DebUpdater, MacUpdater, NoOpLogger, NsisUpdater } from 'electron-updater';
import { builtInKeys } from './built-in-keys.ts';
import type { Updates } from './create-updates.ts';
import { createUpdates, createUpdatesOff } from './create-updates.ts';
import type { InstallationKind } from './installation-kind.ts';
import { fileEndings, installationKind, updateTargetOf } from './installation-kind.ts';
import { RefusedUpdate } from './signed-provider.ts';
import { createUpdateMemory } from './update-memory.ts';
import type { UpdaterEngineOptions } from './updater-engine.ts';
import { createUpdaterEngine } from './updater-engine.ts';

export interface ElectronUpdatesOptions {
  readonly app: UpdateApp;
  /** The hub that is worked with; `null` while there is none. */
  readonly hub: () => string | null;
  /** What an installation would interrupt at this moment; `null` when nothing. */
  readonly heldBy: () => UpdateHold | null;
  readonly nowMs: () => number;
  readonly reportFault: (error: unknown) => void;
}

const ANSWER_WITHIN_MS = 30_000;
const STALL_MS = 120_000;

/**
 * The updates of the app that runs here, asked from its hub. Call `run` once, and `atQuit` as the last thing before the
 * process ends. Nothing of it was ever run on Windows or macOS.
 */
export function openElectronUpdates(options: ElectronUpdatesOptions): Updates {
  const runningVersion = app.getVersion();
  const keys = builtInKeys();
  const target = updateTargetOf(process.platform, process.arch);
  const kind = kindOfThis();
  const off = (reason: UpdatesOffReason) => createUpdatesOff(runningVersion, reason);
  if (!app.isPackaged) return off('not-packaged');
  if (keys === null) return off('no-keys');
  if (kind === null || target === null) return off('not-installed');

  const memory = createUpdateMemory(join(app.getPath('userData'), 'updates.json'));
  const engine = createUpdaterEngine({
    ...wayOf(kind),
    identity: { app: options.app, target, version: runningVersion, keys },
    memory,
    feed: () => feedOf(options.hub(), options.app),
    fileEnding: fileEndings[kind],
    fetch: (url, { signal }) => updateSession().fetch(url, { signal, cache: 'no-store', credentials: 'omit' }),
    nowMs: options.nowMs,
    sleep,
    answerWithinMs: ANSWER_WITHIN_MS,
    stallMs: STALL_MS,
  });
  return createUpdates({
    runningVersion,
    engine,
    memory,
    heldBy: options.heldBy,
    endApp: () => app.quit(),
    nowMs: options.nowMs,
    sleep,
    chance: Math.random,
    reportFault: (_what, error) => options.reportFault(error),
  });
}

/**
 * In memory, and of its own: the session of the pages cancels what leads away from their files and is cut off from the
 * network. electron-updater has one for itself as well, in which it fetches the installation files.
 */
function updateSession(): Session {
  return session.fromPartition('deskbell-updates', { cache: false });
}

function kindOfThis(): InstallationKind | null {
  const file = join(process.resourcesPath, 'package-type');
  const packageType = existsSync(file) ? readFileSync(file, 'utf8') : null;
  return installationKind({ platform: process.platform, packageType, appImage: process.env['APPIMAGE'] });
}

function feedOf(hub: string | null, name: UpdateApp): string {
  if (hub === null) throw new RefusedUpdate('update.unreachable');
  return new URL(`/updates/${name}/`, hub).href;
}

/** electron-updater's updater for a kind of installation, and how it is made to begin. */
function wayOf(kind: InstallationKind): Pick<UpdaterEngineOptions, 'updater' | 'beginInstall' | 'canWaitForQuit'> {
  if (kind === 'mac') {
    const updater = new MacUpdater();
    // Squirrel fetches and installs by itself, and ends the app when it is ready.
    return { updater: quiet(updater), beginInstall: () => (updater.quitAndInstall(), true), canWaitForQuit: false };
  }
  if (kind === 'appimage') {
    const updater = new AppImageUpdater();
    return {
      updater: quiet(updater),
      beginInstall: (startsAgain) => installAppImage(updater, startsAgain),
      canWaitForQuit: true,
    };
  }
  const updater = kind === 'deb' ? new DebUpdater() : new NsisUpdater();
  return {
    updater: quiet(updater),
    beginInstall: (startsAgain) => updater.install(true, startsAgain),
    canWaitForQuit: true,
  };
}

/** Started by us: the updater would start it while this process still holds the lock of its only instance. */
function installAppImage(updater: AppImageUpdater, startsAgain: boolean): boolean {
  let execPath = process.env['APPIMAGE'] ?? process.execPath;
  updater.once('appimage-filename-updated', (path) => (execPath = path));
  if (!updater.install(true, false)) return false;
  if (startsAgain) app.relaunch({ execPath });
  return true;
}

function quiet<Updater extends { logger: unknown }>(updater: Updater): Updater {
  updater.logger = new NoOpLogger();
  return updater;
}
