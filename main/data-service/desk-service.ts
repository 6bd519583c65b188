import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { HubOrigin } from '#contracts/console-ipc.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import type { DataService } from '#platform/any/data-service/create-data-service.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import type { TokenVault } from '#platform/any/data-service/keep.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { createBlobFiles } from '#platform/node/blob-files.ts';
import type { ExclusiveLock } from '#platform/node/exclusive-lock.ts';
import { takeLock } from '#platform/node/exclusive-lock.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { isDamage, noteDamage, rescueDamaged, rescuedDeskIn } from './rescue-files.ts';
import { callLan } from '#platform/node/lan-line/call-lan.ts';
import { folderSize } from '#platform/node/folder-size.ts';
import { sleep } from '#platform/node/sleep.ts';

export interface DeskServiceOptions {
  /** Holds the database, the files and the lock; made when it is not there. */
  readonly folder: string;
  readonly hub: HubOrigin;
  readonly vault: TokenVault;
  readonly onSignedOut: () => void;
  /** The database was found damaged: what can be saved is saved by the next start, which is wanted soon. */
  readonly onDamaged: () => void;
  readonly reportFault: (error: unknown) => void;
}

/** The data service of the desktop: SQLite in a folder of its own, which no other process opens at the same time. */
export interface DeskService extends Pick<DataService, 'serveWindow' | 'watchNews' | 'wake' | 'hangUp'> {
  /** Resolves when what was being written is on the disk, and the folder is free. */
  stop(): Promise<void>;
}

const LOOK_AGAIN_MS = 500;

export function startDeskService(options: DeskServiceOptions): DeskService {
  const { folder, hub, reportFault } = options;
  const stopping = new AbortController();
  const report = (error: unknown) => {
    reportFault(error);
    if (!isDamage(error)) return;
    noteDamage(folder);
    options.onDamaged();
  };
  const service = createDataService({
    ...options,
    reportFault: report,
    rescued: rescuedDeskIn(folder),
    storage: createSqliteStorage({ openDatabase: (name) => openNodeSqlite(join(folder, `${name}.sqlite`)) }),
    hub: {
      ask: (request, input, asked) => askHub(hub, request, input, asked),
      openStream: (hello, signal) => openLiveStream(hub, hello, signal),
    },
    searchDatabase: () => searchDatabaseAt(join(folder, 'search.sqlite')),
    deviceName: hostname().slice(0, 80),
    callLan,
    fileLink: attachmentLink(hub),
    blobs: createBlobFiles(join(folder, 'files')),
    measure: () => folderSize(folder),
    nowMs: () => Date.now(),
    newId: newCommandId,
    chance: Math.random,
    wait: sleep,
  });

  async function start(): Promise<ExclusiveLock | null> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = await lockOf(join(folder, 'desk.lock'), service.holdBack, stopping.signal);
    if (lock === null) return null;
    await rescueDamaged({ folder, nowMs: Date.now });
    await service.start().catch(report);
    return lock;
  }
  const started = start();
  started.catch(reportFault);

  return {
    serveWindow: service.serveWindow,
    watchNews: service.watchNews,
    wake: service.wake,
    hangUp: service.hangUp,
    stop: async () => {
      stopping.abort();
      const lock = await started;
      await service.stop();
      lock?.release();
    },
  };
}

/** Waits until no other process holds the folder; `null` when told to stop before. */
async function lockOf(path: string, onHeld: () => void, signal: AbortSignal): Promise<ExclusiveLock | null> {
  while (!signal.aborted) {
    const lock = takeLock(path);
    if (lock !== null) return lock;
    onHeld();
    await sleep(LOOK_AGAIN_MS, signal);
  }
  return null;
}
