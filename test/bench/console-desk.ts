import { openStates } from '#domain/incident/incident.rules.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import type { HubLink } from '#platform/any/data-service/hub-link.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import { createBlobFiles } from '#platform/node/blob-files.ts';
import { openNodeSqlite } from '#platform/node/node-sqlite-driver.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { sleep } from '#platform/node/sleep.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../renderer/desk/desk.ts';
import { openDesk } from '../../renderer/desk/open-desk.ts';

export const ROWS_IN_QUEUE = 50;

/** Where a console of a bench keeps its desk, and whose it is. */
export interface ConsoleOrder {
  readonly origin: string;
  readonly folder: string;
  readonly login: string;
  readonly password: string;
}

/** The data service of the desktop in this process, and one window on it. */
export interface ConsoleDesk {
  readonly window: Desk;
  /** The port of another window, to be opened in a thread of its own. */
  servePort(): MessagePort;
  /** As when somebody pulls the plug, and puts it in again. */
  goOffline(): void;
  goOnline(): void;
  stop(): Promise<void>;
}

export interface ConsoleWays {
  /** What becomes of requests on their way to the hub, where they are not to go as they are. */
  readonly change?: (ask: HubLink['ask']) => HubLink['ask'];
  /** Keeps an index for searching beside the desk. */
  readonly isSearched?: boolean;
}

export async function startConsoleDesk(
  { origin, folder }: Pick<ConsoleOrder, 'origin' | 'folder'>,
  { change = (ask) => ask, isSearched = false }: ConsoleWays = {},
): Promise<ConsoleDesk> {
  mkdirSync(folder, { recursive: true });
  let isOffline = false;
  const ask = change((request, input, options) => askHub(origin, request, input, options));
  const service = createDataService({
    storage: createSqliteStorage({ openDatabase: (name) => openNodeSqlite(join(folder, `${name}.sqlite`)) }),
    hub: {
      ask: async (request, input, options) =>
        isOffline ? { ok: false, refusal: { code: 'hub.unreachable' } } : ask(request, input, options),
      openStream: (hello, signal) => openLiveStream(origin, hello, signal),
    },
    ...(isSearched ? { searchDatabase: () => searchDatabaseAt(join(folder, 'search.sqlite')) } : {}),
    fileLink: attachmentLink(origin),
    blobs: createBlobFiles(join(folder, 'files')),
    nowMs: Date.now,
    newId: newCommandId,
    chance: Math.random,
    wait: sleep,
    reportFault: (error) => console.error(error),
  });
  await service.start();
  const servePort = () => {
    const { port1, port2 } = new MessageChannel();
    service.serveWindow(port2);
    return port1;
  };
  const window = await openDesk(servePort(), { nowMs: Date.now });
  return {
    window,
    servePort,
    goOffline: () => {
      isOffline = true;
      service.hangUp();
    },
    goOnline: () => {
      isOffline = false;
      service.wake();
    },
    stop: async () => {
      await window.leave();
      await service.stop();
    },
  };
}

/** The first page of the queue: open tickets, the newest first. */
export function queueOf({ collections }: Pick<Desk, 'collections'>, limit = ROWS_IN_QUEUE) {
  return collections.incident.find({
    selector: { state: { $in: [...openStates] } },
    sort: [{ changedAtMs: 'desc' }],
    limit,
  });
}

export async function comeIn({ window }: ConsoleDesk, { login, password }: ConsoleOrder): Promise<void> {
  const signedIn = await window.signIn(login, password);
  if (!signedIn.ok) throw new Error(`${login} was not let in: ${signedIn.refusal.code}`);
}
