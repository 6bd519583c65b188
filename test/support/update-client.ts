import { chmod, writeFile } from 'node:fs/promises';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request } from 'node:http';
import { join } from 'node:path';
import type { UpdateHold } from '#contracts/update-state.ts';
import type { UpdateKeys } from '#contracts/updates.ts';
import { createUpdates } from '#platform/electron/updates/create-updates.ts';
import { createUpdateMemory } from '#platform/electron/updates/update-memory.ts';
import { createUpdaterEngine } from '#platform/electron/updates/updater-engine.ts';
import { AppImageUpdater, DebUpdater, NoOpLogger } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { onTestFinished } from 'vitest';
import { handClock } from './hand-clock.ts';
import { ISSUED_AT_MS } from './update-server.ts';

/** electron-updater's own way of downloading, over Node's requests instead of Electron's. */
class NodeExecutor extends ElectronHttpExecutor {
  override createRequest(options: RequestOptions, callback: (response: IncomingMessage) => void) {
    return request(options, callback) as ClientRequest & ReturnType<ElectronHttpExecutor['createRequest']>;
  }
}

export interface UpdateClientOptions {
  /** An own folder: user data, cache and the installed file lie below it. */
  readonly folder: string;
  readonly feed: string;
  readonly keys: UpdateKeys;
  readonly version?: string;
  readonly kind?: 'AppImage' | 'deb';
  readonly answerWithinMs?: number;
  readonly stallMs?: number;
}

/** An installation in plain Node: electron-updater's own updaters, real files, a clock driven by hand. */
export async function anUpdateClient(options: UpdateClientOptions) {
  const { folder, feed, keys, version = '1.0.0', kind = 'AppImage' } = options;
  const configuration = join(folder, 'app-update.yml');
  await writeFile(configuration, 'updaterCacheDirName: deskbell-console-updater\n');
  const installed = join(folder, 'deskbell.AppImage');
  await writeFile(installed, '#!/bin/sh\nexit 0\n');
  await chmod(installed, 0o755);
  // AppImage's own runtime names the file it was started from in this variable; electron-updater reads it there.
  process.env['APPIMAGE'] = installed;
  onTestFinished(() => {
    delete process.env['APPIMAGE'];
  });

  const adapter: AppAdapter = {
    version,
    name: 'deskbell-console',
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: folder,
    baseCachePath: join(folder, 'cache'),
    whenReady: async () => {},
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  };
  const updater = kind === 'deb' ? new DebUpdater(null, adapter) : new AppImageUpdater(null, adapter);
  Object.assign(updater, { httpExecutor: new NodeExecutor() });
  updater.logger = new NoOpLogger();

  const clock = handClock(ISSUED_AT_MS + 60_000);
  const memory = createUpdateMemory(join(folder, 'updates.json'));
  const faults: unknown[] = [];
  const acts: string[] = [];
  let hold: UpdateHold | null = null;
  const engine = createUpdaterEngine({
    updater,
    identity: { app: 'console', target: 'linux-x64', version, keys },
    memory,
    feed: () => feed,
    fileEnding: kind === 'deb' ? '.deb' : '.AppImage',
    fetch,
    nowMs: clock.nowMs,
    sleep: clock.wait,
    answerWithinMs: options.answerWithinMs ?? 10_000,
    stallMs: options.stallMs ?? 120_000,
    canWaitForQuit: true,
    beginInstall: (startsAgain) => {
      acts.push(startsAgain ? 'installs, starts again' : 'installs');
      return updater.install(true, false);
    },
  });
  const updates = createUpdates({
    runningVersion: version,
    engine,
    memory,
    heldBy: () => hold,
    endApp: () => acts.push('ends'),
    nowMs: clock.nowMs,
    sleep: clock.wait,
    chance: () => 0.5,
    reportFault: (_what, error) => faults.push(error),
  });
  const seen: string[] = [];
  updates.watch(({ update }) => {
    if (seen.at(-1) !== update.state) seen.push(update.state);
  });
  return {
    updates,
    clock,
    memory,
    installed,
    pending: join(folder, 'cache/deskbell-console-updater/pending'),
    /** The states it went through, each once in a row. */
    seen,
    faults,
    acts,
    holdBy: (by: UpdateHold | null) => (hold = by),
  };
}
