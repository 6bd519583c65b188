import { Fault } from '#contracts/fault.ts';
import type {
  DeskDraft,
  DeskInput,
  DeskOutput,
  DeskRequest,
  DeskStatus,
  ServiceToWindow,
} from '#contracts/desk-port.ts';
import type { DataService } from '#platform/any/data-service/create-data-service.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import type { Surroundings } from '#platform/any/data-service/hub-link.ts';
import type { WindowPort } from '#platform/any/data-service/serve-window.ts';
import { searchDatabaseAt } from '#platform/node/search-database.ts';
import { createSqliteStorage } from '#platform/any/sqlite-storage/create-sqlite-storage.ts';
import type { BlobStore } from '#platform/any/attachment/blob-store.ts';
import { join } from 'node:path';
import { Subject } from 'rxjs';
import { askService } from '../../renderer/desk/ask-service.ts';
import type { AbruptDisk } from './abrupt-disk.ts';
import { isOfFullDisk, KILLED } from './abrupt-disk.ts';
import type { WildLink } from './wild-link.ts';

/** Beside the desk's own database. */
export const SEARCH_FILE = 'search.sqlite';

export interface ConsoleOptions extends Omit<Surroundings, 'reportFault'> {
  readonly disk: AbruptDisk;
  readonly blobs: BlobStore;
  readonly link: WildLink;
  readonly onFault: (error: unknown) => void;
}

/** One life of a console's process: the product's own data service, one window, and a disk under it. */
export interface FuzzConsole {
  ask<Name extends DeskRequest>(request: Name, input: DeskInput<Name>): Promise<DeskOutput<Name>>;
  readonly status: () => DeskStatus | null;
  /** What its window shows of what was begun to be written, by what it is for. */
  readonly drafts: ReadonlyMap<string, DeskDraft>;
  readonly service: Pick<DataService, 'wake'>;
  /** Its memory is gone, and whoever waits for it hears `KILLED`. */
  die(): void;
  /** As when somebody closes the program. */
  stop(): Promise<void>;
}

export async function startConsole({
  disk,
  blobs,
  link,
  onFault,
  ...surroundings
}: ConsoleOptions): Promise<FuzzConsole> {
  const service = createDataService({
    ...surroundings,
    storage: createSqliteStorage({ openDatabase: disk.open }),
    searchDatabase: () => searchDatabaseAt(join(disk.folder, SEARCH_FILE)),
    hub: link.hub,
    fileLink: link.files,
    blobs: blobsOn(disk, blobs),
    reportFault: (error) => {
      if (!disk.isKilled() && !isOfFullDisk(error) && !isOfRestoredHub(error)) onFault(error);
    },
  });
  const { port, heard$, say } = aWindow();
  let status: DeskStatus | null = null;
  const drafts = new Map<string, DeskDraft>();
  heard$.subscribe((message) => {
    if (message.lane === 'status') status = message.status;
    if (message.lane !== 'drafts') return;
    if (message.isWhole) drafts.clear();
    for (const draft of message.drafts) drafts.set(draft.key, draft);
  });
  const died = Promise.withResolvers<never>();
  died.promise.catch(() => null);
  const tell = askService(heard$, say);
  await service.start();
  service.serveWindow(port);

  return {
    ask: (request, input) => Promise.race([tell(request, input), died.promise]),
    status: () => status,
    drafts,
    service,
    die: () => {
      disk.kill();
      died.reject(new Error(KILLED));
      link.breakLines();
      // What it would still do reaches nobody: not the disk, which is another by now, and not the hub.
      service.stop().then(
        () => disk.bury(),
        () => disk.bury(),
      );
    },
    stop: () => service.stop(),
  };
}

/** What one device cannot give back another may; whether all is there again is judged in the end. */
function isOfRestoredHub(error: unknown): boolean {
  return error instanceof Fault && error.code === 'feed.lines-unfit';
}

/** Files are written whole or not at all; a dead process writes none. */
function blobsOn(disk: AbruptDisk, blobs: BlobStore): BlobStore {
  const alive = <Value>(act: () => Promise<Value>) => (disk.isKilled() ? Promise.reject(new Error(KILLED)) : act());
  return {
    put: (sha256, bytes) => alive(() => blobs.put(sha256, bytes)),
    get: (sha256) => alive(() => blobs.get(sha256)),
    remove: (sha256) => alive(() => blobs.remove(sha256)),
    list: () => alive(() => blobs.list()),
  };
}

/** A port without an event loop of its own, so that nothing happens at a time that chance did not choose. */
function aWindow() {
  const heard$ = new Subject<ServiceToWindow>();
  const listeners = new Set<(event: { readonly data?: unknown }) => void>();
  const port: WindowPort = {
    postMessage: (message) => {
      const copy = structuredClone(message) as ServiceToWindow;
      queueMicrotask(() => heard$.next(copy));
    },
    addEventListener: (type, listener) => void (type === 'message' ? listeners.add(listener) : null),
    start: () => {},
    close: () => listeners.clear(),
  };
  const say = (message: unknown) => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => {
      for (const listen of listeners) listen({ data });
    });
  };
  return { port, heard$, say };
}
